"""The cycle that a timetable repeats in: the one that holds most of its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import (
    LAST,
    WEEK,
    EveryWeeks,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    WeeksOfMonth,
)
from tourplanner.domain.timetable import TimetableRow

LONGEST = 8
"""Weeks of a cycle at most."""


@dataclass(frozen=True, slots=True)
class ImportedCycle:
    """A cycle of so many weeks of a kind; ``start`` is the Monday on which it begins."""

    kind: CycleKind
    weeks: int
    start: date

    def holds(self, recurrence: Recurrence) -> bool:
        """Whether the visits of a recurrence are the same days in every cycle, in and out of its season."""
        match recurrence.rhythm, self.kind:
            case EveryWeeks(interval=interval), CycleKind.WEEKS:
                return self.weeks % interval == 0
            case EveryWeeks(interval=1), CycleKind.PARITY:
                return True
            case EveryWeeks(interval=1), _:
                return self.weeks > 4
            case ParityWeeks(), CycleKind.PARITY:
                return True
            case NthWeekdays(days=days), CycleKind.MONTH:
                return all(each.ordinal != LAST and each.ordinal <= self.weeks for each in days)
            case WeeksOfMonth(weeks=weeks), CycleKind.MONTH_WEEKS:
                return max(weeks) <= self.weeks
        return False

    def days(self, recurrence: Recurrence) -> tuple[int, ...]:
        """The days of the cycle, from 0, on which a recurrence that it holds comes back."""
        every = range(WEEK * self.weeks)
        match recurrence.rhythm:
            case EveryWeeks() as rhythm if self.kind is CycleKind.WEEKS:
                return tuple(day for day in every if rhythm.holds(self.start + timedelta(day)))
            case EveryWeeks(weekdays=weekdays):
                return tuple(day for day in every if day % WEEK in weekdays)
            case ParityWeeks(odd=odd, weekdays=weekdays):
                return tuple(day if odd else day + WEEK for day in weekdays)
            case NthWeekdays(days=nths):
                return tuple(sorted(WEEK * (each.ordinal - 1) + each.weekday for each in nths))
            case WeeksOfMonth(weeks=weeks, weekdays=weekdays):
                return tuple(WEEK * (week - 1) + day for week in weeks for day in weekdays)
        return ()


def cycle_of(rows: Sequence[TimetableRow], start: date) -> ImportedCycle:
    """The cycle of lines; of those that hold as many, the plainest and shortest."""
    told = [row.recurrence for row in rows if row.recurrence is not None]
    return max(_cycles(start), key=lambda cycle: sum(map(cycle.holds, told)))


def _cycles(start: date) -> Iterator[ImportedCycle]:
    for weeks in range(1, LONGEST + 1):
        yield ImportedCycle(CycleKind.WEEKS, weeks, start)
    yield ImportedCycle(CycleKind.PARITY, 2, start)
    for weeks in (4, 5):
        yield ImportedCycle(CycleKind.MONTH, weeks, start)
        yield ImportedCycle(CycleKind.MONTH_WEEKS, weeks, start)
