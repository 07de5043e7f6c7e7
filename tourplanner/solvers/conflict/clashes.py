"""Clashes that keep stops out of a plan: each by itself against the promises that the plan keeps."""

from collections.abc import Sequence

from tourplanner.domain.tour import Tour
from tourplanner.problem.demands import VISITS, Clash, Demand, demands_of, keep_only
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits


def clashes_of(
    problem: Problem, tours: Sequence[Tour], stops: Sequence[str], limits: Limits, most: int
) -> tuple[Clash, ...]:
    """For each of `stops`, until `most` are found, a clash in which it takes part.

    The plan keeps the other promises of the clash, so that it is this stop's that breaks them. One
    that takes part in an earlier clash is passed over.
    """
    lacking = missing_visits(problem, tours)
    demands = demands_of(problem)
    found: list[Clash] = []
    for stop in stops:
        if len(found) == most or limits.remaining <= 0:
            break
        if any(stop in clash.stops for clash in found):
            continue
        kept = [d for d in demands if d.rule != VISITS or d.subject not in lacking]
        clash = find_clash(keep_only(problem, [*kept, Demand(VISITS, stop)]), limits)
        if clash is not None:
            found.append(clash)
    return tuple(found)
