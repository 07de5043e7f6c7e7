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
        places = [problem.stop_node(problem.stop_index[visit.stop]) for visit in tour.visits]
        seconds = [*(visit.leg_drive_seconds for visit in tour.visits), tour.leg_back_drive_seconds]
        noon, ways = tour.after_noon, tour.lunch_legs
        if noon is not None and ways is not None and places[noon - 1] in problem.lunch_nodes:
            places.insert(noon, problem.lunch_nodes[places[noon - 1]])
            seconds[noon : noon + 1] = [way[0] for way in ways]
        legs.update(zip(pairwise([depot, *places, depot]), seconds, strict=True))
    return dict(sorted((leg, planned) for leg, planned in legs.items() if leg[0] != leg[1]))
