"""Gaps between visits on real dates, of cycles of weeks and of months."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest

from tourplanner.calendar.build import build_calendar
from tourplanner.calendar.cycle_days import grid_day_on
from tourplanner.calendar.cycle_gaps import Spread, cycle_gaps, cycle_patterns, gap_windows, is_spread
from tourplanner.calendar.patterns import regular_patterns
from tourplanner.domain.config import CalendarRules, SessionHours
from tourplanner.domain.period import HOUR, Calendar, CycleKind, Half

MONDAY = date(2027, 3, 1)
HOURS = {Half.MORNING: SessionHours(9 * HOUR, 12 * HOUR)}


def calendar(kind: CycleKind = CycleKind.MONTH, weeks: int = 4) -> Calendar:
    rules = CalendarRules(MONDAY, weeks, frozenset({0, 1, 2, 3, 4}), "", repeats=True, cycle=kind)
    return build_calendar(rules, HOURS)


def days(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(number) for number in numbers]


def counted(kind: CycleKind, weeks: int, visited: Sequence[int]) -> set[int]:
    """The gaps of forty years, by brute force."""
    dates = (date(2001, 1, 1) + timedelta(step) for step in range(40 * 366))
    there = [day for day in dates if grid_day_on(kind, weeks, day) in visited]
    return {(later - earlier).days for earlier, later in pairwise(there)}


@pytest.mark.parametrize(
    ("visited", "gaps"),
    [
        # The 1st Tuesday of every month: 28 days, or 35 where the month has five.
        ((1,), (28, 35)),
        # The 2nd and the 4th Tuesday: two weeks, or three round the end of a month of five.
        ((8, 22), (14, 21)),
        # The 1st Monday and the 1st Tuesday, which comes first in a month that begins on a Tuesday.
        ((0, 1), (1, 6, 22, 27, 28, 34)),
        ((), ()),
    ],
)
def test_months_are_counted_on_real_dates(visited: tuple[int, ...], gaps: tuple[int, ...]) -> None:
    assert cycle_gaps(calendar(), days(*visited)) == gaps
    assert counted(CycleKind.MONTH, 4, visited) == set(gaps)


@pytest.mark.parametrize(
    ("kind", "weeks", "visited"),
    [
        (CycleKind.MONTH, 5, (1, 29)),
        (CycleKind.MONTH, 5, (1, 8, 15, 22, 29)),
        (CycleKind.MONTH, 4, (2, 17)),
        (CycleKind.MONTH_WEEKS, 4, (4, 21)),
        (CycleKind.MONTH_WEEKS, 5, (0, 30)),
    ],
)
def test_they_are_those_that_a_brute_count_finds(
    kind: CycleKind, weeks: int, visited: tuple[int, ...]
) -> None:
    assert set(cycle_gaps(calendar(kind, weeks), days(*visited))) == counted(kind, weeks, visited)


def test_every_tuesday_is_a_week_after_the_last_one() -> None:
    assert cycle_gaps(calendar(weeks=5), days(1, 8, 15, 22, 29)) == (7,)


def test_weeks_in_a_row_are_a_ring() -> None:
    plain = calendar(CycleKind.WEEKS)
    assert cycle_gaps(plain, days(8, 22)) == (14, 14)
    found = list(cycle_patterns(plain, plain.sessions, 2, Spread(13, 15), regular=True))
    assert found == list(regular_patterns(plain.sessions, 2, 28, 13, 15))


def test_patterns_of_months_fit_the_months_of_five_weeks_too() -> None:
    month = calendar()
    two_weeks = list(cycle_patterns(month, month.sessions, 2, Spread(14, 14), regular=True))
    three_weeks = list(cycle_patterns(month, month.sessions, 2, Spread(14, 21), regular=True))
    assert two_weeks == []
    # The 1st and the 3rd, the 2nd and the 4th of each of five weekdays.
    assert len(three_weeks) == 10
    assert not is_spread(month, days(0), Spread(None, 28))
    assert is_spread(month, days(0), Spread(28, 35))


def test_windows_say_the_same_as_gaps() -> None:
    month, spread = calendar(), Spread(5, 24, 2)
    windows = list(gap_windows(month, spread))
    for pattern in islice(cycle_patterns(month, month.sessions, 2, Spread(), regular=False), 190):
        visited = {(session.date - MONDAY).days for session in pattern}
        kept = all(
            sum(day in visited for day in near) <= 1 and (far is None or any(day in visited for day in far))
            for near, far in windows
        )
        assert kept is is_spread(month, [session.date for session in pattern], spread)
