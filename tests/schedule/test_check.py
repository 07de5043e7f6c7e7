"""The judge of schedules: silent on a good one, and each way of breaking it is named by its rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.problem.little import MINUTE, changed, shifted
from tests.schedule.cases import breaches_of
from tourplanner.domain.config import Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.visits import BEYOND
from tourplanner.schedule.unroll import unroll

UNTIL = date(2027, 7, 31)
Tours = tuple[Tour, ...]


@pytest.fixture(scope="module")
def schedule(rich_problem: Problem, rich_tours: Tours) -> Tours:
    """The rich problem from 3 May to the end of July: six cycles of two weeks and a bit."""
    return unroll(rich_problem, rich_tours, UNTIL).tours


def later(tours: Tours, change: Callable[[Tour], Tour]) -> Tours:
    """The first tour of the third cycle with a change."""
    rank = next(rank for rank, tour in enumerate(tours) if tour.date >= date(2027, 5, 31))
    return (*tours[:rank], change(tours[rank]), *tours[rank + 1 :])


def moved(days: int) -> Callable[[Tour], Tour]:
    return lambda tour: replace(tour, date=tour.date + timedelta(days=days))


def of_stop(tour: Tour, stop: str) -> Tour:
    """The tour with its first visit at another stop, legs and all left as they are."""
    first, *others = tour.visits
    return replace(tour, visits=(replace(first, stop=stop), *others))


def in_half(tour: Tour, half: Half) -> Tour:
    first, *others = tour.visits
    return replace(tour, visits=(replace(first, half=half), *others))


BREAKS: dict[str, tuple[Callable[[Tour], Tour], set[str]]] = {
    # a1's Mondays are 31 May and 7 June in that cycle, 7 days apart as its gaps demand.
    "a day later": (moved(1), {"area-days", "gap"}),
    "a date without tours": (moved(2), {"van-day", "area-days", "gap"}),
    "in the afternoon": (lambda tour: in_half(tour, Half.AFTERNOON), {"session-window", "stop-days"}),
    "an hour earlier": (lambda tour: shifted(tour, -3600), {"session-window"}),
    "five minutes shorter": (
        lambda tour: replace(tour, visits=tuple(replace(v, end=v.end - 5 * MINUTE) for v in tour.visits)),
        {"visits"},
    ),
    "another stop": (lambda tour: of_stop(tour, "b1"), {"travel", "sequence"}),
    "a van of nobody": (lambda tour: replace(tour, van="wagon"), {"van-day"}),
    "a stop of nobody": (lambda tour: of_stop(tour, "nowhere"), {"visits"}),
    "a leg of its own": (lambda tour: replace(tour, leg_back_distance_m=1), {"travel"}),
    "after the last day": (moved(90), {"van-day"}),
    "before the first": (moved(-90), {"van-day"}),
}


def test_a_schedule_breaks_no_rule(rich_problem: Problem, schedule: Tours) -> None:
    assert len(schedule) > 40
    assert breaches_of(rich_problem, schedule, UNTIL) == ()


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_schedule_is_told_by_rule(rich_problem: Problem, schedule: Tours, name: str) -> None:
    change, rules = BREAKS[name]

    found = {breach.rule for breach in breaches_of(rich_problem, later(schedule, change), UNTIL)}
    assert found
    assert found >= rules


def test_twice_the_same_tour_is_a_breach(rich_problem: Problem, schedule: Tours) -> None:
    found = {breach.rule for breach in breaches_of(rich_problem, (*schedule, schedule[-1]), UNTIL)}

    assert {"van-day", "visits"} <= found


def test_more_visits_than_the_cycles_give_are_a_breach(rich_problem: Problem, schedule: Tours) -> None:
    # b1, two in each cycle, was moved about: its tour of 4 May stands on every Tuesday and Monday, too.
    tour = next(tour for tour in schedule if tour.visits[0].stop == "b1")
    more = [replace(tour, van="north", date=date(2027, 5, 10) + timedelta(weeks=n)) for n in range(11)]
    found = breaches_of(rich_problem, (*schedule, *more), UNTIL)

    assert any((breach.rule, breach.what.id) == ("visits", BEYOND) for breach in found)


def test_missing_visits_are_no_breach(rich_problem: Problem, schedule: Tours, rich_tours: Tours) -> None:
    # All of one later month but its first days: nothing but absences.
    left = [tour for tour in schedule if not date(2027, 6, 1) <= tour.date <= date(2027, 6, 30)]

    assert {breach.rule for breach in breaches_of(rich_problem, left, UNTIL)} <= {"lock"}
    assert breaches_of(rich_problem, (), UNTIL) == ()


def test_hours_count_by_cycle(rich_problem: Problem, schedule: Tours) -> None:
    # A day's work over the mean of the cycle: the judge of the whole period would not see it.
    tight = replace(
        rich_problem,
        config=replace(rich_problem.config, work=replace(rich_problem.config.work, mean_work_week=8 * 3600)),
    )
    found = [breach for breach in breaches_of(tight, schedule, UNTIL) if breach.rule == "work-cycle"]

    assert found
    assert {breach.rule for breach in breaches_of(tight, schedule, UNTIL)} == {"work-cycle"}


def test_a_lock_on_a_date_that_is_cut_off_is_no_breach(rich_problem: Problem, schedule: Tours) -> None:
    # b2 is locked to 11 May; b1's second visit, on 8 May, is cut off as well.
    locked = changed(rich_problem, locks=(*rich_problem.config.locks, Lock("b1", date=date(2027, 5, 8))))
    start = [tour for tour in schedule if tour.date <= date(2027, 5, 4)]

    assert breaches_of(locked, start, date(2027, 5, 4)) == ()
    [breach] = breaches_of(locked, start, date(2027, 5, 8))
    assert (breach.rule, breach.what) == ("lock", message("violation.not-at", day=date(2027, 5, 8)))
