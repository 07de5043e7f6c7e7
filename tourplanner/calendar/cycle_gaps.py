"""How far apart the visits of a stop are on real dates, whatever the cycle.

Weeks that follow one another are a ring: after the last day of the cycle comes its first one. Months are
not: from the 4th Tuesday to the next 2nd one it is two weeks or three, the 1st Monday may come after the 1st
Tuesday, and a 5th Friday is not of every month. So gaps of a month cycle are counted on the dates of 28
years, in which months begin on every weekday, with every length.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import chain, pairwise, zip_longest

from tourplanner.calendar.cycle_days import grid_day_on
from tourplanner.calendar.mixtures import FIRST_MONDAY, WEEKS
from tourplanner.calendar.patterns import Pattern, free_patterns, gaps, regular_patterns
from tourplanner.domain.config import Stop
from tourplanner.domain.period import Calendar, CycleKind, Session
from tourplanner.domain.recurrence import WEEK
from tourplanner.domain.visit_window import part_of


@dataclass(frozen=True, slots=True)
class Spread:
    """How the visits of a stop lie in the cycle.

    Following ones are from ``minimum`` to ``maximum`` days apart, None for no limit. With ``parts`` there is
    one at most in each of so many equal parts of the cycle, 0 for none.
    """

    minimum: int | None = None
    maximum: int | None = None
    parts: int = 0

    @classmethod
    def of(cls, stop: Stop) -> "Spread":
        """What a stop asks: visits of different lengths have a part of the cycle each."""
        return cls(stop.min_gap_days, stop.max_gap_days, len(stop.lengths))

    def binding(self, calendar: Calendar) -> "Spread":
        """Without the limits that nothing in the cycle could break: visits are a day apart at least."""
        least = None if self.minimum is not None and self.minimum <= 1 else self.minimum
        ring = not calendar.comes_monthly and self.maximum is not None and self.maximum >= calendar.days
        return replace(self, minimum=least, maximum=None if ring else self.maximum)


def cycle_gaps(calendar: Calendar, dates: Iterable[date]) -> tuple[int, ...]:
    """Every number of days that may lie between two following visits on these dates of a cycle.

    Of weeks in a row one for each visit, as `tourplanner.calendar.patterns.gaps` has them; of months each
    that some months have, in ascending order. The gaps of no visits are empty.
    """
    days = list(dates)
    if not calendar.comes_monthly:
        return gaps(days, calendar.days)
    return _month_gaps(calendar.kind, calendar.weeks, frozenset((day - calendar.start).days for day in days))


def is_spread(calendar: Calendar, dates: Sequence[date], spread: Spread) -> bool:
    """Whether visits on these dates of a cycle lie as far apart as they have to."""
    least, most = spread.minimum, spread.maximum
    if share_a_part(calendar, dates, spread.parts):
        return False
    return (least, most) == (None, None) or all(
        (least is None or gap >= least) and (most is None or gap <= most)
        for gap in cycle_gaps(calendar, dates)
    )


def share_a_part(calendar: Calendar, dates: Sequence[date], parts: int) -> bool:
    """Whether two of the dates lie in the same of so many parts of the cycle."""
    if not parts:
        return False
    found = [part_of(calendar.at(day), parts) for day in dates]
    return len(set(found)) < len(found)


def cycle_patterns(
    calendar: Calendar,
    sessions: Sequence[Session],
    visits: int,
    spread: Spread,
    *,
    regular: bool,
) -> Iterator[Pattern]:
    """The sets of sessions of a cycle for all visits of a stop whose gaps lie within limits, lazily.

    In the order, and with the error, of `tourplanner.calendar.patterns`.
    """
    make = regular_patterns if regular else free_patterns
    months = calendar.comes_monthly
    limits = (None, None) if months else (spread.minimum, spread.maximum)
    for pattern in make(sessions, visits, calendar.days, *limits):
        if not (months or spread.parts) or is_spread(calendar, [s.date for s in pattern], spread):
            yield pattern


def gap_windows(
    calendar: Calendar, spread: Spread
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...] | None]]:
    """The days of the cycle, as days from its start, that so many following days have: every such set.

    Each set in which one visit at most may be, a part of the cycle too, comes with one in which one at least
    must be; empty and None where there is no limit, or no more set.
    """
    days = range(calendar.days)
    parts = (
        tuple(day for day in days if part_of((day, calendar.days), spread.parts) == part)
        for part in range(spread.parts)
    )
    least = _windows(calendar, spread.minimum) if spread.minimum is not None else ()
    most = _windows(calendar, spread.maximum) if spread.maximum is not None else ()
    for one, other in zip_longest(chain(least, parts), most):
        yield one or (), other


def _windows(calendar: Calendar, length: int) -> tuple[tuple[int, ...], ...]:
    """Of weeks in a row there is one from each day on, round the end of the cycle."""
    if not calendar.comes_monthly:
        days = calendar.days
        return tuple(tuple((first + step) % days for step in range(length)) for first in range(days))
    return _month_windows(calendar.kind, calendar.weeks, length)


@cache
def _grid_days(kind: CycleKind, weeks: int) -> tuple[int | None, ...]:
    """What the dates of 28 years are in the grid."""
    return tuple(grid_day_on(kind, weeks, FIRST_MONDAY + timedelta(step)) for step in range(WEEK * WEEKS))


@cache
def _month_gaps(kind: CycleKind, weeks: int, visited: frozenset[int]) -> tuple[int, ...]:
    there = (step for step, day in enumerate(_grid_days(kind, weeks)) if day in visited)
    return tuple(sorted({later - earlier for earlier, later in pairwise(there)}))


@cache
def _month_windows(kind: CycleKind, weeks: int, length: int) -> tuple[tuple[int, ...], ...]:
    days = _grid_days(kind, weeks)
    found = {
        tuple(day for day in days[first : first + length] if day is not None)
        for first in range(len(days) - length + 1)
    }
    return tuple(sorted(found))
