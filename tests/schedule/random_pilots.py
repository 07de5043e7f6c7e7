"""Random pilots with a quick plan each, to be laid over dates."""

from functools import cache

from tests.instances import problem_of, random_pilot
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.construct import construct

SEEDS = 12


@cache
def planned(seed: int) -> tuple[Problem, tuple[Tour, ...]]:
    """A random pilot and a quick plan of it."""
    problem = problem_of(random_pilot(seed))
    return problem, tuple(construct(problem))
