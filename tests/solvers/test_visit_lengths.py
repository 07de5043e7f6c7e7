"""Visits of one stop that are not equally long: the first, the second and so on in the cycle."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.problem.little import MINUTE, MONDAY, little_problem, road, stop
from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.period import CycleKind
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.schedule.unroll import unroll
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CALENDAR = CalendarRules(MONDAY, 4, frozenset({0, 1, 3}), "", repeats=True)
LENGTHS = (120 * MINUTE, 45 * MINUTE)


def twice(name: str, *, regular: bool = True) -> Stop:
    """A stop whose first visit is of two hours and whose second is of 45 minutes."""
    return replace(stop(name, visits=2, regular=regular, service=LENGTHS[0]), lengths=LENGTHS)


def problem(kind: CycleKind = CycleKind.WEEKS, *, regular: bool = True) -> Problem:
    stops = [twice("a", regular=regular), stop("b", service=60 * MINUTE), stop("c", service=30 * MINUTE)]
    return little_problem(stops, road([0, 20, 25, 30]), calendar=replace(CALENDAR, cycle=kind))


@pytest.mark.parametrize("method", [Method.EXACT, pytest.param(Method.RECREATE, marks=pytest.mark.slow)])
@pytest.mark.parametrize("regular", [True, False])
def test_each_visit_has_its_own_length_in_its_part_of_the_cycle(method: Method, regular: bool) -> None:
    asked = problem(regular=regular)
    result = solve(asked, Limits(), method)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert check(asked, result.tours) == ()
    visits = [
        ((tour.date - MONDAY).days // 14, visit.end - visit.start)
        for tour in result.tours
        for visit in tour.visits
        if visit.stop == "a"
    ]
    assert visits == [(0, LENGTHS[0]), (1, LENGTHS[1])]


def test_the_judge_knows_which_visit_is_which() -> None:
    asked = problem()
    tours = solve(asked, Limits()).tours
    long, short = (tour for tour in tours if any(visit.stop == "a" for visit in tour.visits))
    dates = {tour.date for tour in tours}
    free = next(day for day in (MONDAY + timedelta(step) for step in range(14)) if day not in dates)
    # The short one moved to the first half of the cycle is too short, and shares its part with the long one.
    moved = replace(short, date=free)
    others = [tour for tour in tours if tour is not short]
    assert {breach.what.id for breach in check(asked, [*others, moved])} >= {
        "violation.short",
        "violation.same-part",
    }
    assert long.date < short.date


@pytest.mark.parametrize("kind", [CycleKind.WEEKS, CycleKind.MONTH])
def test_lengths_stay_those_of_the_grid_over_the_year(kind: CycleKind) -> None:
    asked = problem(kind)
    tours = solve(asked, Limits()).tours
    assert check(asked, tours) == ()
    schedule = unroll(asked, tours, MONDAY + timedelta(300))
    lengths = [
        visit.end - visit.start for tour in schedule.tours for visit in tour.visits if visit.stop == "a"
    ]
    assert lengths[:6] == [*LENGTHS] * 3
    assert set(lengths) == set(LENGTHS)
