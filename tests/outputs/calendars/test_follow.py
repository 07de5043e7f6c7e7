"""Calendars exported again into the same folder, with nothing published in between."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from tests.outputs.schedules import pilot, unrolled
from tests.workflow.notices import heard, unexpected
from tourplanner.outputs.calendars import follow, render
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

pytestmark = pytest.mark.slow

MONFORT = "calendriers/arrets/32269-monfort.ics"
GONE = date(2027, 1, 8)
"""A Friday on which the pilot goes to Monfort."""


def first_months() -> ScheduleView:
    return unrolled(pilot().view, date(2027, 1, 4), date(2027, 3, 28))


def without(scheduled: ScheduleView, day: date) -> ScheduleView:
    schedule = scheduled.schedule
    return replace(
        scheduled,
        schedule=replace(
            schedule,
            tours=tuple(tour for tour in schedule.tours if tour.date != day),
            appointments=tuple(each for each in schedule.appointments if each.date != day),
        ),
    )


def later(scheduled: ScheduleView, stop: str) -> ScheduleView:
    """All visits of a stop end half an hour later."""
    appointments = tuple(
        replace(each, end=each.end + 1800) if each.stop == stop else each
        for each in scheduled.schedule.appointments
    )
    return replace(scheduled, schedule=replace(scheduled.schedule, appointments=appointments))


def exported(scheduled: ScheduleView, earlier: Mapping[str, bytes]) -> dict[str, bytes]:
    now = render(scheduled, Language.FR)
    return dict(follow(now, earlier, scheduled, Language.FR, unexpected))


def events(files: Mapping[str, bytes]) -> dict[str, Event]:
    """By UID; an event is the same in every file that has it."""
    found: dict[str, Event] = {}
    for content in files.values():
        for event in IcsCalendarStream.calendar_from_ics(content.decode()).events:
            assert found.setdefault(event.uid, event) == event
    return found


def test_the_first_time_and_without_a_change_nothing_is_news() -> None:
    first = exported(first_months(), {})

    assert first == render(first_months(), Language.FR)
    assert exported(first_months(), first) == first


def test_where_a_line_may_break_is_no_news() -> None:
    """Versions of before had a plain space after a weekday."""
    first = exported(first_months(), {})
    plain = {path: content.replace("\u00a0".encode(), b" ") for path, content in first.items()}
    assert plain != first
    assert exported(first_months(), plain) == first


def test_what_is_gone_is_cancelled_once_and_comes_back_as_news() -> None:
    first = exported(first_months(), {})
    second = exported(without(first_months(), GONE), first)
    third = exported(first_months(), second)

    assert exported(without(first_months(), GONE), second) == second
    before, after, again = events(first), events(second), events(third)
    assert before.keys() == after.keys() == again.keys()
    gone = {uid for uid, event in before.items() if event.dtstart.date() == GONE}
    # Two visits with their ways, getting out, lunch and getting back.
    assert len(gone) == 2 * 2 + 3
    for uid in before:
        expected = ("CANCELLED", 1) if uid in gone else ("CONFIRMED", 0)
        assert (after[uid].status, after[uid].sequence) == expected
        assert (again[uid].status, again[uid].sequence) == ("CONFIRMED", 2 if uid in gone else 0)
        assert (after[uid].dtstamp > before[uid].dtstamp) == (uid in gone)
    assert {after[uid].summary[:10] for uid in gone} == {"ANNULÉE – "}


def test_what_changed_has_a_higher_sequence_and_the_rest_has_not() -> None:
    before = events(exported(first_months(), {}))
    after = events(exported(later(first_months(), "32269"), exported(first_months(), {})))

    assert before.keys() == after.keys()
    changed = {uid for uid in before if after[uid].sequence > before[uid].sequence}
    assert changed == {uid for uid in before if uid.startswith("32269/") and "/way@" not in uid}


def test_a_stop_that_is_gone_goes_on_telling_so_under_its_address() -> None:
    first = exported(first_months(), {})
    kept = tuple(each for each in first_months().schedule.appointments if each.stop != "32269")
    gone = replace(first_months(), schedule=replace(first_months().schedule, appointments=kept))
    second = exported(gone, first)

    assert MONFORT not in render(gone, Language.FR)
    assert second.keys() == first.keys()
    told = events({MONFORT: second[MONFORT]})
    assert told.keys() == events({MONFORT: first[MONFORT]}).keys()
    assert {(event.status, event.sequence) for event in told.values()} == {("CANCELLED", 1)}


def test_a_stop_with_another_name_goes_on_under_its_old_address_too() -> None:
    first = exported(first_months(), {})
    other = MONFORT.replace("monfort", "mont-fort")
    now = {other if path == MONFORT else path: content for path, content in first.items()}
    second = follow(now, first, first_months(), Language.FR, unexpected)

    assert second[MONFORT] == second[other] == first[MONFORT]


def test_dates_after_the_last_day_and_before_the_first_stay_as_they_were_told() -> None:
    year = exported(pilot(), {})
    spring = unrolled(pilot().view, date(2027, 2, 1), date(2027, 3, 28))

    assert events(exported(spring, year)) == events(year)


def test_a_service_of_another_name_cancels_the_old_events_and_brings_its_own() -> None:
    first = exported(first_months(), {})
    config = replace(first_months().view.config, title="Un autre titre")
    renamed = replace(first_months(), view=replace(first_months().view, config=config))
    second = events(exported(renamed, first))

    assert {second[uid].status for uid in events(first)} == {"CANCELLED"}
    assert {second[uid].status for uid in second.keys() - events(first).keys()} == {"CONFIRMED"}


def test_files_that_are_no_calendars_are_told_and_written_anew() -> None:
    now = render(first_months(), Language.FR)
    said: list[str] = []

    assert follow(now, {MONFORT: b"\xff\xfe"}, first_months(), Language.FR, heard(said)) == now
    assert len(said) == 1
    assert said[0].startswith(f"the calendar {MONFORT} cannot be read again: phones will not be told")


def test_torn_and_edited_calendars_are_survived() -> None:
    now = render(without(first_months(), GONE), Language.FR)
    whole = now[MONFORT]
    dice = random.Random(12)
    for _ in range(150):
        at, length = dice.randrange(len(whole)), dice.randrange(40)
        junk = bytes(dice.randrange(256) for _ in range(dice.randrange(8)))
        torn = whole[:at] + junk + whole[at + length :]
        files = follow({MONFORT: whole}, {MONFORT: torn}, first_months(), Language.FR, lambda _: None)
        IcsCalendarStream.calendar_from_ics(files[MONFORT].decode())
