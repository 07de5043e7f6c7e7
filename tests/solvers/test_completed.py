"""No plan leaves out a visit that could be inserted, whoever made it."""

from dataclasses import replace

import pytest

from tests.problem.little import MINUTE, MONDAY, little_problem, road, stop
from tests.seeds import seeds
from tests.trust.claims import left_room
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.plan import Status
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.solvers.completed import completed
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Evidence, Limits, Result
from tourplanner.solvers.solve import solve


def test_what_has_room_is_inserted_and_what_was_proven_is_not_told_of_it() -> None:
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), "")
    stops = [stop("far"), stop("near"), stop("wished", required=False)]
    problem = little_problem(stops, road([0, 60, 20, 10]), calendar=calendar)
    wrong = Result(Status.INFEASIBLE, "exact", (), 0, Evidence(least_missing=2))
    mended = completed(problem, wrong, Limits())
    # Two half-days, and the promised go first, in the order of the config.
    assert [visit.stop for tour in mended.tours for visit in tour.visits] in (
        ["far", "near"],
        ["near", "far"],
    )
    assert worth(problem, mended.tours)[:3] == (0, 1, 120 * MINUTE)
    assert (mended.status, mended.bound, mended.evidence.least_missing) == (Status.FEASIBLE, None, 0)


def test_aims_are_told_of_the_tours_that_there_are() -> None:
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), "")
    problem = little_problem([stop("a")], road([0, 20]), calendar=calendar)
    counted = AimReached(PlanAim.TOURING_DAYS, 0, 0, Scope.PLANS)
    empty = Result(Status.UNKNOWN, "exact", (), None, Evidence(), (counted,))
    [told] = completed(problem, empty, Limits()).aims
    assert (told.value, told.bound, told.price) == (1, None, None)


def test_a_plan_without_room_is_left_as_it_is() -> None:
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), "")
    problem = little_problem([stop(name) for name in "abc"], road([0, 60, 20, 10]), calendar=calendar)
    found = solve(problem, Limits())
    assert found.status is Status.INFEASIBLE
    assert completed(problem, found, Limits()) is found


@pytest.mark.parametrize("seed", seeds(range(70), 5))
def test_no_visit_that_is_missing_could_be_inserted(seed: int) -> None:
    problem = tiny_case(list(Kind)[seed % 7], 3000 + seed)
    assert left_room(problem, solve(problem, Limits(), Method.EXACT)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_the_large_engine_leaves_no_room(seed: int) -> None:
    # It gives a stop all of its visits or none.
    problem = tiny_case(list(Kind)[seed % 6], 3500 + seed)
    more = tuple(replace(each, visits=each.visits + 1, max_gap_days=None) for each in problem.config.stops)
    problem = replace(problem, config=replace(problem.config, stops=more))
    assert left_room(problem, solve(problem, Limits(rounds=200), Method.RECREATE)) == []
