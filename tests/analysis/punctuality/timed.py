"""Tours of little problems, timed by their rules."""

from tests.problem.little import HOURS, MONDAY
from tourplanner.domain.period import Session
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour


def tour_of(problem: Problem, morning: list[int], afternoon: list[int]) -> Tour:
    blocks = [
        make_block(problem, Session(MONDAY, half, hours.opens, hours.closes), stops)
        for (half, hours), stops in zip(HOURS.items(), (morning, afternoon), strict=True)
        if stops
    ]
    made = time_tour(problem, 0, MONDAY, [block for block in blocks if block is not None])
    assert made is not None
    return made
