"""A solver held against the oracle."""

from tests.solvers.oracle import best_plan
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.visits import MISSING
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits
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
