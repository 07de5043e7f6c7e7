"""Dates that differ in openings only, as one cell: the same plans and proofs as date by date."""

import pytest

from tests.seeds import seeds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import tiny_market_days, tiny_recurring
from tourplanner.domain.plan import Status
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact import shared_halves, tree
from tourplanner.solvers.exact.merged import Places, merged
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 200

BINDING = 15
"""A seed whose linear programme drives more tours on some dates than fit, but for a row of its own."""


def classes_of(problem: Problem) -> tuple[Cell, ...]:
    return partition(problem, Fineness.CLASSES)


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_equals_every_plan_there_is(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if all columns, and those within the gap of a node, were too many for HiGHS at once.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    problem = tiny_market_days(seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == best[:-1]
    assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_the_bound_is_that_of_classes(seed: int) -> None:
    problem = tiny_market_days(seed)
    classes = classes_of(problem)
    values = []
    for cells in (classes, merged(problem, classes) or classes):
        days = shared_halves.every_day(problem, cells)
        assert days is not None
        relaxation = Relaxation(problem, cells, days, Limits())
        relaxation.aim_at_missing(0)
        optimum = relaxation.solve()
        assert optimum is not None
        assert optimum.bound == pytest.approx(optimum.value, abs=1e-3)
        values.append(optimum.value)
    assert values[0] == pytest.approx(values[1], abs=1e-3)


def test_tours_that_fit_on_few_dates_are_no_more_than_these() -> None:
    problem = tiny_market_days(BINDING)
    cells = merged(problem, classes_of(problem))
    assert cells is not None
    days = shared_halves.every_day(problem, cells)
    assert days is not None
    relaxation = Relaxation(problem, cells, days, Limits())
    relaxation.aim_at_missing(0)
    optimum = relaxation.solve()
    assert optimum is not None
    assert relaxation.fitting.rows
    for cell, parts in relaxation.fitting.rows:
        places = Places(cells[cell], len(problem.config.stops))
        number = sum(
            share
            for route, share in optimum.driven.items()
            if route.cell == cell and not places.of_tour(route.morning, route.afternoon) & ~parts
        )
        assert number <= places.van_days(parts) + 1e-3


def test_dates_on_which_visits_recur_stay_apart() -> None:
    recurring = [problem for seed in range(20) if _recurs(problem := tiny_recurring(seed))]
    assert recurring
    assert all(merged(problem, classes_of(problem)) is None for problem in recurring)


def _recurs(problem: Problem) -> bool:
    return any(stop.visits > 1 for stop in problem.config.stops)
