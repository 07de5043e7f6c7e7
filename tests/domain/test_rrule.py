"""Rules of calendars: other libraries read the dates that are meant; what is outside the subset is named."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Event

from tests.recurrences import FIRST, LAST_DAY, ruled
from tourplanner.domain.recurrence import (
    LAST,
    EveryWeeks,
    LastDayOfMonth,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    WeeksOfMonth,
)
from tourplanner.domain.rrule import recurrence_of, rrule
from tourplanner.errors import InputError

MIDNIGHT = datetime.min.time()


@settings(max_examples=12, deadline=None)
@given(ruled)
def test_a_rule_has_the_same_dates_in_another_library_and_read_again(recurrence: Recurrence) -> None:
    rule = rrule(recurrence)
    assert rule is not None
    dates = list(recurrence.between(FIRST, LAST_DAY))
    start, until = (datetime.combine(day, MIDNIGHT) for day in (dates[0], LAST_DAY))
    assert [
        each.date() for each in rrulestr(str(rule), dtstart=start).between(start, until, inc=True)
    ] == dates
    again = recurrence_of(str(rule), dates[0])
    assert list(again.between(dates[0], LAST_DAY)) == dates


KINDS = {
    "FREQ=WEEKLY;BYDAY=TU": Recurrence(EveryWeeks((1,))),
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO": Recurrence(EveryWeeks((0,), 3, date(2027, 1, 4))),
    "FREQ=MONTHLY;BYDAY=2TH,4TH": Recurrence(NthWeekdays.of((2, 4), (3,))),
    "FREQ=MONTHLY;BYDAY=1TU,3TH": Recurrence(NthWeekdays((NthWeekday(1, 1), NthWeekday(3, 3)))),
    "FREQ=MONTHLY;BYDAY=-1FR": Recurrence(NthWeekdays.of((LAST,), (4,))),
    "FREQ=MONTHLY;BYMONTHDAY=-1": Recurrence(LastDayOfMonth()),
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": Recurrence(LastDayOfMonth((0, 1, 2, 3, 4))),
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=5,6,7,8,9,10,11": Recurrence(WeeksOfMonth((1,), (4,))),
    "FREQ=YEARLY;BYWEEKNO=" + ",".join(map(str, range(1, 54, 2))) + ";BYDAY=TH": Recurrence(
        ParityWeeks(odd=True, weekdays=(3,))
    ),
}


@pytest.mark.parametrize("rule", KINDS)
def test_each_kind_is_written_and_read(rule: str) -> None:
    assert rrule(KINDS[rule]) == rule
    assert recurrence_of(rule, date(2027, 1, 4)) == KINDS[rule]


@pytest.mark.parametrize("rule", KINDS)
def test_a_calendar_with_the_rule_has_the_same_dates_over_five_years_elsewhere(rule: str) -> None:
    """Written by one library, read by another one."""
    first, last = date(2027, 1, 1), date(2031, 12, 31)
    dates = list(KINDS[rule].between(first, last))
    event, calendar = Event(), Calendar()
    event.add("uid", "1@example")
    event.add("dtstamp", datetime(2027, 1, 1))
    event.add("dtstart", dates[0])
    event.add("dtend", dates[0] + timedelta(1))
    event.add(
        "rrule", {key: value.split(",") for key, value in (part.split("=") for part in rule.split(";"))}
    )
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//test//")
    calendar.add_component(event)
    read = IcsCalendarStream.calendar_from_ics(calendar.to_ical().decode())
    found = [
        each.dtstart for each in read.timeline.overlapping(first, last + timedelta(2)) if each.dtstart <= last
    ]
    assert found == dates


def test_there_is_no_rule_for_what_may_lie_in_the_next_month() -> None:
    assert rrule(Recurrence(WeeksOfMonth((4,), (4,)))) is None
    assert rrule(Recurrence(WeeksOfMonth((4, 5), (0,)))) is not None


def test_a_first_date_says_the_weekday_and_the_weeks() -> None:
    read = recurrence_of("RRULE:FREQ=WEEKLY;INTERVAL=3", date(2019, 10, 16))
    assert read == Recurrence(EveryWeeks((2,), 3, date(2019, 10, 14)))
    assert recurrence_of("freq=weekly;interval=2") == Recurrence(EveryWeeks((), 2))


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("FREQ=MONTHLY;BYDAY=6TU", ["BYDAY=6TU"]),
        ("FREQ=MONTHLY;BYDAY=-2TU", ["BYDAY=-2TU"]),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", ["INTERVAL=2"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15", ["BYMONTHDAY=15"]),
        ("FREQ=MONTHLY;BYDAY=TU", ["BYDAY=TU"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["BYMONTHDAY=13"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2", ["BYSETPOS=2"]),
        ("FREQ=DAILY", ["FREQ=DAILY"]),
        ("FREQ=YEARLY;BYDAY=1MO", ["FREQ=YEARLY"]),
        ("FREQ=YEARLY;BYWEEKNO=1,5,9;BYDAY=MO", ["BYWEEKNO=1,5,9"]),
        ("FREQ=WEEKLY;INTERVAL=9;BYDAY=MO", ["INTERVAL=9"]),
        ("FREQ=WEEKLY;BYDAY=1MO", ["BYDAY=1MO"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU", ["WKST=SU"]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231;BYHOUR=9", ["UNTIL=20271231", "BYHOUR=9"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=6TU", ["COUNT=3", "BYDAY=6TU"]),
    ],
)
def test_parts_outside_the_subset_are_all_named_with_what_is_close(rule: str, named: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        recurrence_of(rule)
    assert [fault.what.values["part"] for fault in caught.value.faults] == named
    assert all(fault.maybe for fault in caught.value.faults)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=OFTEN",
        "FREQ=WEEKLY;BYDAY=XX",
        "RRULE:",
        "BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=two",
        "FREQ=WEEKLY;FREQ=WEEKLY",
    ],
)
def test_what_is_no_rule_is_told_as_such(rule: str) -> None:
    with pytest.raises(InputError) as caught:
        recurrence_of(rule)
    assert [fault.what.id for fault in caught.value.faults] == ["recurrence.no-rule"]


@pytest.mark.parametrize(
    "text",
    [
        "DTSTART:20270104 RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO",
        "DTSTART:20270104\nRRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO",
        "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO\nDTSTART;VALUE=DATE:20270104",
        "DTSTART;TZID=Europe/Paris:20270104T093000\r\nRRULE:FREQ=WEEKLY;INTERVAL=3",
        "DTSTART;VALUE=DATE:20270104;FREQ=WEEKLY;INTERVAL=3",
        "dtstart:20270104T093000Z rrule:freq=weekly;interval=3",
    ],
)
def test_a_first_date_may_stand_before_the_rule_or_behind(text: str) -> None:
    assert recurrence_of(text) == Recurrence(EveryWeeks((0,), 3, date(2027, 1, 4)))
    # What is said with the rule is closer to it than the column of a table.
    assert recurrence_of(text, date(2027, 1, 12)) == recurrence_of(text)


@pytest.mark.parametrize(
    "text", ["DTSTART:20270231 RRULE:FREQ=WEEKLY", "DTSTART:20270104", "DTSTART:FREQ=WEEKLY"]
)
def test_a_first_date_that_is_none_is_a_fault(text: str) -> None:
    with pytest.raises(InputError):
        recurrence_of(text)
