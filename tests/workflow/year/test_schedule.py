"""Drafting schedules, publishing them and reading them again, on the pilot's plan as it is committed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import ROOT
from tests.workflow.notices import heard, unexpected
from tourplanner.domain.schedule_codec import decode_schedule
from tourplanner.errors import BrokenRuleError, InputError
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.told.publish import PublishOptions, tell
from tourplanner.workflow.told.publish import publish as publish_draft
from tourplanner.workflow.year.schedule import Published, publish_schedule, schedule_view

PILOT = ROOT / "maps" / "pilote-2020" / "plan.json"
ON = date(2026, 12, 20)
YEAR_END = date(2028, 1, 2)
"""The last day of the 52nd week from 4 January 2027: a Sunday, 364 days later less one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the pilot's plan."""
    shutil.copy(PILOT, tmp_path / "plan.json")
    return tmp_path


def edit(file: Path, change: Callable[[Any], object]) -> None:
    """Change a JSON file by hand."""
    table = json.loads(file.read_text(encoding="utf-8"))
    change(table)
    file.write_text(json.dumps(table), encoding="utf-8")


def draft(folder: Path, until: date | None = None) -> Published:
    return publish_schedule(folder, until, None, None, unexpected)


def publish(folder: Path, until: date | None = None) -> Published:
    """A draft that is published, and that everybody is told."""
    made = draft(folder, until)
    publish_draft(folder, PublishOptions(ON), unexpected)
    tell(folder, ["all"], ON, None, unexpected)
    return made


def view(folder: Path, until: date | None = None) -> ScheduleView:
    return schedule_view(folder, until, Language.FR, None, unexpected)


def config_of(table: Any) -> Any:
    return table["config"]


# -- what is written ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_schedule_is_written_beside_the_plan_for_52_weeks(folder: Path) -> None:
    made = publish(folder)
    file = decode_schedule(made.file.read_text(encoding="utf-8"), SCHEDULE)

    assert made.file == folder / SCHEDULE
    assert file.schedule == made.schedule
    assert file.plan_sha256 == hashlib.sha256(PILOT.read_bytes()).hexdigest()
    assert (made.schedule.start, made.schedule.until) == (date(2027, 1, 4), YEAR_END)
    assert made.reprint is None


@pytest.mark.slow
def test_the_same_plan_drafted_again_is_the_same_file(folder: Path) -> None:
    draft(folder)
    before = (folder / SCHEDULE).read_bytes()

    assert draft(folder).reprint is None
    assert (folder / SCHEDULE).read_bytes() == before
    publish(folder)
    assert draft(folder).reprint == ()


def test_another_file_is_told(folder: Path) -> None:
    made = publish_schedule(folder / "plan.json", date(2027, 2, 1), folder / "in/a.json", None, unexpected)
    within = publish_schedule(folder, date(2027, 2, 1), folder / "in", None, unexpected)

    assert made.file == folder / "in/a.json"
    assert within.file == folder / "in" / SCHEDULE
    assert made.file.read_bytes() == within.file.read_bytes()
    assert not (folder / SCHEDULE).exists()


@pytest.mark.slow
def test_a_holiday_that_was_not_known_grows_sequences_and_calls_for_posters(folder: Path) -> None:
    old = publish(folder).schedule

    def strike(table: Any) -> None:
        closed = config_of(table)["calendar"]["closed"]
        closed.append({"from": "2027-02-05", "to": "2027-02-05", "why": "grève"})

    edit(folder / "plan.json", strike)
    new = draft(folder)

    # Friday 5 February is the second of Monfort (32269) and of Tournecoupe (32452): they are told off.
    then, now = ({each.key: each for each in made.appointments} for made in (old, new.schedule))
    gone = {"32269/2027-02-01/1", "32452/2027-02-01/1"}
    assert {key for key in now if now[key] != then[key]} == gone
    assert {(now[key].cancelled, now[key].sequence) for key in gone} == {(True, 1)}
    assert set(new.reprint or ()) == {"32269", "32452"}
    # However often it is drafted: the posters are wrong until somebody says that they are right.
    assert draft(folder) == new


@pytest.mark.slow
def test_a_schedule_that_gets_shorter_is_noted(folder: Path) -> None:
    publish(folder)
    notes: list[str] = []
    made = publish_schedule(folder, date(2027, 12, 5), None, None, heard(notes))

    assert [("2028-01-02" in note, "2027-12-05" in note) for note in notes] == [(True, True)]
    assert "publication 1" in notes[0]
    assert {each.cancelled for each in made.schedule.appointments if each.date > date(2027, 12, 5)} == {True}


# -- views --------------------------------------------------------------------------------------------


def test_view_is_what_was_published(folder: Path) -> None:
    made = draft(folder, date(2027, 9, 30))

    assert view(folder).schedule == made.schedule
    assert view(folder, date(2027, 9, 30)).schedule == made.schedule
    assert view(folder).view.plan.tours == made.schedule.tours[:12]


def test_view_without_a_schedule_is_unrolled_and_writes_nothing(folder: Path) -> None:
    unrolled = view(folder).schedule

    assert [path.name for path in folder.iterdir()] == ["plan.json"]
    assert draft(folder).schedule == unrolled


def test_view_of_a_plan_without_a_draft_is_what_was_told_of_it(folder: Path) -> None:
    made = publish(folder)
    (folder / SCHEDULE).unlink()

    assert view(folder).schedule == made.schedule
    assert view(folder, date(2027, 3, 31)).schedule.until == date(2027, 3, 31)


