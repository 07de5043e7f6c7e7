"""Events with a rule: other libraries read the dates that are told, and news of them are read as news."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from icalendar import Calendar

from tests.outputs.told_rhythms import told_by
from tests.workflow.notices import unexpected
from tourplanner.outputs.calendars import follow, render
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

MONFORT = "calendriers/arrets/32269-monfort.ics"
FIVE_YEARS = date(2030, 12, 31)
KINDS = {
    "weekly": ("FREQ=WEEKLY;BYDAY=TU", 1),
    # Essex, Wrexham and North Lincolnshire; Shropshire and York.
    "every third week": ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", 1),
    "every second week": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", 1),
    # Worcestershire.
    "second Thursday": ("FREQ=MONTHLY;BYDAY=2TH", 1),
    "fourth Friday": ("FREQ=MONTHLY;BYDAY=4FR", 1),
    "two Thursdays": ("FREQ=MONTHLY;BYDAY=2TH,4TH", 2),
    "last Friday": ("FREQ=MONTHLY;BYDAY=-1FR", 1),
    # Rur@linette, Indre.
    "last day": ("FREQ=MONTHLY;BYMONTHDAY=-1", 1),
    "last working day": ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 1),
    # Moissac; begun anew after the 53 weeks of 2026.
    "odd weeks": (f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(1, 54, 2)))};BYDAY=TH", 2),
    # A series for each of five summers.
    "summer": ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=6,7,8", 5),
    "fifth Monday": ("FREQ=MONTHLY;BYDAY=5MO", 0),
    "Friday of the first week": ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=5,6,7,8,9,10,11", 0),
}
FIRST_TUESDAY = "FREQ=MONTHLY;BYDAY=1TU"


def without_rhythm(scheduled: ScheduleView) -> ScheduleView:
    (stop,) = scheduled.view.config.stops
    config = replace(scheduled.view.config, stops=(replace(stop, when=None),))
    return replace(scheduled, view=replace(scheduled.view, config=config))


def with_one(scheduled: ScheduleView, rank: int, **other: object) -> ScheduleView:
    """One appointment is told anew."""
    found = list(scheduled.schedule.appointments)
    found[rank] = replace(found[rank], sequence=1, **other)  # type: ignore[arg-type]
    return replace(scheduled, schedule=replace(scheduled.schedule, appointments=tuple(found)))


def exported(scheduled: ScheduleView, earlier: Mapping[str, bytes]) -> dict[str, bytes]:
    return dict(follow(render(scheduled, Language.FR), earlier, scheduled, Language.FR, unexpected))


def events(content: bytes) -> list[Event]:
    return IcsCalendarStream.calendar_from_ics(content.decode()).events


def dates(content: bytes) -> list[date]:
    """The dates that take place, as another library has them."""
    timeline = IcsCalendarStream.calendar_from_ics(content.decode()).timeline
    return [date(*event.dtstart.timetuple()[:3]) for event in timeline if event.status != "CANCELLED"]


def rules(content: bytes) -> int:
    return sum("rrule" in event for event in Calendar.from_ical(content).walk("VEVENT"))


def wanted(*schedules: ScheduleView) -> list[date]:
    found: Iterable[date] = (
        each.date for one in schedules for each in one.schedule.appointments if not each.cancelled
    )
    return sorted(set(found))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_another_library_reads_the_same_dates_over_five_years(kind: str) -> None:
    rule, series = KINDS[kind]
    scheduled = told_by(rule, FIVE_YEARS)
    files = render(scheduled, Language.FR)
    assert rules(files[MONFORT]) == series
    assert dates(files[MONFORT]) == wanted(scheduled)
    assert exported(scheduled, files) == files


def test_the_rhythm_is_told_in_words_and_the_crew_has_every_date() -> None:
    files = render(told_by(FIRST_TUESDAY), Language.FR)
    (event,) = events(files[MONFORT])
    assert "Le 1er mardi du mois, de 9 h 30 à 12 h" in str(event.description).replace("\u00a0", " ")
    assert rules(files["calendriers/vehicules/vehicule-camping-car.ics"]) == 0
    assert [rules(content) for path, content in files.items() if "/intercommunalites/" in path] == [1]


@pytest.mark.slow
def test_a_cancelled_a_moved_and_a_later_date_are_events_of_their_own() -> None:
    first = told_by(FIRST_TUESDAY)
    before = exported(first, {})
    later = with_one(with_one(with_one(first, 3, cancelled=True), 5, date=date(2026, 6, 4)), 7, start=36000)
    after = exported(later, before)
    assert dates(after[MONFORT]) == wanted(later)
    assert exported(later, after) == after
    (told,) = events(before[MONFORT])
    (series,) = (event for event in events(after[MONFORT]) if event.rrule)
    assert series.uid == told.uid
    assert (series.sequence or 0) > (told.sequence or 0)
    assert series.dtstamp > told.dtstamp
    assert len(series.exdate) == 3
    alone = [event.status for event in events(after[MONFORT]) if not event.rrule]
    assert alone == ["CANCELLED", "CONFIRMED", "CONFIRMED"]
    # All is as it was first: what was told alone goes on alone, and no date is there twice.
    assert dates(exported(first, after)[MONFORT]) == wanted(first)


def test_a_series_is_told_for_longer_under_its_name() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"
    spring, year = told_by(rule, date(2026, 6, 30)), told_by(rule)
    before = exported(spring, {})
    after = exported(year, before)
    assert dates(after[MONFORT]) == wanted(year)
    assert [event.uid for event in events(before[MONFORT])] == [event.uid for event in events(after[MONFORT])]
    # A shorter schedule has no say in what is after it.
    assert dates(exported(spring, after)[MONFORT]) == wanted(year)


@pytest.mark.slow
def test_dates_that_were_told_alone_go_on_alone() -> None:
    year, longer = told_by(FIRST_TUESDAY), told_by(FIRST_TUESDAY, date(2027, 12, 31))
    before = exported(without_rhythm(year), {})
    assert rules(before[MONFORT]) == 0
    assert exported(year, before) == before
    after = exported(longer, before)
    assert (rules(after[MONFORT]), dates(after[MONFORT])) == (1, wanted(longer))


def test_a_rule_gives_way_to_dates_where_there_is_no_rhythm_any_more() -> None:
    year = told_by(FIRST_TUESDAY)
    after = exported(without_rhythm(year), exported(year, {}))
    assert dates(after[MONFORT]) == wanted(year)
    assert [event.status for event in events(after[MONFORT]) if event.rrule] == ["CANCELLED"]


def test_what_was_told_before_the_schedule_stays() -> None:
    year, summer = told_by(FIRST_TUESDAY), date(2026, 7, 1)
    before = exported(year, {})
    later = replace(year, schedule=year.schedule.since(summer))
    after = exported(later, before)
    assert dates(after[MONFORT]) == wanted(year)
    assert exported(later, after) == after
    nothing = replace(later, schedule=replace(later.schedule, appointments=(), tours=()))
    assert dates(exported(nothing, before)[MONFORT]) == [day for day in wanted(year) if day < summer]
