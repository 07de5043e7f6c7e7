"""Before solving: every promise that cannot be kept, whatever the plan, with its arithmetic.

Each finding is a proof by counting or by trying every session; what takes a search to find out is
not here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from tourplanner.domain.config import Lock
from tourplanner.problem.alone import (
    Excluders,
    Kept,
    crew_rules,
    days_of_its_own,
    excluders_of,
    has_pattern,
    sessions_open,
    with_detours,
)
from tourplanner.problem.capacity import crowded
from tourplanner.problem.finding import Finding
from tourplanner.problem.least_cause import least_cause
from tourplanner.problem.openings import matches_dated_lock, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.travel import TRAVEL
from tourplanner.problem.rules.van_day import VAN_DAY

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
    """A lock and what is against it: a date that is not toured, or what excludes its sessions."""
    if lock.date not in problem.calendar.dates:
        return LOCK.id, VAN_DAY.id
    stop = problem.config.stops[index]
    excluders = tuple(
        frozenset(excluding_rules(problem.config, problem.calendar, stop, session)) - {LOCK.id}
        for session in problem.calendar.sessions
        if matches_dated_lock(lock, session.date, session.half)
    )
    return LOCK.id, *least_cause(_all(excluders), lambda kept: not sessions_open(excluders, kept))


def _closed(problem: Problem, index: int) -> Finding | None:
    """No session is left, and what takes them all."""
    if problem.openings[index]:
        return None
    stop, excluders = problem.config.stops[index], excluders_of(problem, index)
    if not excluders:
        return Finding("closed", (stop.id,), (VAN_DAY.id,), ((VAN_DAY.id, 0),))
    causes = least_cause(_all(excluders), lambda kept: not sessions_open(excluders, kept))
    counts = tuple((rule, sum(rule in against for against in excluders)) for rule in causes)
    return Finding("closed", (stop.id,), causes, counts)


def _pattern(problem: Problem, index: int) -> Finding | None:
    """No set of the sessions that are left keeps the gaps and the slot."""
    kept = frozenset({GAP.id, REGULAR.id})
    if has_pattern(problem, index, problem.openings[index], kept):
        return None
    stop, excluders = problem.config.stops[index], excluders_of(problem, index)
    causes = least_cause(
        (*_applying(problem, stop.id), *_all(excluders)),
        lambda kept: not has_pattern(problem, index, sessions_open(excluders, kept), kept),
    )
    if causes:
        counts = (("visits", stop.visits), ("sessions", len(problem.openings[index])))
        return Finding("pattern", (stop.id,), causes, counts)
    counts = (("visits", stop.visits), ("dates", len(problem.calendar.dates)))
    return Finding("dates", (stop.id,), (VAN_DAY.id,), counts)


def _applying(problem: Problem, stop: str) -> tuple[str, ...]:
    """Which of the rules on how visits of a stop follow one another bind it."""
    return tuple(rule.id for rule in (GAP, REGULAR) if rule.bound.applies(problem.config, stop))


def _all(excluders: Excluders) -> tuple[str, ...]:
    """Every rule that takes some session, in order."""
    return tuple(sorted(frozenset[str]().union(*excluders)))


def _unreachable(problem: Problem, index: int) -> Finding | None:
    """No van can go there and back, not even by way of other places where that is quicker."""
    crew = tuple(rule.id for rule in crew_rules())

    def reached(asked: Problem, sessions: Iterable[int], kept: Kept) -> bool:
        return any(True for _ in days_of_its_own(asked, index, sessions, kept))

    if reached(problem, problem.openings[index], frozenset(crew)):
        return None
    quick, excluders = with_detours(problem), excluders_of(problem, index)
    if reached(quick, problem.openings[index], frozenset(crew)):
        return None
    causes = least_cause(
        (*crew, *_all(excluders)), lambda kept: not reached(quick, sessions_open(excluders, kept), kept)
    )
    stop, figures = problem.config.stops[index].id, tuple(_needs(quick, index, excluders, causes))
    return (
        Finding("unreachable", (stop,), causes, figures) if causes else Finding("far", (stop,), (TRAVEL.id,))
    )


def _needs(
    problem: Problem, index: int, excluders: Excluders, causes: Sequence[str]
) -> Iterator[tuple[str, int]]:
    """For each limit of hours among the causes, the least seconds that a day with the stop takes."""
    kept = frozenset(causes)
    sessions = sessions_open(excluders, kept)
    tours = list(days_of_its_own(problem, index, sessions, kept - {rule.id for rule in crew_rules()}))
    for rule in crew_rules():
        if rule.id in kept and rule.limit is not None and tours:
            yield rule.id, min(rule.limit.stated(tour) for tour in tours)
