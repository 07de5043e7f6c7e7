"""What is missing from a plan."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem


def missing_visits(problem: Problem, tours: Sequence[Tour]) -> dict[str, int]:
    """How many visits each stop lacks, in the config's order; stops that lack none are left out."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    lacking = ((stop.id, stop.visits - served[stop.id]) for stop in problem.config.stops)
    return {stop: missing for stop, missing in lacking if missing > 0}


def missing_promises(problem: Problem, tours: Sequence[Tour]) -> int:
    """How many required visits are missing."""
    lacking = missing_visits(problem, tours)
    return sum(number for stop, number in lacking.items() if problem.stop(stop).required)
