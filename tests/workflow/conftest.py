"""Dossiers that are made once for all tests of this room."""

import shutil
from pathlib import Path

import pytest

from tests.outputs.schedules import dossier
from tests.workflow.dossiers import CONTACT, draft, edit, published, told
from tourplanner.http.server import Server


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's dossier with its first publication, of which everybody was told."""
    folder = dossier(tmp_path_factory.mktemp("told"))
    edit(folder / "plan.json", lambda table: table["config"].update(CONTACT))
    draft(folder)
    published(folder)
    told(folder, "tous")
    return folder


@pytest.fixture
def folder(pilot_planned: Path, tmp_path: Path) -> Path:
    """The pilot's config and its plan, to be changed."""
    return Path(shutil.copytree(pilot_planned, tmp_path / "dossier"))


@pytest.fixture(autouse=True)
def _always_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers of this machine may be asked as often as one likes."""
    monkeypatch.setattr(Server, "_wait_turn", lambda _: None)
