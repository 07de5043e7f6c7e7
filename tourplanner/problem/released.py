"""A problem without the locks that hold single visits: locks bind the search, not who plans."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.domain.config import Lock
from tourplanner.domain.half_day import HalfDay
from tourplanner.problem.problem import Problem
from tourplanner.problem.stop_openings import StopOpenings


def holds(lock: Lock, stop: str, place: HalfDay) -> bool:
    """Whether a lock holds the visit of a stop on its date."""
    return lock.stop == stop and lock.date == place.date and lock.half in (None, place.half)


def released(problem: Problem, stop: str, places: Sequence[HalfDay]) -> Problem:
    """The problem without the locks that hold visits of a stop; the very same where there are none."""
    locks = tuple(
        lock for lock in problem.config.locks if not any(holds(lock, stop, place) for place in places)
    )
    if len(locks) == len(problem.config.locks):
        return problem
    config, rank = replace(problem.config, locks=locks), problem.stop_index[stop]
    free = StopOpenings(config, problem.calendar)[rank]
    openings = (*problem.openings[:rank], free, *problem.openings[rank + 1 :])
    return replace(problem, config=config, openings=openings)
