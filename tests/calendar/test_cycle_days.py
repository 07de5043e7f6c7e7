"""Days of cycles that dates alone tell: odd and even weeks, months, weeks of months; and what months mix."""

from calendar import monthcalendar
from datetime import date, timedelta

import pytest

from tests.recurrences import DAYS
from tourplanner.calendar.cycle_days import cycle_start_on, grid_day_on
from tourplanner.calendar.mixtures import mixtures
from tourplanner.domain.period import CycleKind


def _nth(day: date) -> int:
    """Which one of its weekday a day is in its month, counted in a calendar on the wall."""
    column = [row[day.weekday()] for row in monthcalendar(day.year, day.month) if row[day.weekday()]]
    return column.index(day.day) + 1


WEEK_OF = {
    CycleKind.PARITY: lambda day: 1 if int(day.strftime("%V")) % 2 else 2,
    CycleKind.MONTH: _nth,
    CycleKind.MONTH_WEEKS: lambda day: _nth(day - timedelta(day.weekday())),
}


@pytest.mark.parametrize("kind", list(WEEK_OF))
@pytest.mark.parametrize("weeks", [4, 5])
def test_days_of_ten_years_are_those_of_counting(kind: CycleKind, weeks: int) -> None:
    weeks = 2 if kind is CycleKind.PARITY else weeks
    for day in DAYS:
        week = WEEK_OF[kind](day)
        assert grid_day_on(kind, weeks, day) == (7 * (week - 1) + day.weekday() if week <= weeks else None)


@pytest.mark.parametrize("kind", list(WEEK_OF))
def test_a_cycle_has_each_of_its_days_once_at_most(kind: CycleKind) -> None:
    seen: set[tuple[date, int]] = set()
    for day in DAYS:
        found = (cycle_start_on(kind, day), grid_day_on(kind, 5, day))
        assert found[0] <= day
        assert found not in seen
        seen.add(found)


def test_after_week_53_comes_an_odd_week_again() -> None:
    # Monday 28 December 2026 is of week 53, Monday 4 January 2027 of week 1: two cycles, the first one cut.
    for first in (date(2026, 12, 28), date(2032, 12, 27)):
        following = first + timedelta(7)
        assert [grid_day_on(CycleKind.PARITY, 2, day) for day in (first, following)] == [0, 0]
        assert [cycle_start_on(CycleKind.PARITY, day) for day in (first, following)] == [first, following]


def test_real_weeks_mix_the_days_of_two_weeks_of_a_month() -> None:
    mixed = mixtures(CycleKind.MONTH, 4)
    # A month that begins on a Thursday: its first whole calendar week has Mondays to Wednesdays of week 1
    # and Thursdays to Sundays of week 2.
    assert frozenset({0, 1, 2, 10, 11, 12, 13}) in mixed.weeks
    # The week in which February ends: Thursday 4 to Sunday after Monday to Wednesday, both of week 4; or
    # the last days of one month with the first ones of the next.
    assert frozenset({21, 22, 23, 3, 4, 5, 6}) in mixed.weeks
    # After the 1st Tuesday comes the 1st or the 2nd Wednesday.
    assert {(1, 2), (1, 9)} <= mixed.nights
    assert (1, 16) not in mixed.nights


def test_weeks_of_months_are_whole() -> None:
    assert mixtures(CycleKind.MONTH_WEEKS, 4).weeks == tuple(
        frozenset(range(first, first + 7)) for first in (0, 7, 14, 21)
    )


@pytest.mark.parametrize("weeks", [4, 5])
def test_no_real_week_is_forgotten(weeks: int) -> None:
    known = mixtures(CycleKind.MONTH, weeks).weeks
    monday = date(2026, 1, 5)
    while monday < DAYS[-1] - timedelta(7):
        week = {grid_day_on(CycleKind.MONTH, weeks, monday + timedelta(day)) for day in range(7)} - {None}
        assert any(week <= each for each in known)
        monday += timedelta(7)
