"""Dossiers that are made once for all tests of this room."""

from pathlib import Path

import pytest

from tests.outputs.schedules import dossier
from tests.workflow.dossiers import CONTACT, draft, edit, published, told


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's dossier with its first publication, of which everybody was told."""
    folder = dossier(tmp_path_factory.mktemp("told"))
    edit(folder / "plan.json", lambda table: table["config"].update(CONTACT))
    draft(folder)
    published(folder)
    told(folder, "tous")
    return folder
