"""A dossier on the desk: the pilot, planned once."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.browser import chromium
from tests.desk.running import Running, running
from tourplanner.desk import drawing
from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys, Passwords
from tourplanner.desk.session import Session
from tourplanner.inputs.shipped import data_folder
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOST = "127.0.0.1:8765"
OWN = {"sec-fetch-site": "same-origin"}
NOON = "2027-01-05T12:00:00+01:00"


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A browser for all tests: its driver runs once in a process."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(autouse=True)
def _nobody_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread writes into a folder of a test that is over; who wants the map asks for it."""
    monkeypatch.setattr(drawing, "PAUSE_SECONDS", 3600.0)


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


@pytest.fixture
def served(session: Session) -> Iterator[Running]:
    """The dossier on a desk that a real server shows."""
    with running(session) as found:
        yield found


@pytest.fixture
def desk(session: Session) -> Desk:
    house = House(frozenset({HOST}), "desk-8765")
    keys = Keys(Passwords("long enough", "read only"))
    return Desk(session, house, keys, words_in(Language.FR), lambda: date(2027, 1, 5))


@pytest.fixture
def outside(desk: Desk) -> Iterator[TestClient]:
    with TestClient(desk_app(desk), f"http://{HOST}", headers=OWN) as found:
        yield found


@pytest.fixture
def inside(outside: TestClient, desk: Desk) -> TestClient:
    assert outside.get(f"/enter?word={desk.keys.next}").status_code == 200
    return outside
