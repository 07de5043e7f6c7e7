"""Visits of a whole day: the engines against the exhaustive oracle."""

import pytest

from tests.problem.little import MONDAY, clock, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.oracle import best_plan
from tests.solvers.sisr_problems import crowded_tiny, with_whole_days
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half, times_could_give_rest
from tourplanner.solvers.solve import choose, solve


@pytest.mark.parametrize("seed", seeds(range(120), 6))
def test_exact_engine_agrees_with_the_oracle(seed: int) -> None:
    problem = with_whole_days(tiny_problem(seed), seed)
    best = best_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours) == best.worth
    if not (stops_can_share_a_half(problem) or times_could_give_rest(problem)):
        assert result.status is (Status.INFEASIBLE if best.missing_required else Status.OPTIMAL)


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(range(24), 3))
def test_recreate_is_legal_and_its_bound_holds(seed: int) -> None:
    problem = with_whole_days(tiny_problem(seed), seed)
    best = best_plan(problem)
    result = solve(problem, Limits(), Method.RECREATE)
    assert all(map(is_loss, check(problem, result.tours)))
    if any(best.worth[:-2]):
        return  # this engine gives a stop all of its visits or none
    assert worth(problem, result.tours) <= best.worth
    assert result.bound is not None
    assert result.bound <= best.worth[-2]


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(range(8), 4))
def test_whole_days_among_short_visits(seed: int) -> None:
    problem = with_whole_days(crowded_tiny(seed), seed)
    assert all(map(is_loss, check(problem, solve(problem, Limits()).tours)))


def two_villages(*locks: Lock) -> Problem:
    """A whole day at x, from 10:00 to 12:30 and from 13:30 to 16:00, a morning at y; two Mondays."""
    hours = (
        OwnHours(half=Half.MORNING, opens=clock("10:00"), closes=clock("12:30")),
        OwnHours(half=Half.AFTERNOON, opens=clock("13:30"), closes=clock("16:00")),
    )
    return little_problem(
        [stop("x", whole_day=True, hours=hours), stop("y", halves=frozenset({Half.AFTERNOON}))],
        road([0, 30, 35]),
        calendar=CalendarRules(MONDAY, 2, frozenset({0}), ""),
        locks=locks,
    )


def test_a_whole_day_is_one_visit_with_lunch_there() -> None:
    problem = two_villages()
    result = solve(problem, Limits())
    assert result.status is Status.OPTIMAL
    whole, other = result.tours
    [visit] = whole.visits
    assert (visit.start, visit.pause, visit.end) == (
        clock("10:00"),
        (clock("12:30"), clock("13:30")),
        clock("16:00"),
    )
    assert [each.stop for each in other.visits] == ["y"]
    assert whole.lunch == visit.pause
    # 10:00 less 10 of set-up, 30 of drive, 15 to prepare; 16:00, 10 of pack-up, 30 of drive, 15 to close.
    assert (whole.start, whole.end) == (clock("09:05"), clock("16:55"))
    # Seven hours and fifty minutes less an hour of lunch; five hours of open desks.
    assert (whole.work_seconds, whole.service_seconds) == (410 * MINUTE, 300 * MINUTE)


def test_two_days_that_overlap_are_one_too_many() -> None:
    # Both are promised on the first Monday, and there is one van.
    problem = two_villages(Lock("x", date=MONDAY), Lock("y", date=MONDAY))
    result = solve(problem, Limits())
    assert (result.status, result.evidence.least_missing) == (Status.INFEASIBLE, 1)
    assert choose(problem) is Method.EXACT


@pytest.mark.parametrize("several", [False, True])
def test_two_places_of_a_commune_share_a_day_only_where_they_may(several: bool) -> None:
    # One Monday: the market in the morning, the school in the afternoon, if a day may hold both.
    problem = little_problem(
        [stop("market", commune="x", several_per_day=several), stop("school", commune="x")],
        road([0, 30, 31]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0}), ""),
    )
    result = solve(problem, Limits())
    assert result.status is (Status.OPTIMAL if several else Status.INFEASIBLE)
    assert worth(problem, result.tours) == best_plan(problem).worth
