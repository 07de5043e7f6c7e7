"""Why visits are missing from a plan: for each stop one clash with what the plan may not give up for it.

Of several causes one is told, always the same: what the audit counts goes before what a search finds, and
of either as much is left out as can be, in the order of `demands_of`.
"""

from collections.abc import Mapping, Sequence

from tourplanner.domain.config import Stop
from tourplanner.domain.tour import Tour
from tourplanner.problem.audit import audit
from tourplanner.problem.cause import Cause
from tourplanner.problem.demands import (
    Clash,
    Demand,
    can_be_given_up,
    demands_among,
    promising,
    without_held_vans,
)
from tourplanner.problem.finding import Finding
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.solvers.conflict.find import find_clash, quick_clash, shrunk
from tourplanner.solvers.result import Limits

MOST_SHRUNK = 30
"""Beyond so many stops a clash is told as the model alone leaves it: hundreds would take minutes."""

MOST_COUNTED = 12
"""Stops that the audit counts together: of more, leaving out one after another would take minutes."""


def causes_of(problem: Problem, tours: Sequence[Tour], limits: Limits, most: int) -> dict[str, Cause]:
    """For each stop that lacks visits its cause, where one is proven; promised stops first, then wished ones.

    The plan keeps the other promises of a clash, so that it is this stop's that breaks them. Only `most`
    clashes are searched for. Where stops are many they are most often kept out by the same few, so each
    further one is tried in place of a stop that is explained.
    """
    found: dict[str, Cause] = {}
    findings = audit(problem)
    clash: Clash | None
    for stop in _ordered(problem, tours):
        if limits.remaining <= 0:
            break
        finding = next((each for each in findings if stop in each.stops), None)
        if finding is not None:
            asked = beside(problem, tours, stop)
            counted = _counted(asked, finding)
            is_small = 1 < len(finding.stops) <= MOST_COUNTED
            if len(finding.stops) == 1:
                clash = shrunk(asked, counted, limits)
            elif is_small and most > 0:
                clash = find_clash(asked, limits, counted)
            else:
                clash = _alike(problem, tours, stop, found, limits) if is_small else None
            most -= is_small
            if clash is None and counted:
                clash = Clash(counted, minimal=False)
        elif most > 0:
            clash = find_clash(beside(problem, tours, stop), limits)
            most -= 1
        else:
            # Without a search: to build hundreds of problems would take as long as one.
            clash = _alike(problem, tours, stop, found, limits)
        if clash is not None and stop in clash.stops:
            found[stop] = Cause(clash, finding if finding and _tells(finding, clash) else None)
    return found


def _ordered(problem: Problem, tours: Sequence[Tour]) -> tuple[str, ...]:
    """Stops that lack visits: promised ones, then wished by priority."""
    lacking = [problem.stop(stop) for stop in missing_visits(problem, tours)]
    ordered = sorted(lacking, key=lambda stop: (not stop.required, stop.priority * (not stop.required)))
    return tuple(stop.id for stop in ordered)


def _counted(asked: Problem, finding: Finding) -> tuple[Demand, ...]:
    """The promises and the rules that the audit counts together."""
    return demands_among(asked, [stop for stop in finding.stops if stop in asked.stop_index], finding.rules)


def _tells(finding: Finding, clash: Clash) -> bool:
    """Whether a finding speaks of the rules of the clash; it may speak of what is given besides."""
    # Of one stop the vans are never too few: `van-day` stands for the dates that are toured.
    given = {VAN_DAY.id} if len(finding.stops) == 1 else set()
    return set(filter(can_be_given_up, finding.rules)) - given == set(clash.rule_ids)


def _alike(
    problem: Problem, tours: Sequence[Tour], stop: str, found: Mapping[str, Cause], limits: Limits
) -> Clash | None:
    """A clash of the stop with the others of a clash that was found for another one."""
    others = dict.fromkeys(tuple(s for s in cause.clash.stops if s != of) for of, cause in found.items())
    lacking = missing_visits(problem, tours)
    for names in others:
        if all(outranks(problem.stop(name), problem.stop(stop)) for name in names):
            visits = {name: problem.stop(name).visits - lacking.get(name, 0) for name in names}
            asked = promising(problem, {**visits, stop: problem.stop(stop).visits})
            clash = quick_clash(asked)
            if clash is not None:
                told = without_held_vans(clash)
                return (
                    shrunk(asked, clash, limits) if len(found) < MOST_SHRUNK else Clash(told, minimal=False)
                )
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
