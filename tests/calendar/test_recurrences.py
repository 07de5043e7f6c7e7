"""Dates in and out of school holidays, and days as OpenStreetMap writes them."""

from datetime import date, datetime, time

import pytest
from hypothesis import assume, given, settings
from opening_hours import OpeningHours

from tests.recurrences import DAYS, ruled
from tourplanner.calendar.opening_days import opening_days
from tourplanner.calendar.recurrences import recurrence_dates
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    SchoolTime,
    WeeksOfMonth,
)
from tourplanner.domain.school import SchoolBreak
from tourplanner.errors import InputError

BREAKS = (
    SchoolBreak("C", "hiver", "Vacances d’hiver", date(2027, 2, 6), date(2027, 2, 21)),
    SchoolBreak("C", "printemps", "Vacances de printemps", date(2027, 4, 3), date(2027, 4, 18)),
)
WEDNESDAYS = EveryWeeks((2,))


def test_dates_are_in_or_out_of_school_holidays() -> None:
    months = (date(2027, 2, 1), date(2027, 2, 28))
    inside, out = (
        [day.day for day in recurrence_dates(Recurrence(WEDNESDAYS, school=school), *months, BREAKS)]
        for school in (SchoolTime.ONLY, SchoolTime.OUT)
    )
    assert (inside, out) == ([10, 17], [3, 24])


def test_dates_beyond_what_is_published_are_not_guessed() -> None:
    out = Recurrence(WEDNESDAYS, school=SchoolTime.OUT)
    for breaks, id_ in ((BREAKS, "recurrence.school-known-until"), ((), "recurrence.school-unknown")):
        with pytest.raises(InputError) as caught:
            recurrence_dates(out, date(2027, 2, 1), date(2027, 12, 31), breaks)
        assert caught.value.faults[0].what.id == id_


@settings(max_examples=25, deadline=None)
@given(ruled)
def test_opening_days_are_the_same_dates_for_another_reader(recurrence: Recurrence) -> None:
    days = opening_days(recurrence)
    assume(days is not None)
    hours = OpeningHours(f"{days} 10:00-12:30")
    years = DAYS[: 366 * 3]
    found = [day for day in years if hours.is_open(datetime.combine(day, time(11)))]
    assert found == [day for day in years if recurrence.holds(day)]


def test_opening_days_of_each_kind() -> None:
    rhythms = (
        EveryWeeks((0, 3)),
        NthWeekdays.of((1, 3), (1,)),
        WeeksOfMonth((1,), (0, 2)),
        ParityWeeks(odd=True, weekdays=(3,)),
        EveryWeeks((0,), 3, date(2027, 1, 4)),
        LastDayOfMonth(),
    )
    written = [opening_days(Recurrence(rhythm)) for rhythm in rhythms]
    assert written == ["Mo,Th", "Tu[1,3]", "Mo[1],Mo[1] +2 days", "week 01-53/2 Th", None, None]
