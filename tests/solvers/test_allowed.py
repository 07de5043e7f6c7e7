"""Engines and judge with departures that are earlier than drives take, against every plan there is."""

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.problem.little import MINUTE, MONDAY, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.agreement import assert_solver_agrees
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny import tiny_problem
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.config import CalendarRules
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 120


def with_allowed(problem: Problem, seed: int, most: int = 25) -> Problem:
    """The problem in which any number of minutes up to `most` is allowed for each leg to a stop."""
    draw, depots = random.Random(f"allowed {seed}"), len(problem.config.depots)
    allowed = np.zeros(problem.matrix.seconds.shape, np.int32)
    for row in range(len(allowed)):
        for column in range(depots, len(allowed)):
            if row != column:
                allowed[row, column] = MINUTE * draw.randint(0, most)
    return replace(problem, matrix=replace(problem.matrix, allowed=allowed))


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_one_visit_a_half_day(seed: int) -> None:
    assert_solver_agrees(with_allowed(tiny_problem(seed), seed))


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_several_visits_a_half_day(seed: int) -> None:
    problem = with_allowed(tiny_shared(list(Kind)[seed % 3], 900 + seed), seed, most=15)
    result = solve(problem, Limits())
    best, _ = best_shared_plan(problem)
    assert worth(problem, result.tours)[: len(best)] == best


def test_what_is_allowed_is_worked_and_not_driven() -> None:
    # An hour out, ten minutes allowed for it, nothing for the way home.
    problem = little_problem([stop("a")], road([0, 60]))
    allowed = np.array([[0, 10 * MINUTE], [0, 0]], dtype=np.int32)
    wider = replace(problem, matrix=replace(problem.matrix, allowed=allowed))
    (before,), (after,) = solve(problem, Limits()).tours, solve(wider, Limits()).tours
    assert after.drive_seconds == before.drive_seconds == 120 * MINUTE
    assert after.leave == before.leave - 10 * MINUTE
    assert after.work_seconds == before.work_seconds + 10 * MINUTE
    assert after.visits[0].leg_allowed_seconds == 10 * MINUTE
    # The judge asks for it: the tour that leaves as late as the drive allows is ten minutes short.
    (breach,) = check(wider, [before])
    assert breach.rule == "sequence"
    assert breach.what.values["by"] == 10 * MINUTE


def test_a_day_that_has_no_room_for_it_is_made_otherwise() -> None:
    # 225 minutes of work around a morning: 15 + 60 + 10 + 150 + 10 + 60 + 15 = 320; with a limit of just
    # that, ten minutes allowed for the way out leave the visit without a day.
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="FR")
    problem = little_problem([stop("a")], road([0, 60]), calendar=calendar)
    tight = replace(
        problem, config=replace(problem.config, work=replace(problem.config.work, max_work_day=320 * MINUTE))
    )
    assert len(solve(tight, Limits()).tours) == 1
    allowed = np.array([[0, 10 * MINUTE], [0, 0]], dtype=np.int32)
    wider = replace(tight, matrix=replace(tight.matrix, allowed=allowed))
    result = solve(wider, Limits())
    assert result.tours == ()
    assert result.evidence.least_missing == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_the_large_engine_finds_legal_plans(seed: int) -> None:
    problem = with_allowed(tiny_shared(list(Kind)[seed % 3], 40 + seed), seed, most=15)
    result = solve(problem, Limits(rounds=2000), Method.RECREATE)
    best, _ = best_shared_plan(problem)
    assert worth(problem, result.tours)[: len(best)] == best
