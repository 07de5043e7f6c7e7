"""Solvers held against the oracles, which try every plan there is."""

from collections.abc import Sequence

from tests.solvers.oracle import best_plan
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.visits import MISSING
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.solve import solve


def assert_solver_agrees(problem: Problem) -> None:
    """Promises, driving and distance are the oracle's, and the proof says so."""
    best = best_plan(problem)
    result = solve(problem, Limits())
    assert worth(problem, result.tours) == best.worth
    assert result.status is (Status.INFEASIBLE if best.missing_required else Status.OPTIMAL)
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)
    # The oracle's own plan passes the judge too, what is missing aside.
    assert {breach.what.id for breach in check(problem, best.tours)} <= {MISSING}


def assert_exact_finds(problem: Problem, least: Sequence[int]) -> None:
    """The exact engine finds what is worth as much as the best plan but for its metres, and proves it.

    Where no stops can share a half-day another part of it answers, whose proofs have tests of their own.
    """
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == least
    if stops_can_share_a_half(problem):
        assert result.status is (Status.INFEASIBLE if least[0] else Status.OPTIMAL)
        assert result.bound == sum(tour.drive_seconds for tour in result.tours)
