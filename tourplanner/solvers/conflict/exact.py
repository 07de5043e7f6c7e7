"""Whether every promise can be kept, by the exact engine, without looking for the best plan."""

from dataclasses import replace

from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rest import REST
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Verdict, assignable
from tourplanner.solvers.exact.columns import single_stop_columns
from tourplanner.solvers.exact.highs import Ending
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.stages import levels
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half, times_could_give_rest


def can_keep_all(problem: Problem, limits: Limits) -> Verdict:
    """Whether a plan keeps every required visit: found, proven impossible, or not known.

    Where several stops may share a half-day, or other times of day could give more rest, only what
    holds in those cases too is called impossible.
    """
    if stops_can_share_a_half(problem):
        return Verdict.FOUND if _search(problem, limits) is Verdict.FOUND else Verdict.UNKNOWN
    if not times_could_give_rest(problem):
        return _search(problem, limits)
    restless = replace(problem, config=REST.bound.without(problem.config, ""))
    if _search(restless, limits) is Verdict.IMPOSSIBLE:
        return Verdict.IMPOSSIBLE
    return Verdict.FOUND if _search(problem, limits) is Verdict.FOUND else Verdict.UNKNOWN


def _search(problem: Problem, limits: Limits) -> Verdict:
    """From coarse to fine: the first partition without a solution, or with one that has dates, decides."""
    for fineness in Fineness:
        if limits.remaining <= 0:
            break
        cells = partition(problem, fineness)
        master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
        add_week_visits(master, limits)
        name, missing = next(levels(master))
        master.keep(missing, 0)
        answer = master.minimise(name, missing, limits)
        if answer.ending is Ending.INFEASIBLE:
            return Verdict.IMPOSSIBLE
        if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            break
        if assignable(problem, master.cells, master.counts(answer), limits) is Verdict.FOUND:
            return Verdict.FOUND
    return Verdict.UNKNOWN
