"""Crews of their own: every engine keeps to the roster, and the exact one finds what the oracle finds."""

from collections.abc import Sequence

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.agreement import assert_solver_agrees
from tests.solvers.oracle import best_plan
from tests.solvers.sisr_problems import assert_books, searched
from tests.solvers.tiny_crews import crewed_problem
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.crew import Crew
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.construct import construct
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.pool import missing_of
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import times_could_give_rest
from tourplanner.solvers.sisr.encoding import decode
from tourplanner.solvers.solve import solve

CASES = 200
TWO_DAYS = CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays="")


def assert_keep_to_the_roster(problem: Problem, tours: Sequence[Tour]) -> None:
    """Every tour is legal and driven by the crew that the roster has for it."""
    assert [breach for breach in check(problem, tours) if not is_loss(breach)] == []
    assert all(tour.crew == problem.crew(tour.van, tour.date) for tour in tours)


@pytest.mark.parametrize("seed", seeds(range(CASES), 8))
def test_the_exact_engine_agrees_with_the_oracle(seed: int) -> None:
    problem = crewed_problem(seed)
    if times_could_give_rest(problem):
        # Other times of the day could leave the crew its rest: the best is found, and not proven.
        assert worth(problem, solve(problem, Limits()).tours) == best_plan(problem).worth
    else:
        assert_solver_agrees(problem)


@pytest.mark.parametrize("seed", seeds(range(CASES), 8))
def test_a_constructed_plan_keeps_to_the_roster(seed: int) -> None:
    problem = crewed_problem(seed)
    assert_keep_to_the_roster(problem, construct(problem))


# What follows compiles its loops first, which takes a minute.


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CASES))
def test_the_large_engine_keeps_to_the_roster(seed: int) -> None:
    problem = crewed_problem(seed)
    if not problem.calendar.sessions:
        return
    instance, state = searched(problem, 600)
    assert_books(instance, state)
    assert_keep_to_the_roster(problem, decode(problem, instance, state))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CASES))
def test_the_bound_holds_with_crews(seed: int) -> None:
    problem = crewed_problem(seed)
    result = solve(problem, Limits())
    if result.bound is not None and not any(missing_of(problem, result.tours)):
        bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
        assert bound is None or bound.seconds <= result.bound


def test_a_crew_that_shares_a_van_works_less() -> None:
    # Two days of 4 h 50 of work each: too much for a crew that may work 8 h in the week, not for two crews.
    problem = little_problem([stop("a"), stop("b")], road([0, 30, 30]), calendar=TWO_DAYS)
    week = 8 * 60 * MINUTE
    alone = changed(problem, crews=(Crew("one", max_work_week=week, max_drive_day=60 * MINUTE),))
    apart = tuple(
        Crew(name, weekdays=frozenset({day}), max_work_week=week, max_work_day=5 * 60 * MINUTE)
        for day, name in enumerate(("one", "two"))
    )
    shared = changed(problem, crews=apart)
    assert len(solve(alone, Limits()).tours) == 1
    tours = solve(shared, Limits()).tours
    assert [(tour.van, tour.crew) for tour in tours] == [("van", "one"), ("van", "two")]
