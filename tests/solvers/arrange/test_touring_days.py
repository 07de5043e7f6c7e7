"""Fewest tours, before driving or among plans of least driving."""

import pytest

from tests.problem.little import MINUTE, changed, little_problem, matrix_of, road, stop
from tests.seeds import seeds
from tests.solvers.oracle import best_plan
from tests.solvers.tiny_crews import crewed_problem
from tourplanner.domain.config import Aims
from tourplanner.domain.plan import Status
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.errors import InputError
from tourplanner.problem.problem import Problem
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 100


def asking(problem: Problem, *order: PlanAim) -> Problem:
    return changed(problem, aims=Aims(order))


def detour() -> Problem:
    """Two stops at twenty minutes from the depot and fifty from each other."""
    minutes = [[0, 20, 20], [20, 0, 50], [20, 50, 0]]
    seconds = [[each * MINUTE for each in row] for row in minutes]
    return little_problem([stop("a"), stop("b")], matrix_of(seconds))


def test_one_tour_less_has_its_price() -> None:
    # Apart they take 80 minutes, together 90.
    plain = solve(detour(), Limits())
    assert (len(plain.tours), plain.bound) == (2, 80 * MINUTE)
    result = solve(asking(detour(), PlanAim.TOURING_DAYS, PlanAim.DRIVING), Limits())
    assert result.status is Status.OPTIMAL
    assert result.aims == (
        AimReached(PlanAim.TOURING_DAYS, 1, 1, Scope.PLANS, 10 * MINUTE),
        AimReached(PlanAim.DRIVING, 90 * MINUTE, 90 * MINUTE, Scope.PLANS),
    )


def test_after_driving_it_costs_nothing() -> None:
    result = solve(asking(detour(), PlanAim.DRIVING, PlanAim.TOURING_DAYS), Limits())
    assert [(each.aim, each.value, each.price) for each in result.aims] == [
        (PlanAim.DRIVING, 80 * MINUTE, 0),
        (PlanAim.TOURING_DAYS, 2, 0),
    ]
    # The depot lies between these two: together or apart, they take as long.
    tied = little_problem([stop("a"), stop("b")], road([0, 20, -20]))
    assert len(solve(asking(tied, PlanAim.DRIVING, PlanAim.TOURING_DAYS), Limits()).tours) == 1


@pytest.mark.parametrize("seed", seeds(range(CASES), 15))
def test_least_driving_stays_the_oracles(seed: int) -> None:
    problem = crewed_problem(seed)
    best = best_plan(problem)
    after = solve(asking(problem, PlanAim.DRIVING, PlanAim.TOURING_DAYS), Limits())
    assert sum(tour.drive_seconds for tour in after.tours) == best.worth[-2]
    first = solve(asking(problem, PlanAim.TOURING_DAYS, PlanAim.DRIVING), Limits())
    assert len(first.tours) <= len(after.tours) <= len(best.tours)
    assert all(each.is_proven for each in first.aims if each.aim is PlanAim.TOURING_DAYS)


def test_an_engine_that_cannot_count_tours_refuses() -> None:
    asked = asking(detour(), PlanAim.TOURING_DAYS, PlanAim.DRIVING)
    with pytest.raises(InputError, match="touring-days"):
        solve(asked, Limits(), Method.RECREATE)
