"""The rhythm that days of a grid are: the other way round from `tourplanner.domain.rhythm_cells`."""

from collections.abc import Collection

from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import (
    WEEK,
    EveryWeeks,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Rhythm,
    WeeksOfMonth,
)


def rhythm_of(days: Collection[int], rules: CalendarRules) -> Rhythm | None:
    """The rhythm of a stop that is visited on these days of the grid, from 0.

    None where no single one says it: several weekdays in different weeks, and weeks of a cycle that only the
    dates of a year tell.
    """
    cells = [divmod(day, WEEK) for day in sorted(days)]
    weeks = tuple(sorted({week + 1 for week, _ in cells}))
    weekdays = tuple(sorted({day for _, day in cells}))
    if not cells or len(cells) != len(weeks) * len(weekdays):
        return _nths(cells) if cells and rules.cycle is CycleKind.MONTH else None
    if len(weeks) == rules.weeks and not (rules.cycle.is_monthly and rules.weeks < 5):
        return EveryWeeks(weekdays)
    match rules.cycle:
        case CycleKind.MONTH:
            return _nths(cells)
        case CycleKind.MONTH_WEEKS:
            return WeeksOfMonth(weeks, weekdays)
        case CycleKind.PARITY:
            return ParityWeeks(weeks == (1,), weekdays)
    return None


def _nths(cells: list[tuple[int, int]]) -> Rhythm:
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    return NthWeekdays(tuple(NthWeekday(week + 1, day) for week, day in ordered))
