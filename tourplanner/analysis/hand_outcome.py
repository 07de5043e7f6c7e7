"""What is still proven of a plan that was changed by hand: never more than the search has shown."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.by_hand import ByHand, Lacking
from tourplanner.domain.plan import Outcome, Status
from tourplanner.domain.tour import Tour
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem

METHOD = "by-hand"
"""What made a plan that somebody has changed."""


def lacking(problem: Problem, tours: Sequence[Tour]) -> Lacking:
    """How many visits tours lack, by what they are worth."""
    required, wishes = 0, Counter[int]()
    for stop_id, missing in missing_visits(problem, tours).items():
        stop = problem.stop(stop_id)
        if stop.required:
            required += missing
        else:
            wishes[stop.priority] += missing
    return Lacking(required, tuple(sorted(wishes.items())))


def outcome_by_hand(
    problem: Problem, tours: Sequence[Tour], before: ByHand, least_missing: int, *, is_sound: bool
) -> Outcome:
    """How good tours that were changed by hand are proven to be.

    Parameters
    ----------
    before
        The proof of the plan before any hand touched it, by whose rules at least they are still judged.
    least_missing
        The proven least of missing required visits.
    is_sound
        Whether no rule is broken, missing visits aside. A plan that breaks one is held against no bound.
    """
    drive, lacks = sum(tour.drive_seconds for tour in tours), lacking(problem, tours)
    bound = before.bound if is_sound and lacks == before.lacking else None
    if lacks.required:
        status = Status.INFEASIBLE if least_missing else Status.UNKNOWN
    elif bound is not None and drive <= bound and before.status is Status.OPTIMAL:
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, METHOD, 0, drive, bound)
