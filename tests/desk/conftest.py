"""A dossier on the desk: the pilot, planned once."""

import shutil
from pathlib import Path

import pytest

from tourplanner.desk.session import Session
from tourplanner.inputs.shipped import data_folder
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import PlanOptions, make_plan

NOON = "2027-01-05T12:00:00+01:00"


@pytest.fixture(scope="session")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's config with a comment, and its plan."""
    folder = tmp_path_factory.mktemp("pilot")
    text = (data_folder() / "pilot.toml").read_text(encoding="utf-8")
    (folder / "plan.toml").write_text(f"{text}\n# fin\n", encoding="utf-8")
    make_plan(folder / "plan.toml", folder, PlanOptions())
    return folder


@pytest.fixture
def folder(pilot: Path, tmp_path: Path) -> Path:
    """A dossier of the pilot that may be changed."""
    return Path(shutil.copytree(pilot, tmp_path / "dossier"))


@pytest.fixture
def session(folder: Path) -> Session:
    """The dossier on the desk."""
    return opened(folder)


def opened(folder: Path) -> Session:
    """A dossier put on the desk, as after a restart."""
    return Session(folder, Language.FR, lambda: NOON)