@pytest.mark.slow
def test_view_up_to_another_day_cancels_nothing(folder: Path) -> None:
    publish(folder)
    short = view(folder, date(2027, 3, 31)).schedule

    assert short.until == date(2027, 3, 31)
    assert not any(each.cancelled for each in short.appointments)
    assert max(each.date for each in short.appointments) == date(2027, 3, 31)


def test_view_of_a_plan_that_changed_since_says_so_and_goes_on_from_what_was_told(folder: Path) -> None:
    publish(folder)
    edit(folder / "plan.json", lambda table: config_of(table)["stops"][0].update(place="Halle"))
    notes: list[str] = []
    seen = schedule_view(folder, None, Language.EN, None, heard(notes))

    assert ["is of another plan" in note for note in notes] == [True]
    # The first stop of the config has another place now: all its appointments have one more.
    first = seen.view.config.stops[0].id
    assert {each.sequence for each in seen.schedule.appointments if each.stop == first} == {1}
    assert {each.sequence for each in seen.schedule.appointments if each.stop != first} == {0}


# -- what is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize("broken", ['{"format": 1', "{}", '{"format": 7}', PILOT.read_text(encoding="utf-8")])
def test_a_broken_schedule_is_refused_and_left_alone(folder: Path, broken: str) -> None:
    (folder / SCHEDULE).write_text(broken, encoding="utf-8")

    for use in (draft, view):
        with pytest.raises(InputError) as caught:
            use(folder)
        assert str(folder / SCHEDULE) in str(caught.value)
    assert (folder / SCHEDULE).read_text(encoding="utf-8") == broken


def test_a_folder_in_place_of_the_file_is_refused(folder: Path) -> None:
    (folder / SCHEDULE).mkdir()

    with pytest.raises(InputError, match="cannot be read"):
        publish(folder)


EDITS: dict[str, tuple[Callable[[Any], object], type[Exception], str]] = {
    "an appointment": (lambda t: t["appointments"][0].update(start="10:00"), InputError, "appointments"),
    "an appointment less": (lambda t: t["appointments"].pop(), InputError, "appointments"),
    "a tour less": (lambda t: t["tours"].pop(), InputError, "appointments"),
    "a gap": (lambda t: t["longest_gaps"][0].update(days=3), InputError, "gaps"),
    "the start": (lambda t: t.update(start="2027-01-11"), InputError, "start"),
    "the end": (lambda t: t.update(until="9999-12-31"), InputError, "more than 10 years"),
    "a leg": (lambda t: t["tours"][5].update(leg_back_distance_m=1), BrokenRuleError, "travel"),
    "an hour": (lambda t: t["tours"][5].update(start="03:00"), BrokenRuleError, "day-hours"),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_schedule_edited_by_hand_is_not_drawn(folder: Path, what: str) -> None:
    change, error, words = EDITS[what]
    draft(folder)
    edit(folder / SCHEDULE, change)

    with pytest.raises(error, match=words):
        view(folder)
    # Drafting anew sets it right.
    draft(folder)
    assert view(folder).schedule.until == YEAR_END


@pytest.mark.slow
def test_days_out_of_range_are_refused(folder: Path) -> None:
    for until, words in ((date(2027, 1, 3), "before the plan"), (date(2037, 1, 5), "more than 10 years")):
        for use in (draft, view):
            with pytest.raises(InputError, match=words):
                use(folder, until)
    assert draft(folder, date(2027, 1, 4)).schedule.until == date(2027, 1, 4)
    assert view(folder, date(2037, 1, 4)).schedule.until == date(2037, 1, 4)


def test_a_plan_that_breaks_a_rule_is_refused(folder: Path) -> None:
    edit(folder / "plan.json", lambda table: table["tours"][0].update(date="2027-01-05"))

    for use in (draft, view):
        with pytest.raises(BrokenRuleError, match="area-days: 2027-01-05") as caught:
            use(folder)
        assert caught.value.exit_code == 4
    assert not (folder / SCHEDULE).exists()


def test_a_plan_that_lacks_visits_is_unrolled_with_a_note(folder: Path) -> None:
    edit(folder / "plan.json", lambda table: table["tours"].pop())
    notes: list[str] = []
    made = publish_schedule(folder, None, None, None, heard(notes))

    # The last tour serves Encausse and Monbrun, which have no date now and so no gap.
    assert len(notes) == 2
    assert all("0 visits instead of 1" in note.replace("\u00a0", " ") for note in notes)
    assert len(made.schedule.gaps) == 22


def test_a_plan_of_another_config_is_refused(folder: Path) -> None:
    edit(folder / "plan.json", lambda table: table.update(calendar={"start": "2027-01-11", "weeks": 4}))
    with pytest.raises(InputError, match="4 weeks from 2027-01-11, but its config says"):
        publish(folder)
    edit(folder / "plan.json", lambda table: (table.pop("config"), table.update(config_sha256="00ff")))
    with pytest.raises(InputError, match="carries no config"):
        publish(folder)


@pytest.mark.parametrize("length", [0, 1, 1000, 20_000])
def test_a_truncated_plan_is_refused(folder: Path, length: int) -> None:
    (folder / "plan.json").write_bytes(PILOT.read_bytes()[:length])

    with pytest.raises(InputError, match="is not JSON"):
        publish(folder)
