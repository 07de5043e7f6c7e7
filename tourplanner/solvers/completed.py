"""No plan leaves out a visit that could simply be inserted: what an engine leaves out is tried one by one."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.domain.plan import Status
from tourplanner.domain.plan_aim import AimReached, PlanAim
from tourplanner.domain.tour import Tour
from tourplanner.problem.insertion import insertions
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits, Result

MOMENT_SECONDS = 1.0
"""What trying may take in any case."""


def completed(problem: Problem, found: Result, limits: Limits) -> Result:
    """The result with every visit more that can be inserted without another one moving.

    What was proven of a plan that misses more is told no longer; a bound that such a plan disproves is none.
    """
    try:
        tours = filled(problem, found.tours, _some_time(found, limits))
    except KeyboardInterrupt:
        return replace(found, evidence=replace(found.evidence, interrupted=True))
    if len(tours) == len(found.tours) and worth(problem, tours) == worth(problem, found.tours):
        return found
    return in_place_of(problem, found, tours)


def in_place_of(problem: Problem, found: Result, tours: tuple[Tour, ...]) -> Result:
    """The result with other tours, which miss no more than its own: nothing is proven of their driving."""
    missing = worth(problem, tours)[0]
    least = found.evidence.least_missing if found.evidence.least_missing <= missing else 0
    lost = Status.INFEASIBLE if least > 0 else Status.UNKNOWN
    return replace(
        found,
        status=lost if missing else Status.FEASIBLE,
        tours=tours,
        bound=None,
        evidence=replace(found.evidence, least_missing=least),
        aims=tuple(_told_again(each, tours) for each in found.aims),
    )


def _told_again(reached: AimReached, tours: tuple[Tour, ...]) -> AimReached:
    """What is known of an aim once there are other tours: how many they are, if that is it."""
    value = len(tours) if reached.aim is PlanAim.TOURING_DAYS else reached.value
    return replace(reached, value=value, bound=None, price=None, found=False)


def _some_time(found: Result, limits: Limits) -> Limits:
    """A moment even where the time is over, and no more than that after Ctrl-C."""
    if found.evidence.interrupted:
        return replace(limits, time_limit=limits.elapsed + MOMENT_SECONDS)
    return limits.at_least(MOMENT_SECONDS)


def filled(problem: Problem, tours: Sequence[Tour], limits: Limits) -> tuple[Tour, ...]:
    """Tours that break no rule, with all that can be inserted: the promised, then the nearest first."""
    plan = tuple(tours)
    while missing_visits(problem, plan) and limits.remaining > 0:
        best = None
        for each in insertions(problem, plan, lambda: limits.remaining <= 0):
            if best is not None and each.stop != best.stop:
                break  # stops come in the order in which they are wanted
            if best is None or each.drive_change < best.drive_change:
                best = each
        if best is None:
            break
        plan = best.tours(plan)
    return plan
