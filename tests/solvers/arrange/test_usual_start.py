"""Visits of a stop about its usual time: clocks move, tours do not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, clock, little_problem, road, stop, tour_at
from tourplanner.domain.config import Aims, CalendarRules
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.arrange.usual_start import (
    at_usual_times,
    away_from_usual,
    near_usual,
    usual_starts,
)
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CALENDAR = CalendarRules(MONDAY, 3, frozenset({0}), "", repeats=True)


def three_mondays() -> tuple[Problem, list[Tour]]:
    """A stop of three visits: alone on the first two Mondays, after another one on the last one."""
    stops = [stop("a", visits=3, service=30 * MINUTE), stop("b", service=60 * MINUTE)]
    problem = little_problem(stops, road([0, 20, 25]), calendar=CALENDAR)
    mornings = (["a"], ["a"], ["b", "a"])
    tours = [
        tour_at(problem, "van", MONDAY + timedelta(7 * week), stops, [])
        for week, stops in enumerate(mornings)
    ]
    return problem, tours


def starts(tours: tuple[Tour, ...] | list[Tour]) -> list[int]:
    return [visit.start for tour in tours for visit in tour.visits if visit.stop == "a"]


def test_the_many_move_where_the_one_cannot_be_earlier() -> None:
    problem, tours = three_mondays()
    # After the other stop there are an hour, pack-up, five minutes on the road and set-up.
    assert starts(tours) == [clock("09:30"), clock("09:30"), clock("10:55")]
    kept, reached = at_usual_times(problem, tours)
    assert reached == AimReached(PlanAim.USUAL_START, 0, 0, Scope.PLANS)
    assert max(starts(kept)) - min(starts(kept)) <= 20 * MINUTE
    assert check(problem, kept) == ()
    # They wait no longer than they have to, and drive what they drove.
    assert starts(kept) == [clock("10:35"), clock("10:35"), clock("10:55")]
    assert [tour.drive_seconds for tour in kept] == [tour.drive_seconds for tour in tours]


def test_what_cannot_be_is_counted_and_not_proven() -> None:
    hours = (
        OwnHours(weekday=0, opens=clock("09:30"), closes=clock("10:15")),
        OwnHours(weekday=1, opens=clock("11:00"), closes=clock("12:00")),
    )
    asked = stop("a", visits=2, service=30 * MINUTE, regular=False, hours=hours)
    problem = little_problem([asked], road([0, 20]), calendar=replace(CALENDAR, weekdays=frozenset({0, 1})))
    tours = [tour_at(problem, "van", MONDAY + timedelta(day), ["a"]) for day in (0, 1)]
    kept, reached = at_usual_times(problem, tours)
    assert (reached.value, reached.bound, reached.is_proven) == (1, None, False)
    assert kept == tuple(tours)


ORDERS = [(PlanAim.DRIVING, PlanAim.USUAL_START), (PlanAim.USUAL_START, PlanAim.DRIVING)]


@pytest.mark.parametrize(
    "order", [(PlanAim.DRIVING, PlanAim.USUAL_START), (PlanAim.USUAL_START, PlanAim.DRIVING)]
)
def test_the_aim_is_reached_and_told(order: tuple[PlanAim, ...]) -> None:
    problem = changed(three_mondays()[0], aims=Aims(order))
    result = solve(problem, Limits())
    assert check(problem, result.tours) == ()
    told = {each.aim: each for each in result.aims}
    assert told[PlanAim.USUAL_START].value == 0
    plain = solve(three_mondays()[0], Limits())
    assert [tour.drive_seconds for tour in result.tours] == [tour.drive_seconds for tour in plain.tours]


def test_a_tour_by_itself_keeps_to_what_stops_are_used_to() -> None:
    problem, tours = three_mondays()
    usual = usual_starts(problem, tours)
    # Two of three begin at half past nine; the other stop has one start alone.
    assert usual == {"a": clock("09:30"), "b": clock("09:30")}
    late = {"a": clock("10:30")}
    assert starts([near_usual(problem, tours[0], late)]) == [clock("10:30")]
    assert away_from_usual(problem, tours[0], late) == tours[0].visits
    assert away_from_usual(problem, near_usual(problem, tours[0], late), late) == ()
    # Where the day leaves no room, the tour stays as it was.
    assert near_usual(problem, tours[2], usual) == tours[2]
    assert [visit.stop for visit in away_from_usual(problem, tours[2], usual)] == ["a"]
    # Noon is not in the morning: nobody expects it.
    assert near_usual(problem, tours[0], {"a": clock("14:00")}) == tours[0]
    assert away_from_usual(problem, tours[0], {"a": clock("14:00")}) == ()
