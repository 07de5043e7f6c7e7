"""Before solving: every promise that cannot be kept, whatever the plan, with its arithmetic.

Each finding is a proof by counting or by trying every session; what takes a search to find out is
not here.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import numpy as np

from tourplanner.calendar.patterns import free_patterns, gaps_hold, regular_patterns
from tourplanner.domain.config import Lock
from tourplanner.problem.capacity import crowded
from tourplanner.problem.finding import Finding
from tourplanner.problem.openings import matches_dated_lock, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_RULES
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.time_tour import make_block, time_tour

__all__ = ["Finding", "audit"]


def audit(problem: Problem) -> tuple[Finding, ...]:
    """Every finding, in order of the config's stops, then of its areas, then of the whole."""
    alone = [_of_stop(problem, index) for index in range(len(problem.config.stops))]
    return (*(finding for finding in alone if finding is not None), *crowded(problem))


def _of_stop(problem: Problem, index: int) -> Finding | None:
    """The first reason why a stop by itself can't have its visits."""
    judges: tuple[Callable[[Problem, int], Finding | None], ...] = (
        _locks,
        _closed,
        _pattern,
        _unreachable,
    )
    return next(filter(None, (judge(problem, index) for judge in judges)), None)


def _locks(problem: Problem, index: int) -> Finding | None:
    """A visit fixed where none may be, or on more dates than there are visits."""
    stop = problem.config.stops[index]
    dated = [lock for lock in stop_locks(problem.config, stop) if lock.date is not None]
    for lock in dated:
        held = any(
            matches_dated_lock(lock, problem.calendar.sessions[s].date, problem.calendar.sessions[s].half)
            for s in problem.openings[index]
        )
        if not held:
            return Finding("locked-out", (stop.id,), _against(problem, index, lock), day=lock.date)
    dates = {lock.date for lock in dated}
    if len(dates) > stop.visits:
        return Finding("locks", (stop.id,), (LOCK.id,), (("visits", stop.visits), ("dates", len(dates))))
    return None


def _against(problem: Problem, index: int, lock: Lock) -> tuple[str, ...]:
    """The rules against a lock: a date that is not toured, or what excludes its sessions."""
    stop = problem.config.stops[index]
    rules = {
        rule
        for session in problem.calendar.sessions
        if matches_dated_lock(lock, session.date, session.half)
        for rule in excluding_rules(problem.config, problem.calendar, stop, session)
    }
    if lock.date not in problem.calendar.dates:
        rules.add(VAN_DAY.id)
    return (LOCK.id, *sorted(rules - {LOCK.id}))


def _closed(problem: Problem, index: int) -> Finding | None:
    if problem.openings[index]:
        return None
    stop = problem.config.stops[index]
    excluded: Counter[str] = Counter()
    for session in problem.calendar.sessions:
        excluded.update(excluding_rules(problem.config, problem.calendar, stop, session))
    if not problem.calendar.sessions:
        excluded[VAN_DAY.id] = 0
    return Finding("closed", (stop.id,), tuple(sorted(excluded)), tuple(sorted(excluded.items())))


def _pattern(problem: Problem, index: int) -> Finding | None:
    if _has_pattern(problem, index):
        return None
    stop = problem.config.stops[index]
    rules = (GAP.id, REGULAR.id) if stop.regular and stop.visits > 1 else (GAP.id,)
    counts = (("visits", stop.visits), ("sessions", len(problem.openings[index])))
    return Finding("pattern", (stop.id,), rules, counts)


def _has_pattern(problem: Problem, index: int) -> bool:
    stop, calendar = problem.config.stops[index], problem.calendar
    if stop.visits == 1:
        return gaps_hold([calendar.start], calendar.days, stop.min_gap_days, stop.max_gap_days)
    sessions = [calendar.sessions[s] for s in sorted(problem.openings[index])]
    make = regular_patterns if stop.regular else free_patterns
    patterns = make(sessions, stop.visits, calendar.days, stop.min_gap_days, stop.max_gap_days)
    return any(True for _ in islice(patterns, 1))


def _unreachable(problem: Problem, index: int) -> Finding | None:
    """No van can go there and back, not even by way of other places where that is quicker."""
    if _is_reachable(problem, index) or _is_reachable(_with_detours(problem), index):
        return None
    rules = tuple(rule.id for rule in DAY_RULES)
    return Finding("unreachable", (problem.config.stops[index].id,), rules)


def _is_reachable(problem: Problem, index: int) -> bool:
    """Whether some van can serve the stop in a day of its own."""
    halves = {
        problem.calendar.sessions[s].half: problem.calendar.sessions[s] for s in problem.openings[index]
    }
    blocks = [make_block(problem, session, [index]) for session in halves.values()]
    return any(
        time_tour(problem, van, problem.calendar.start, [block]) is not None
        for van in range(len(problem.config.vans))
        for block in blocks
        if block is not None
    )


def _with_detours(problem: Problem) -> Problem:
    """The problem with the quickest way between places over any others (Floyd and Warshall)."""
    seconds = problem.matrix.seconds.copy()
    for via in range(seconds.shape[0]):
        np.minimum(seconds, seconds[:, via, None] + seconds[None, via, :], out=seconds)
    return replace(problem, matrix=replace(problem.matrix, seconds=seconds))
