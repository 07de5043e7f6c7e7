"""The last tie: the plan stands as early in the cycle as its cost lets it."""

from datetime import timedelta

import pytest

from tests.problem.little import MONDAY, changed, little_problem, road, stop, tour_at
from tests.seeds import seeds
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import Ban, CalendarRules, Lock
from tourplanner.domain.crew import Crew
from tourplanner.domain.period import MINUTE, Half
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.earliest import earliest
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

WEEK = CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays="FR")
WEDNESDAY, FRIDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)


def half_a_promise(minutes: int | None = None) -> Problem:
    """Two visits wanted where the week has hours for one."""
    service = None if minutes is None else minutes * MINUTE
    problem = little_problem([stop("a", visits=2, service=service)], road([0, 30]), calendar=WEEK)
    tour = tour_at(problem, "van", MONDAY, ["a"])
    return changed(problem, work={"max_work_week": tour.work_seconds + 60 * MINUTE})


@pytest.mark.parametrize("method", [Method.EXACT, pytest.param(Method.RECREATE, marks=pytest.mark.slow)])
@pytest.mark.parametrize("minutes", [None, 60])
def test_the_visit_that_is_kept_of_two_is_the_earliest(method: Method, minutes: int | None) -> None:
    result = solve(half_a_promise(minutes), Limits(), method)
    [tour] = result.tours
    assert (tour.date, tour.visits[0].half) == (MONDAY, Half.MORNING)


def test_a_tour_goes_to_the_first_free_date_that_is_open() -> None:
    banned = stop("a", not_on=(Ban(0, None, "marché"),))
    problem = little_problem([banned], road([0, 30]), calendar=WEEK)
    [tour] = earliest(problem, [tour_at(problem, "van", FRIDAY, (), ["a"])])
    assert (tour.date, tour.visits[0].half) == (WEDNESDAY, Half.MORNING)


def test_what_is_stuck_behind_a_tour_moves_after_it() -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 30, 40]), calendar=WEEK)
    tours = [tour_at(problem, "van", WEDNESDAY, ["a"]), tour_at(problem, "van", FRIDAY, ["b"])]
    assert [tour.date for tour in earliest(problem, tours)] == [MONDAY, WEDNESDAY]


def test_a_crew_that_drives_another_van_on_another_day_has_its_hours_there_too() -> None:
    # On Monday "both" drives the first van, on Tuesday the second: 320 minutes there and no 20 more.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 1, 2}), "")
    crews = (
        Crew("tuesdays", vans=frozenset({"first"}), weekdays=frozenset({1})),
        Crew("both", weekdays=frozenset({0, 1}), max_work_week=340 * MINUTE),
        Crew("wednesdays", vans=frozenset({"first"}), weekdays=frozenset({2})),
    )
    stops = [stop("a", weekdays=frozenset({0, 2})), stop("b", weekdays=frozenset({1}))]
    vans = [("first", "home"), ("second", "home")]
    problem = changed(
        little_problem(
            stops, road([0, 60, 60]), calendar=calendar, vans=vans, locks=[Lock("b", van="second")]
        ),
        crews=crews,
    )
    result = solve(problem, Limits())
    assert check(problem, result.tours) == ()
    assert [(tour.van, tour.date.weekday()) for tour in result.tours] == [("second", 1), ("first", 2)]


def test_visits_on_one_weekday_move_together() -> None:
    fortnight = CalendarRules(MONDAY, 2, frozenset({0, 3}), public_holidays="FR")
    problem = little_problem([stop("a", visits=2), stop("b")], road([0, 30, 40]), calendar=fortnight)
    thursdays = [MONDAY + timedelta(days=days) for days in (3, 10)]
    tours = [
        tour_at(problem, "van", thursdays[0], ["b"], ["a"]),
        tour_at(problem, "van", thursdays[1], (), ["a"]),
    ]
    moved = earliest(problem, tours)
    # The tour with the afternoon alone begins in the morning then, and both visits of "a" with it.
    assert [(tour.date, [(v.stop, v.half) for v in tour.visits]) for tour in moved] == [
        (MONDAY, [("a", Half.MORNING), ("b", Half.AFTERNOON)]),
        (MONDAY + timedelta(days=7), [("a", Half.MORNING)]),
    ]


def test_visits_with_a_gap_to_keep_move_together() -> None:
    month = CalendarRules(MONDAY, 4, frozenset({1}), public_holidays="FR")
    asked = stop("a", visits=2, regular=False, min_gap_days=10)
    problem = little_problem([asked], road([0, 30]), calendar=month)
    # Of the 2nd and 4th week alone none can move: 7 days would be between its visits.
    tours = [tour_at(problem, "van", MONDAY + timedelta(days=days), ["a"]) for days in (8, 22)]
    assert [(tour.date - MONDAY).days for tour in earliest(problem, tours)] == [1, 15]


def test_nothing_moves_where_it_would_break_a_rule() -> None:
    problem = little_problem(
        [stop("a"), stop("b", weekdays=frozenset({4}))], road([0, 30, 40]), calendar=WEEK
    )
    tours = [tour_at(problem, "van", MONDAY, ["a"]), tour_at(problem, "van", FRIDAY, ["b"])]
    assert earliest(problem, tours) == tuple(tours)


@pytest.mark.parametrize("seed", seeds(range(60), 6))
def test_any_plan_stays_legal_and_as_good(seed: int) -> None:
    problem = tiny_problem(seed)
    found = solve(problem, Limits(), Method.EXACT).tours
    moved = earliest(problem, found)
    assert worth(problem, moved) == worth(problem, found)
    assert all(is_loss(breach) for breach in check(problem, moved))
    assert sum((tour.date - problem.calendar.start).days for tour in moved) <= sum(
        (tour.date - problem.calendar.start).days for tour in found
    )
    assert earliest(problem, moved) == moved
