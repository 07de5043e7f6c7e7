"""How a job searches: what the options of a farm mean to a solver."""

from tourplanner.problem.problem import Problem
from tourplanner.scenario.farm import FarmOptions
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Result
from tourplanner.solvers.solve import solve


def start_clock(options: FarmOptions, seed: int) -> Limits:
    """The limits of a search; the time limit counts from this very call."""
    return Limits(options.time_limit, seed, rounds=options.rounds)


def searched(problem: Problem, options: FarmOptions, seed: int) -> Result:
    """The plan that the options of a farm find."""
    return solve(problem, start_clock(options, seed), Method(options.method))
