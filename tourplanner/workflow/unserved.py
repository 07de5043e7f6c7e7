"""What a plan misses, in words, with what is proven about it."""

from collections import Counter

from tourplanner.analysis.reasons import reasons
from tourplanner.domain.plan import Status, Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.wording.language import Language


def unserved(
    problem: Problem, tours: tuple[Tour, ...], status: Status, least_missing: int, lang: Language
) -> tuple[Unserved, ...]:
    """The stops that lack visits; `least_missing` is the proven least of missing required visits."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    required = [stop for stop in problem.config.stops if stop.required]
    missing = sum(max(0, stop.visits - served[stop.id]) for stop in required)
    # An optimal plan is proven to keep as many wishes as can be, too.
    proven = status is Status.OPTIMAL or 0 < missing <= least_missing
    return reasons(problem, tours, lang, proven=proven)
