"""Figures that a plan states, held against its tours: each wrong one is told, and where."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tourplanner.domain.plan_file import Figures, tour_figures
from tourplanner.domain.tour import Tour
from tourplanner.problem.figures import check_figures
from tourplanner.problem.problem import Problem


@pytest.fixture
def problem() -> Problem:
    return little_problem([stop("a"), stop("b")], road([0, 10, 30]))


@pytest.fixture
def tour(problem: Problem) -> Tour:
    return tour_at(problem, "van", MONDAY, ["a"], ["b"])


def stated(tour: Tour) -> Figures:
    """The figures of a plan of one tour."""
    return Figures(
        objective=tour.drive_seconds,
        tours=(tour_figures(tour),),
        tour_count=1,
        visit_count=2,
        drive_seconds=tour.drive_seconds,
        distance_m=tour.distance_m,
        work_seconds=tour.work_seconds,
        service_seconds=tour.service_seconds,
    )


def test_true_figures_are_right(problem: Problem, tour: Tour) -> None:
    assert check_figures(problem, [tour], stated(tour)) == ()


@pytest.mark.parametrize(
    ("field", "rule", "where", "said"),
    [
        ("objective", "travel", "result", "violation.stated-seconds"),
        ("tour_count", "van-day", "totals", "violation.stated-tours"),
        ("visit_count", "visits", "totals", "violation.stated-visits"),
        ("drive_seconds", "travel", "totals", "violation.stated-seconds"),
        ("distance_m", "travel", "totals", "violation.stated-metres"),
        ("work_seconds", "work-day", "totals", "violation.stated-work"),
        ("service_seconds", "visits", "totals", "violation.stated-service"),
    ],
)
def test_a_wrong_sum_is_told(
    problem: Problem, tour: Tour, field: str, rule: str, where: str, said: str
) -> None:
    right = stated(tour)
    [found] = check_figures(problem, [tour], replace(right, **{field: getattr(right, field) + 1}))
    assert (found.rule, found.where, found.what.id) == (rule, where, said)


@pytest.mark.parametrize("field", ["drive_seconds", "distance_m", "work_seconds"])
def test_a_wrong_sum_of_a_tour_is_told_with_the_tour(problem: Problem, tour: Tour, field: str) -> None:
    own = tour_figures(tour)
    wrong = replace(own, **{field: getattr(own, field) - 1})
    [found] = check_figures(problem, [tour], replace(stated(tour), tours=(wrong,)))
    assert found.where == "2027-03-01 van"


@pytest.mark.parametrize("strange", ["van", "stop"])
def test_tours_of_strangers_have_no_true_figures(problem: Problem, tour: Tour, strange: str) -> None:
    visits = (replace(tour.visits[0], stop="z"), *tour.visits[1:])
    other = replace(tour, van="z") if strange == "van" else replace(tour, visits=visits)
    assert check_figures(problem, [other], replace(stated(tour), tour_count=9)) == ()
