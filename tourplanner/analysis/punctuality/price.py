"""What it costs to leave early enough: minutes that a crew works, and does not drive."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import with_times
from tourplanner.problem.problem import Problem
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits


def paid_for_leaving_early(problem: Problem, tours: Sequence[Tour]) -> int:
    """Seconds that tours are longer, in work, than the same ones that leave as late as drives allow.

    What is allowed for a leg is not always paid: where a square opens late, the crew would have waited.
    """
    if problem.matrix.allowed is None:
        return 0
    plain = with_times(problem, replace(problem.matrix, allowed=None, allowed_more=0, noon_more=0))
    endless = without_day_limits(plain)
    return sum(_longer(plain, endless, tour) for tour in tours)


def _longer(plain: Problem, endless: Problem, tour: Tour) -> int:
    morning, afternoon = (
        [plain.stop_index[visit.stop] for visit in tour.visits if visit.half is half] for half in Half
    )
    late = tour_anyhow(plain, endless, plain.van_index[tour.van], tour.date, (morning, afternoon))
    return 0 if late is None else tour.work_seconds - late.work_seconds
