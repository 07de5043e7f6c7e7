"""Stops with hours of their own: the engines against the exhaustive oracle, and many short visits."""

import pytest

from tests.problem.little import MINUTE, MONDAY, clock, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.oracle import best_plan
from tests.solvers.sisr_problems import crowded_tiny, with_own_hours
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half, times_could_give_rest
from tourplanner.solvers.solve import choose, solve


@pytest.mark.parametrize("seed", seeds(range(120), 6))
def test_exact_engine_agrees_with_the_oracle(seed: int) -> None:
    problem = with_own_hours(tiny_problem(seed), seed)
    best = best_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert all(map(is_loss, check(problem, result.tours)))
    if stops_can_share_a_half(problem):
        # The oracle tries one stop in a half-day: several may do better, and never worse.
        assert worth(problem, result.tours) <= best.worth
    else:
        assert worth(problem, result.tours) == best.worth
    if not (stops_can_share_a_half(problem) or times_could_give_rest(problem)):
        assert result.status is (Status.INFEASIBLE if best.missing_required else Status.OPTIMAL)
        assert choose(problem) is Method.EXACT


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(range(24), 3))
def test_recreate_is_legal_and_its_bound_holds(seed: int) -> None:
    problem = with_own_hours(tiny_problem(seed), seed)
    best = best_plan(problem)
    result = solve(problem, Limits(), Method.RECREATE)
    assert all(map(is_loss, check(problem, result.tours)))
    if any(best.worth[:-2]):
        return  # this engine gives a stop all of its visits or none
    # Several stops of a half-day may do better than the oracle's one, and nothing does worse.
    assert worth(problem, result.tours) <= best.worth
    assert result.bound is not None
    assert result.bound <= best.worth[-2]


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(range(12), 4))
def test_short_visits_with_hours_of_their_own(seed: int) -> None:
    problem = with_own_hours(crowded_tiny(seed), seed)
    result = solve(problem, Limits())
    assert all(map(is_loss, check(problem, result.tours)))


@pytest.mark.slow
def test_waiting_between_two_visits_of_a_half_day() -> None:
    # x may be visited until 10:30, y from 11:00 on: between x's end at 10:30 at the latest and y are 10 of
    # pack-up, 5 of drive, 10 of set-up, and 5 minutes of waiting, rather than a second day.
    problem = little_problem(
        [
            stop("x", service=60 * MINUTE, closes=clock("10:30")),
            stop("y", service=60 * MINUTE, opens=clock("11:00"), halves=frozenset({Half.MORNING})),
        ],
        road([0, 30, 35]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0}), ""),
    )
    [tour] = solve(problem, Limits()).tours
    assert [(visit.stop, visit.start) for visit in tour.visits] == [
        ("x", clock("09:30")),
        ("y", clock("11:00")),
    ]


def test_hours_of_a_weekday_are_kept_on_that_weekday() -> None:
    # On Mondays x begins at 10:00 and lasts until the session closes, on Wednesdays it has all of it.
    long = OwnHours(0, start=clock("10:00"))
    problem = little_problem(
        [stop("x", visits=2, regular=False, hours=(long,))],
        road([0, 30]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 2}), ""),
    )
    result = solve(problem, Limits())
    spans = {tour.date.weekday(): (tour.visits[0].start, tour.visits[0].end) for tour in result.tours}
    assert spans == {0: (clock("10:00"), clock("12:00")), 2: (clock("09:30"), clock("12:00"))}
