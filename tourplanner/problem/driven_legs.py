"""The legs that tours drive, by the ranks of their places in the matrix."""

from collections.abc import Sequence
from itertools import pairwise

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem


def driven_legs(problem: Problem, tours: Sequence[Tour]) -> dict[tuple[int, int], int]:
    """Planned seconds of every leg between two places, in order of its ranks; each leg once."""
    legs: dict[tuple[int, int], int] = {}
    for tour in tours:
        depot = problem.depot_index[tour.depot]
        stops = [problem.stop_node(problem.stop_index[visit.stop]) for visit in tour.visits]
        seconds = [*(visit.leg_drive_seconds for visit in tour.visits), tour.leg_back_drive_seconds]
        legs.update(zip(pairwise([depot, *stops, depot]), seconds, strict=True))
    return dict(sorted((leg, planned) for leg, planned in legs.items() if leg[0] != leg[1]))
