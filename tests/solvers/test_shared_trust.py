"""Plans with several stops per half-day, asked again: by a second solver, and as locks."""

from dataclasses import replace
from datetime import date

import pytest
from ortools.math_opt.python import mathopt

from tests.instances import problem_of
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.config import Lock
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.shared_halves import climb_shared
from tourplanner.solvers.exact.stages import levels
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def cannot_miss_fewer(problem: Problem, least: int) -> bool:
    """Whether CP-SAT, too, finds no solution of the coarsest model that misses fewer required visits."""
    climbed = climb_shared(problem, partition(problem, Fineness.CLASSES), Limits())
    assert climbed is not None
    assert climbed.master is not None
    _, missing = next(levels(climbed.master))
    climbed.master.keep(missing, least - 1)
    climbed.master.model.minimize(0.0)
    result = mathopt.solve(climbed.master.model, mathopt.SolverType.CP_SAT)
    return result.termination.reason is mathopt.TerminationReason.INFEASIBLE


@pytest.mark.parametrize("seed", seeds([32, 18, 10, 14, 20, 33, 3], 2))
def test_another_solver_confirms_what_must_be_missing(seed: int) -> None:
    problem = problem_of(short_visits_config(seed))
    result = solve(problem, Limits())
    least = worth(problem, result.tours)[0]
    assert result.evidence.least_missing == least > 0
    assert cannot_miss_fewer(problem, least)


@pytest.mark.parametrize("seed", seeds(range(100), 6))
def test_a_plan_that_is_locked_is_found_again(seed: int) -> None:
    problem = tiny_shared(list(Kind)[seed % 3], 5000 + seed)
    free = solve(problem, Limits())
    locks = tuple(_lock(tour.van, tour.date, visit.stop) for tour in free.tours for visit in tour.visits)
    held = build(replace(problem.config, locks=locks), problem.calendar, problem.matrix)
    again = solve(held, Limits())
    assert worth(held, again.tours)[:-1] == worth(problem, free.tours)[:-1]


def _lock(van: str, day: date, stop: str) -> Lock:
    return Lock(stop, date=day, van=van)
