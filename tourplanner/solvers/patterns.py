"""The sets of sessions that a stop with several visits may have."""

from dataclasses import replace

from tourplanner.calendar.cycle_gaps import Spread, cycle_patterns
from tourplanner.domain.period import Half, Session
from tourplanner.problem.openings import matches_dated_lock, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import servable

Slot = tuple[int, Half]
"""A touring date, by its rank in the calendar, and a half of it."""


def legal_patterns(problem: Problem, stop: int) -> list[tuple[Session, ...]]:
    """Every pattern of a regular stop that keeps its promise in full or, with fewer visits, in part.

    The largest gap is judged only where no visit is missing.
    """
    asked = problem.config.stops[stop]
    sessions = [problem.calendar.sessions[s] for s in sorted(servable(problem, stop))]
    dated = [lock for lock in stop_locks(problem.config, asked) if lock.date is not None]
    found: list[tuple[Session, ...]] = []
    for visits in range(1, asked.visits + 1):
        most = asked.max_gap_days if visits == asked.visits else None
        spread = replace(Spread.of(asked), maximum=most)
        found += [
            pattern
            for pattern in cycle_patterns(problem.calendar, sessions, visits, spread, regular=True)
            if all(any(matches_dated_lock(lock, s.date, s.half) for s in pattern) for lock in dated)
        ]
    return found
