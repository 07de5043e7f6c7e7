"""The rhythm that days of a grid are."""

from dataclasses import replace
from datetime import date

import pytest

from tourplanner.domain.config import CalendarRules
from tourplanner.domain.grid_rhythm import rhythm_of
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import (
    EveryWeeks,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Rhythm,
    WeeksOfMonth,
)
from tourplanner.domain.rhythm_cells import cells

MONTH = CalendarRules(date(2027, 1, 4), 4, frozenset(range(5)), "", repeats=True, cycle=CycleKind.MONTH)
FIVE = replace(MONTH, weeks=5)
PARITY = replace(MONTH, weeks=2, cycle=CycleKind.PARITY)
WEEKS = replace(MONTH, cycle=CycleKind.WEEKS)
MONTH_WEEKS = replace(MONTH, cycle=CycleKind.MONTH_WEEKS)


@pytest.mark.parametrize(
    ("rules", "days", "rhythm"),
    [
        (MONTH, (1, 15), NthWeekdays.of((1, 3), (1,))),
        (MONTH, (1, 17), NthWeekdays((NthWeekday(1, 1), NthWeekday(3, 3)))),
        (MONTH, (1, 8, 15, 22), NthWeekdays.of((1, 2, 3, 4), (1,))),
        (FIVE, (1, 8, 15, 22, 29), EveryWeeks((1,))),
        (PARITY, (3,), ParityWeeks(odd=True, weekdays=(3,))),
        (PARITY, (10,), ParityWeeks(odd=False, weekdays=(3,))),
        (PARITY, (3, 10), EveryWeeks((3,))),
        (MONTH_WEEKS, (4, 18), WeeksOfMonth((1, 3), (4,))),
        (WEEKS, (1, 8, 15, 22), EveryWeeks((1,))),
        (WEEKS, (1,), None),
        (PARITY, (3, 11), None),
    ],
)
def test_days_of_the_grid_are_a_rhythm(
    rules: CalendarRules, days: tuple[int, ...], rhythm: Rhythm | None
) -> None:
    assert rhythm_of(days, rules) == rhythm
    if rhythm is not None:
        assert cells(rhythm, rules) == days
