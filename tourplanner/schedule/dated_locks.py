"""Locks on dates, of a grid that is laid over a year."""

from dataclasses import replace

from tourplanner.domain.config import Config, Lock
from tourplanner.domain.period import Calendar
from tourplanner.problem.openings import matches_dated_lock, stop_of
from tourplanner.problem.rules.registry import excluding_rules


def locks_of_date(grid: Config, asked: Config, calendar: Calendar) -> tuple[Lock, ...]:
    """The locks of `asked` that hold on the dates of `calendar`.

    A lock on a date fixes a place in the cycle of the `grid`; in the first cycle it speaks of that very date
    as well, unless the date is closed to its stop, which the grid does not know. On an extra day there is no
    visit of the grid for it to hold.
    """
    free = replace(asked, locks=())
    return tuple(lock for lock in asked.locks if lock.date is None or _holds(grid, free, calendar, lock))


def _holds(grid: Config, free: Config, calendar: Calendar, lock: Lock) -> bool:
    stop = stop_of(free, lock.stop)
    return any(
        matches_dated_lock(lock, session.date, session.half)
        and grid.calendar.in_grid(session.date)
        and not any(excluding_rules(free, calendar, stop, session))
        for session in calendar.sessions
    )
