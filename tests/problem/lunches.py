"""Places to which crews drive for lunch, drawn by chance, for problems that have none."""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tests.problem.little import SOMEWHERE, matrix_of
from tourplanner.domain.config import Stop
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import LunchAt
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem


def lunching(problem: Problem, seed: int) -> Problem:
    """The problem in which the crews of most stops drive somewhere for lunch."""
    draw = random.Random(f"lunches {seed}")
    stops, matrix = with_lunches(draw, problem.config.stops, problem.matrix)
    return build(replace(problem.config, stops=tuple(stops)), problem.calendar, matrix)


def with_lunches(
    draw: random.Random, stops: Sequence[Stop], matrix: TravelMatrix
) -> tuple[list[Stop], TravelMatrix]:
    """The stops, most of them with a place to eat some way off, now and then on a short cut."""
    stops = [
        replace(each, lunch="away", lunch_at=LunchAt(SOMEWHERE))
        if draw.random() < 0.75 and not each.whole_day
        else each
        for each in stops
    ]
    first, places = len(matrix.seconds) - len(stops), len(matrix.seconds)
    eating = [first + rank for rank, each in enumerate(stops) if each.lunch_at is not None]
    seconds = np.zeros((places + len(eating),) * 2, np.int32)
    seconds[:places, :places] = matrix.seconds
    for lunch, node in enumerate(eating, places):
        # About as far from everywhere as the stop or the depot is, give or take some minutes.
        near = draw.choice([node, node, 0])
        for other in range(lunch):
            there, back = (int(seconds[pair]) for pair in ((near, other), (other, near)))
            seconds[lunch, other] = max(0, there + draw.randrange(-300, 900))
            seconds[other, lunch] = max(0, back + draw.randrange(-300, 900))
    metres = np.zeros_like(seconds)
    metres[:places, :places] = matrix.metres
    metres[places:], metres[:, places:] = 13 * seconds[places:], 13 * seconds[:, places:]
    return stops, matrix_of(seconds.tolist(), metres.tolist())
