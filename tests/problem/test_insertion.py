"""What could still be inserted into a plan: all of it, and nothing that breaks a rule."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop, tour_at
from tests.seeds import seeds
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.insertion import insertions
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.construct import construct

DAY = CalendarRules(MONDAY, 1, frozenset({0, 1}), "")


def problem_of_three() -> Problem:
    """Three short visits on a straight road, two dates."""
    stops = [stop(name, service=40 * MINUTE) for name in "abc"]
    return little_problem(stops, road([0, 10, 20, 30]), calendar=DAY)


def test_every_place_of_a_visit_is_found() -> None:
    problem = problem_of_three()
    there = [tour_at(problem, "van", MONDAY, ["a", "c"])]
    found = list(insertions(problem, there))
    # In that morning before, between and after the two, in the afternoon, and in both halves of Tuesday.
    assert {each.stop for each in found} == {"b"}
    orders = {
        (each.come.date - MONDAY, tuple((v.stop, v.half is Half.MORNING) for v in each.come.visits))
        for each in found
    }
    day, next_day = timedelta(0), timedelta(1)
    morning = [("a", True), ("c", True)]
    expected = {
        (day, (("b", True), *morning)),
        (day, (morning[0], ("b", True), morning[1])),
        (day, (*morning, ("b", True))),
        (day, (*morning, ("b", False))),
        (next_day, (("b", True),)),
        (next_day, (("b", False),)),
    }
    # Three visits and two drives take two hours and forty minutes at least: the morning has no room.
    assert orders == {each for each in expected if len([v for v in each[1] if v[1]]) < 3}
    assert min(each.drive_change for each in found) >= 0


def test_nothing_is_inserted_that_breaks_a_rule() -> None:
    problem = problem_of_three()
    there = [tour_at(problem, "van", MONDAY, ["a", "c"])]
    other = changed(
        problem, stops=tuple(replace(each, weekdays=frozenset({0})) for each in problem.config.stops)
    )
    assert {each.come.date for each in insertions(other, there)} == {MONDAY}
    # A second visit to a commune on its day, and a crew that has worked enough.
    stops = problem.config.stops
    alike = changed(other, stops=(stops[0], replace(other.config.stops[1], commune="a"), stops[2]))
    assert list(insertions(alike, there)) == []
    worked = changed(problem, work={"max_work_week": there[0].work_seconds})
    assert list(insertions(worked, there)) == []


def test_nothing_is_missing() -> None:
    problem = problem_of_three()
    assert list(insertions(problem, [tour_at(problem, "van", MONDAY, ["a", "c"], ["b"])])) == []


@pytest.mark.parametrize("seed", seeds(range(60), 8))
def test_what_is_inserted_is_legal_by_the_judge(seed: int) -> None:
    problem = tiny_case(list(Kind)[seed % 7], seed)
    tours = construct(problem)[:-1]
    for each in insertions(problem, tours):
        after = each.tours(tours)
        assert all(map(is_loss, check(problem, after)))
        before, now = missing_visits(problem, tours), missing_visits(problem, after)
        assert now.get(each.stop, 0) == before[each.stop] - 1
