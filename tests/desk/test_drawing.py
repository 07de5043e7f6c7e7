"""The map of a plan on the desk: never another plan's, and there again when its planner pauses."""

from pathlib import Path

import pytest

from tests.desk.conftest import opened
from tests.workflow import hand_moves
from tourplanner.analysis.verdicts import Card
from tourplanner.desk import drawing
from tourplanner.desk.moves import Park
from tourplanner.desk.session import Session
from tourplanner.domain.half_day import HalfDay
from tourplanner.message import silent
from tourplanner.workflow.opened_plan import open_plan


def park_of(folder: Path) -> Park:
    """The first visit of the plan, set aside."""
    tour = open_plan(folder, None, silent).plan_file.plan.tours[0]
    visit = tour.visits[0]
    return Park(Card(visit.stop, HalfDay(tour.date, visit.half, tour.van)))


@pytest.fixture
def moved(session: Session) -> Session:
    """The dossier after a step that changed its plan."""
    session.do(park_of(session.folder), session.look().revision, "planner")
    return session


def test_a_step_leaves_no_map_of_another_plan(moved: Session) -> None:
    assert not (moved.folder / "map.html").exists()


def test_the_map_is_the_one_that_the_command_draws(moved: Session, pilot: Path, tmp_path: Path) -> None:
    moved.drawing.finish()

    there = moved.folder.rename(tmp_path / "page") / "map.html"
    drawn = there.read_bytes()
    folder = copied(pilot, tmp_path)
    hand_moves.parked(folder, park_of(folder).card)
    assert (folder / "map.html").read_bytes() == drawn
    assert (folder / "plan.json").read_bytes() == (there.parent / "plan.json").read_bytes()


def copied(pilot: Path, tmp_path: Path) -> Path:
    """The pilot again, in a folder of the same name."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name in ("plan.toml", "plan.json", "map.html"):
        (folder / name).write_bytes((pilot / name).read_bytes())
    return folder


def test_it_is_drawn_after_a_pause(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "PAUSE_SECONDS", 0.0)
    session.do(park_of(session.folder), session.look().revision, "planner")
    timer = session.drawing.timer
    assert timer is not None
    timer.join()
    assert (session.folder / "map.html").exists()


def test_the_next_desk_draws_what_a_killed_one_did_not(moved: Session) -> None:
    assert opened(moved.folder).drawing.timer is not None


def test_undo_brings_no_map_of_another_plan(moved: Session) -> None:
    moved.drawing.finish()
    moved.undo(moved.look().revision, "planner")
    assert not (moved.folder / "map.html").exists()


def test_a_dossier_with_its_map_waits_for_nothing(session: Session) -> None:
    assert session.drawing.timer is None


def test_a_plan_that_cannot_be_read_has_no_map(moved: Session) -> None:
    (moved.folder / "plan.json").write_text("{}")
    moved.drawing.finish()
    assert not (moved.folder / "map.html").exists()
