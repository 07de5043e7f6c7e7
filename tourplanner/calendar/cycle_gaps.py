"""How far apart the visits of a stop are on real dates, whatever the cycle.

Weeks that follow one another are a ring: after the last day of the cycle comes its first one. Months are
not: from the 4th Tuesday to the next 2nd one it is two weeks or three, the 1st Monday may come after the 1st
Tuesday, and a 5th Friday is not of every month. So gaps of a month cycle are counted on the dates of 28
years, in which months begin on every weekday, with every length.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, zip_longest

from tourplanner.calendar.cycle_days import grid_day_on
from tourplanner.calendar.mixtures import FIRST_MONDAY, WEEKS
from tourplanner.calendar.patterns import Pattern, free_patterns, gaps, regular_patterns
from tourplanner.domain.period import Calendar, CycleKind, Session
from tourplanner.domain.recurrence import WEEK


def cycle_gaps(calendar: Calendar, dates: Iterable[date]) -> tuple[int, ...]:
    """Every number of days that may lie between two following visits on these dates of a cycle.

    Of weeks in a row one for each visit, as `tourplanner.calendar.patterns.gaps` has them; of months each
    that some months have, in ascending order. The gaps of no visits are empty.
    """
    days = list(dates)
    if not calendar.comes_monthly:
        return gaps(days, calendar.days)
    return _month_gaps(calendar.kind, calendar.weeks, frozenset((day - calendar.start).days for day in days))


def gaps_fit(calendar: Calendar, dates: Sequence[date], minimum: int | None, maximum: int | None) -> bool:
    """Whether every gap lies in [`minimum`, `maximum`] days; None is no limit."""
    if (minimum, maximum) == (None, None):
        return True
    return all(
        (minimum is None or gap >= minimum) and (maximum is None or gap <= maximum)
        for gap in cycle_gaps(calendar, dates)
    )


def cycle_patterns(
    calendar: Calendar,
    sessions: Sequence[Session],
    visits: int,
    limits: tuple[int | None, int | None],
    *,
    regular: bool,
) -> Iterator[Pattern]:
    """The sets of sessions of a cycle for all visits of a stop whose gaps lie within limits, lazily.

    In the order, and with the error, of `tourplanner.calendar.patterns`.
    """
    make = regular_patterns if regular else free_patterns
    if not calendar.comes_monthly:
        yield from make(sessions, visits, calendar.days, *limits)
        return
    for pattern in make(sessions, visits, calendar.days, None, None):
        if gaps_fit(calendar, [session.date for session in pattern], *limits):
            yield pattern


def gap_windows(
    calendar: Calendar, minimum: int | None, maximum: int | None
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...] | None]]:
    """The days of the cycle, as days from its start, that so many following days have: every such set.

    Each set of `minimum` days, of which one visit at most may be, comes with one of `maximum` days, of which
    one at least must be; empty and None where there is no limit, or no more set.
    """
    least = _windows(calendar, minimum) if minimum is not None else ()
    most = _windows(calendar, maximum) if maximum is not None else ()
    for one, other in zip_longest(least, most):
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
