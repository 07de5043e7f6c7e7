"""Series: dates as rules that every calendar reads, with the dates that they leave out."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recurrences import FIRST, LAST_DAY, settled
from tourplanner.calendar.series import series_of
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    WeeksOfMonth,
)

FIVE_YEARS = date(2030, 12, 31)
MIDNIGHT = datetime.min.time()


def by_rule(rule: str, first: date, last: date) -> list[date]:
    start, end = (datetime.combine(day, MIDNIGHT) for day in (first, last))
    return [each.date() for each in rrulestr(rule, dtstart=start).between(start, end, inc=True)]


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(settled, st.sets(st.integers(0, 60), max_size=6))
def test_rules_without_what_they_skip_are_the_dates_that_are_told(
    recurrence: Recurrence, missing: set[int]
) -> None:
    held = list(recurrence.between(FIRST, FIVE_YEARS))
    dates = [day for rank, day in enumerate(held) if rank not in missing]
    told = [
        day
        for series in series_of(recurrence, dates, 2)
        for day in by_rule(series.rule, series.first, series.last)
        if day not in series.skipped
    ]
    assert len(told) == len(set(told))
    assert set(told) <= set(dates)
    whole = isinstance(recurrence.rhythm, EveryWeeks | ParityWeeks | LastDayOfMonth)
    assert set(told) == set(dates) or not whole


def test_odd_weeks_are_every_second_week_until_a_year_of_53() -> None:
    odd = Recurrence(ParityWeeks(odd=True, weekdays=(3,)))
    found = series_of(odd, odd.between(FIRST, LAST_DAY), 2)
    # 2026 and 2032 have a week 53, after which week 1 is odd again.
    assert [(series.first.year, series.last) for series in found] == [
        (2026, date(2026, 12, 31)),
        (2027, date(2032, 12, 30)),
        (2033, date(2035, 12, 20)),
    ]
    assert {series.rule for series in found} == {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"}


def test_a_few_dates_are_skipped_and_a_season_ends_a_series() -> None:
    weekly = Recurrence(EveryWeeks((0,)))
    dates = list(weekly.between(date(2027, 1, 4), date(2027, 3, 29)))
    holiday, winter = {dates[3]}, set(dates[6:9])
    (one, two) = series_of(weekly, [day for day in dates if day not in holiday | winter], 2)
    assert (one.skipped, one.last, two.first) == ((dates[3],), dates[5], dates[9])


def test_a_date_out_of_the_rhythm_breaks_no_series() -> None:
    third = Recurrence(EveryWeeks((0,), 3))
    dates = [date(2027, 1, 4) + timedelta(weeks=3 * step) for step in range(6)]
    moved = [*dates[:2], dates[2] + timedelta(7), *dates[3:]]
    (series, alone) = series_of(third, moved, 2)
    assert (series.skipped, alone.dates) == ((dates[2],), (moved[2],))


@pytest.mark.parametrize(
    "rhythm", [NthWeekdays((NthWeekday(5, 0),)), WeeksOfMonth((1,), (4,))], ids=["fifth", "weeks"]
)
def test_what_calendars_differ_on_has_no_rule(rhythm: NthWeekdays | WeeksOfMonth) -> None:
    recurrence = Recurrence(rhythm)
    assert series_of(recurrence, recurrence.between(FIRST, FIVE_YEARS), 2) == []
