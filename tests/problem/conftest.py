"""Two problems with a good plan each: the shipped pilot, and a little one in which every rule is at work."""

from datetime import date

import pytest

from tests.instances import pilot, problem_of
from tests.problem.little import MINUTE, little_problem, matrix_of, stop, tour_at
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


@pytest.fixture(scope="session")
def pilot_problem() -> Problem:
    """The shipped pilot: 24 communes of three areas, each with its weekday, one van, four weeks."""
    return problem_of(pilot())


@pytest.fixture(scope="session")
def pilot_tours(pilot_problem: Problem) -> tuple[Tour, ...]:
    """The pilot's plan of least driving: twelve full days."""
    return solve(pilot_problem, Limits()).tours


@pytest.fixture(scope="session")
def rich_problem() -> Problem:
    """Two vans, two depots, three areas, and at least one stop for every kind of promise.

    Two weeks of Mondays, Tuesdays and Thursdays in May 2027: Ascension takes Thursday 6, and
    Saturday 8, a public holiday too, is an extra day. All places lie on one road, at the minutes
    below; towards its far end every leg takes one minute more.
    """
    places = {"north": 0, "south": 60, "a1": 20, "a2": 25, "a3": 30, "b1": 70, "b2": 75, "b3": 40, "b4": 80}
    places |= {"c1": 50, "c2": 52}
    monday, tuesday, thursday = 0, 1, 3
    stops = [
        stop("a1", visits=2, min_gap_days=7, max_gap_days=7, halves=frozenset({Half.MORNING})),
        stop("a2", service=45 * MINUTE, closed=(Closure(date(2027, 5, 3), date(2027, 5, 3), "works"),)),
        stop("a3", service=45 * MINUTE),
        stop("b1", "B", visits=2, regular=False, min_gap_days=3, max_gap_days=11),
        stop("b2", "B"),
        stop("b3", "B", required=False, priority=2),
        stop("b4", "B", weekdays=frozenset({tuesday}), not_on=(Ban(tuesday, Half.MORNING, "market"),)),
        stop("c1", "C", commune="c", regular=False),
        stop("c2", "C", commune="c", regular=False),
    ]
    return little_problem(
        stops,
        matrix_of([[MINUTE * (abs(a - b) + (b > a)) for b in places.values()] for a in places.values()]),
        calendar=CalendarRules(
            date(2027, 5, 3), 2, frozenset({monday, tuesday, thursday}), "FR", (), (date(2027, 5, 8),)
        ),
        depots=("north", "south"),
        vans=(("north", "north"), ("south", "south")),
        areas=(
            AreaRules("A", frozenset({monday})),
            AreaRules("B"),
            AreaRules("C", frozenset({tuesday, thursday})),
        ),
        locks=(
            Lock("b2", date=date(2027, 5, 11), half=Half.AFTERNOON, van="south"),
            Lock("b3", weekday=thursday, half=Half.MORNING, week=2, van="north"),
        ),
    )


@pytest.fixture(scope="session")
def rich_tours(rich_problem: Problem) -> tuple[Tour, ...]:
    """A plan that keeps every promise of the rich problem; Monday 10 holds two short stops in one half."""

    def on(day: int, van: str, morning: list[str], afternoon: list[str]) -> Tour:
        return tour_at(rich_problem, van, date(2027, 5, day), morning, afternoon)

    return (
        on(3, "north", ["a1"], []),
        on(4, "south", ["b1"], ["b4"]),
        on(8, "south", [], ["b1"]),
        on(10, "north", ["a1"], ["a2", "a3"]),
        on(11, "north", ["c2"], []),
        on(11, "south", [], ["b2"]),
        on(13, "north", ["b3"], []),
        on(13, "south", ["c1"], []),
    )
