"""The cause of a missing visit is true and least: trying it and all but one of its parts says the same."""

from collections.abc import Collection

import pytest

from tests.seeds import seeds
from tests.solvers.bound import bound_problem
from tests.solvers.oracle import best_plan
from tourplanner.analysis.reasons import reasons
from tourplanner.problem.cause import Cause
from tourplanner.problem.demands import VISITS, Demand, keep_only, with_vans
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.causes import beside, causes_of
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def is_impossible(asked: Problem, demands: Collection[Demand]) -> bool:
    """Whether no plan keeps these demands, tried by hand.

    Without the vans that there are every visit has one for itself, so that each stop stands alone.
    """
    stops = [demand.subject for demand in demands if demand.rule == VISITS]
    rules = [demand for demand in demands if demand.rule != VISITS]
    if Demand("van-day") in rules:
        return best_plan(keep_only(asked, demands)).missing_required > 0
    each = ([Demand(VISITS, stop), *rules] for stop in stops)
    return any(best_plan(keep_only(asked, alone)).missing_required > 0 for alone in each)


def assert_least(asked: Problem, cause: Cause) -> None:
    """All together are impossible, and giving up any one of them makes the others possible."""
    held = with_vans(cause.clash.demands)

    assert cause.clash.minimal
    assert is_impossible(asked, held)
    for demand in cause.clash.demands:
        assert not is_impossible(asked, [other for other in held if other != demand]), demand


@pytest.mark.parametrize("seed", seeds(range(400), 5))
def test_the_cause_of_a_missing_visit_is_least(seed: int) -> None:
    problem = bound_problem(seed)
    tours = solve(problem, Limits()).tours
    causes = causes_of(problem, tours, Limits(), 9)

    assert causes.keys() == missing_visits(problem, tours).keys()
    assert causes == causes_of(problem, tours, Limits(), 9)
    for stop, cause in causes.items():
        assert_least(beside(problem, tours, stop), cause)
        assert cause.is_clash_alone or cause.finding is not None
    assert {lack.stop: lack.rules for lack in reasons(problem, tours, {}, causes=causes)} == {
        stop: cause.rules for stop, cause in causes.items()
    }
