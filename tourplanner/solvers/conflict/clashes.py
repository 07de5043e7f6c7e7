"""Clashes that keep stops out of a plan: each against what the plan keeps and may not give up for it."""

from collections.abc import Mapping, Sequence

from tourplanner.domain.config import Stop
from tourplanner.domain.tour import Tour
from tourplanner.problem.demands import Clash, promising
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.find import find_clash, quick_clash
from tourplanner.solvers.result import Limits


def clashes_of(
    problem: Problem, tours: Sequence[Tour], stops: Sequence[str], limits: Limits, most: int
) -> dict[str, Clash]:
    """For each of `stops` a clash in which it takes part, where one is proven.

    The plan keeps the other promises of the clash, so that it is this stop's that breaks them. Only
    the first `most` clashes are searched for and shrunk with care. Where stops are many they are most
    often kept out by the same few, so each further one is tried in place of a stop that is explained.
    """
    found: dict[str, Clash] = {}
    searches = 0
    for stop in stops:
        if limits.remaining <= 0:
            break
        clash = None
        if searches < most:
            searches += 1
            clash = find_clash(beside(problem, tours, stop), limits)
        else:
            clash = _alike(problem, tours, stop, found)
        if clash is not None and stop in clash.stops:
            found[stop] = clash
    return found


def _alike(problem: Problem, tours: Sequence[Tour], stop: str, found: Mapping[str, Clash]) -> Clash | None:
    """A clash of the stop with the others of a clash that was found for another one."""
    others = dict.fromkeys(tuple(s for s in clash.stops if s != of) for of, clash in found.items())
    lacking = missing_visits(problem, tours)
    for names in others:
        if all(outranks(problem.stop(name), problem.stop(stop)) for name in names):
            visits = {name: problem.stop(name).visits - lacking.get(name, 0) for name in names}
            clash = quick_clash(promising(problem, {**visits, stop: problem.stop(stop).visits}))
            if clash is not None:
                return clash
    return None


def beside(problem: Problem, tours: Sequence[Tour], stop_id: str) -> Problem:
    """All visits of a stop, beside the visits that a plan may not give up for it.

    A promised stop may push out no visit that is promised, a wished one none of these and none that is
    wished as much or more. A plan that keeps as many promises and wishes as can be shows this problem
    to be impossible. The wishes that matter least come first: they are the first to be left out of a
    clash, so that it speaks of promises where promises are enough.
    """
    stop, lacking = problem.stop(stop_id), missing_visits(problem, tours)

    def order(other: Stop) -> tuple[int, int]:
        if other.required:
            return 1, 0
        return (2, 0) if other.id == stop_id else (0, -other.priority)

    visits = {}
    for other in sorted(problem.config.stops, key=order):
        kept = other.visits - lacking.get(other.id, 0)
        if other.id == stop_id:
            visits[other.id] = stop.visits
        elif kept and outranks(other, stop):
            visits[other.id] = kept
    return promising(problem, visits)


def outranks(kept: Stop, stop: Stop) -> bool:
    """Whether a plan may not give up visits of `kept` for the same number of `stop`."""
    return kept.required or (not stop.required and kept.priority <= stop.priority)
