"""Steps on the desk: undone across restarts, whole after a kill, never over what others did."""

from pathlib import Path

import pytest

from tests.desk.conftest import opened
from tests.desk.visits import first_visits
from tourplanner.desk.commands import Fix, Release
from tourplanner.desk.journal import FILE, Journal, Kind
from tourplanner.desk.session import Session, StaleError
from tourplanner.errors import InputError
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def fix(session: Session, rank: int = 0, why: str = "promis au maire") -> None:
    """Fix a visit of the plan."""
    session.do(Fix(first_visits(session, rank + 1)[rank], why), session.look().revision, "planner")


def test_a_lock_goes_into_the_config_whose_comments_stay(session: Session, folder: Path) -> None:
    before = (folder / "plan.toml").read_text(encoding="utf-8").splitlines()

    fix(session)

    after = (folder / "plan.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    assert 'why = "promis au maire"' in after
    config = session.look().dossier.config
    assert first_visits(session, 1)[0].is_held_by(config.locks[-1], config.calendar)


@pytest.mark.slow
def test_undo_and_redo_bring_back_the_very_bytes_after_a_restart(session: Session, folder: Path) -> None:
    start = (folder / "plan.toml").read_bytes()
    fix(session)
    fixed = (folder / "plan.toml").read_bytes()

    again = opened(folder)
    again.undo(again.look().revision, "planner")
    assert (folder / "plan.toml").read_bytes() == start

    once_more = opened(folder)
    once_more.redo(once_more.look().revision, "planner")
    assert (folder / "plan.toml").read_bytes() == fixed
    assert [entry.kind for entry in once_more.entries()] == [Kind.DO, Kind.UNDO, Kind.REDO]


@pytest.mark.slow
def test_one_can_come_back_to_an_earlier_step(session: Session) -> None:
    fix(session, 0)
    middle = session.look().revision
    step = session.look().course.done[-1].number
    fix(session, 1)
    session.do(Release(first_visits(session, 1)[0]), session.look().revision, "planner")

    session.back_to(step, session.look().revision, "planner")

    assert session.look().revision == middle


def test_a_stale_page_is_told_both_changes_and_changes_nothing(session: Session, folder: Path) -> None:
    drawn = session.look().revision
    first, second = first_visits(session, 2)
    session.do(Fix(first, "A"), drawn, "planner")
    before = (folder / "plan.toml").read_bytes()

    with pytest.raises(StaleError) as told:
        session.do(Fix(second, "B"), drawn, "planner")

    words = words_in(Language.EN)
    assert (folder / "plan.toml").read_bytes() == before
    assert [words.of(each).endswith(": A") for each in told.value.meanwhile] == [True]
    assert words.of(told.value.asked).endswith(": B")


def test_undo_does_not_cross_what_another_program_changed(session: Session, folder: Path) -> None:
    fix(session)
    with (folder / "plan.toml").open("a", encoding="utf-8") as stream:
        stream.write("# à la main\n")

    with pytest.raises(InputError):
        session.undo(session.look().revision, "planner")

    assert session.entries()[-1].kind is Kind.OUTSIDE
    assert "# à la main" in (folder / "plan.toml").read_text(encoding="utf-8")


def test_a_torn_last_line_is_survived(session: Session, folder: Path) -> None:
    fix(session, 0)
    with (folder / FILE).open("ab") as stream:
        stream.write(b'{"number": 9, "kin')

    again = opened(folder)
    fix(again, 1)

    assert [entry.kind for entry in opened(folder).entries()] == [Kind.DO, Kind.DO]


@pytest.mark.parametrize("undone", [False, True])
def test_a_step_that_was_made_but_not_noted_is_noted_by_who_comes_next(
    session: Session, folder: Path, undone: bool
) -> None:
    fix(session)
    if undone:
        session.undo(session.look().revision, "planner")
    lines = (folder / FILE).read_bytes().splitlines(keepends=True)
    (folder / FILE).write_bytes(b"".join(lines[:-1]))  # killed before the last line

    again = opened(folder)

    course = again.look().course
    assert (len(course.done), len(course.undone)) == ((0, 1) if undone else (1, 0))


def test_a_refused_command_leaves_no_step(session: Session, folder: Path) -> None:
    before = (folder / "plan.toml").read_bytes()

    with pytest.raises(InputError):
        session.do(Release(first_visits(session, 1)[0]), session.look().revision, "planner")

    assert (folder / "plan.toml").read_bytes() == before
    assert session.entries() == ()
    assert [entry.kind for entry in Journal(folder).entries()] == [Kind.BEGIN]
    assert opened(folder).look().course.done == ()
