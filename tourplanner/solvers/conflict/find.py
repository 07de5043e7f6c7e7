"""From "no plan keeps every promise" to a minimal set of demands that clash.

A deletion filter (Chinneck and Dravnieks, 1991, doi:10.1287/ijoc.3.2.157): a demand stays only if the others
can be kept together without it.
"""

from collections.abc import Sequence

from tourplanner.problem.demands import (
    Clash,
    Demand,
    demands_of,
    keep_only,
    with_vans,
    without_held_vans,
)
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.exact import can_keep_all
from tourplanner.solvers.conflict.model import ClashModel
from tourplanner.solvers.exact.assignment import Verdict
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half

MOST_STOPS = 60
"""Beyond this many required stops a clash is not looked for: it would take minutes, not seconds."""


def find_clash(problem: Problem, limits: Limits, lead: Sequence[Demand] = ()) -> Clash | None:
    """A clash, minimal as far as the limits allow; None if none is proven.

    `lead` are demands that perhaps clash: it is found among them if they do.
    """
    if not problem.config.vans or not _is_small(problem):
        return None
    led = _confirmed(problem, lead, limits)
    if led:
        return shrunk(problem, led, limits)
    demands = demands_of(problem)
    core = ClashModel(problem, demands).core(demands)
    if core is None and (
        stops_can_share_a_half(problem) or can_keep_all(problem, limits) is not Verdict.IMPOSSIBLE
    ):
        return None
    return shrunk(problem, _confirmed(problem, core or (), limits) or demands, limits)


def quick_clash(problem: Problem) -> tuple[Demand, ...] | None:
    """Demands that clash as the model alone proves it: in a moment, but perhaps with needless ones."""
    demands = demands_of(problem)
    core = ClashModel(problem, demands).core(demands) if problem.config.vans and _is_small(problem) else None
    if not core:
        return None
    core = with_vans(core)
    alone = ClashModel(keep_only(problem, core), core)
    if alone.core(core) is None:
        return None
    kept = list(core)
    for demand in core:
        rest = [other for other in kept if other != demand]
        if rest and alone.core(rest) is not None:
            kept = rest
    return tuple(kept)


def _confirmed(problem: Problem, core: Sequence[Demand], limits: Limits) -> Sequence[Demand]:
    """The core if it clashes by itself: it is a lead, not a proof."""
    if not core:
        return ()
    core = with_vans(core)
    alone = keep_only(problem, core)
    if ClashModel(alone, core).core(core) is not None:
        return core
    return core if can_keep_all(alone, limits) is Verdict.IMPOSSIBLE else ()


def _is_small(problem: Problem) -> bool:
    return sum(stop.required for stop in problem.config.stops) <= MOST_STOPS


def shrunk(problem: Problem, demands: Sequence[Demand], limits: Limits) -> Clash:
    """What is needed of demands that are known to clash.

    What the exact engine proves needless is left out, in pieces of halving size. Promises first, as they
    come: few promises under many rules say more than the reverse. The vans last: where a limit of the
    crews is needed, it holds them in it.
    """
    kept, tried = list(with_vans(demands)), set[Demand]()
    undecided = False
    size = max(1, len(kept) // 2)
    while open_ := [demand for demand in kept if demand not in tried]:
        if limits.remaining <= 0:
            return Clash(without_held_vans(kept), minimal=False)
        piece = open_[: min(size, len(open_))]
        rest = [demand for demand in kept if demand not in piece]
        verdict = _verdict(keep_only(problem, rest), limits)
        if verdict is Verdict.IMPOSSIBLE:
            kept = rest
        elif len(piece) == 1:
            tried.update(piece)
            undecided = undecided or verdict is Verdict.UNKNOWN
        size = max(1, size // 2) if verdict is not Verdict.IMPOSSIBLE else size
    return Clash(without_held_vans(kept), minimal=not undecided)


def _verdict(problem: Problem, limits: Limits) -> Verdict:
    """As the exact engine says; of stops that share a half-day only the model proves that it can't be."""
    if stops_can_share_a_half(problem):
        demands = demands_of(problem)
        if ClashModel(problem, demands).core(demands) is not None:
            return Verdict.IMPOSSIBLE
    return can_keep_all(problem, limits)
