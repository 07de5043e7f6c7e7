"""Calendars that move few stops: as good as the best of all, and never under their bound."""

from dataclasses import replace
from functools import cache

import pytest

from tests.instances import pilot, problem_of, stop_at
from tests.solvers.moves.exhaustive import least_drives
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day
from tourplanner.solvers.moves.front import FewMoves, few_moves, stay_put
from tourplanner.solvers.moves.put_back import put_back
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.start import state_of, with_toll
from tourplanner.solvers.tree_bound import legs_of, tolls_between, tree_bound, with_days

COMMUNES = ("32269", "32448", "32436", "32120")
"""Four of the Bastides de Lomagne."""


@cache
def problem() -> Problem:
    """Four visits of 20 minutes on three days of one week, with one van."""
    config = pilot()
    stops = tuple(stop_at(code, service=20 * 60) for code in COMMUNES)
    calendar = replace(config.calendar, weeks=1)
    return problem_of(replace(config, stops=stops, areas=(), locks=(), calendar=calendar))


@cache
def tours() -> tuple[Tour, ...]:
    """Today: a day too many, and neighbours on different days."""
    halves = ((0, 2), ()), ((1,), ()), ((3,), ())
    days = zip(problem().calendar.dates, halves, strict=True)
    timed = (time_day(problem(), 0, morning, afternoon, day) for day, (morning, afternoon) in days)
    return tuple(tour for tour in timed if tour is not None)


@cache
def points() -> tuple[FewMoves, ...]:
    best = min(least_drives(problem(), Today.of(problem(), tours())).values())
    assert best < sum(tour.drive_seconds for tour in tours())
    return few_moves(problem(), tours(), (), range(5), Limits())


@pytest.mark.slow
def test_each_number_of_moves_has_the_calendar_that_drives_least() -> None:
    least = least_drives(problem(), Today.of(problem(), tours()))
    for point in points():
        reached = min(drive for moved, drive in least.items() if moved <= point.most)
        assert point.tours is not None
        assert point.drive_seconds == reached
        assert not check(problem(), point.tours)
        assert point.moved == Today.of(problem(), tours()).moved(problem(), point.tours)
        assert len(point.moved) <= point.most


@pytest.mark.slow
def test_no_calendar_drives_less_than_the_bound() -> None:
    least = least_drives(problem(), Today.of(problem(), tours()))
    for point in points():
        reached = min(drive for moved, drive in least.items() if moved <= point.most)
        assert 0.8 * reached < point.bound <= reached


@pytest.mark.slow
def test_the_bound_falls_with_the_moves_that_are_allowed() -> None:
    bounds = [point.bound for point in points()]
    assert bounds == sorted(bounds, reverse=True)


@pytest.mark.slow
def test_the_same_search_gives_the_same_calendars() -> None:
    assert few_moves(problem(), tours(), (), range(5), Limits()) == points()


@pytest.mark.slow
def test_a_state_of_tours_has_their_cost_and_gives_them_back() -> None:
    instance = encode(problem())
    state = state_of(problem(), instance, tours())
    assert int(state.cost[0]) == sum(tour.drive_seconds for tour in tours())
    assert decode(problem(), instance, state) == tours()


@pytest.mark.slow
def test_a_toll_is_paid_for_each_visit_that_is_elsewhere() -> None:
    today = Today.of(problem(), tours())
    moved = time_day(problem(), 0, (0, 1, 2), (), problem().calendar.dates[0])
    other = tuple(tour for tour in (moved, tours()[2]) if tour is not None)
    state = state_of(problem(), with_toll(encode(problem()), today.slots, 1000), other)
    assert int(state.cost[0]) == sum(tour.drive_seconds for tour in other) + 1000
    assert today.moved(problem(), other) == {1}


@pytest.mark.slow
def test_a_stop_that_is_left_out_is_in_no_state() -> None:
    instance = encode(problem())
    state = state_of(problem(), instance, tours()[1:])
    assert int(state.cost[0]) == sum(t.drive_seconds for t in tours()[1:]) + 2 * int(instance.prize[0])


def test_stops_go_back_until_few_are_elsewhere() -> None:
    today = Today.of(problem(), tours())
    day = problem().calendar.dates[0]
    all_on_one = time_day(problem(), 0, (0, 1, 2), (3,), day)
    assert all_on_one is not None
    assert today.moved(problem(), (all_on_one,)) == {1, 3}
    for most in (1, 0):
        back = put_back(problem(), today, (all_on_one,), most, Limits())
        assert back is not None
        assert len(today.moved(problem(), back)) == most
    assert put_back(problem(), today, (all_on_one,), 2, Limits()) == (all_on_one,)


def test_tours_without_legal_times_are_no_calendar_to_begin_with() -> None:
    longest = max(tour.drive_seconds for tour in tours())
    work = replace(problem().config.work, max_drive_day=longest - 1)
    shorter = replace(problem(), config=replace(problem().config, work=work))
    assert stay_put(shorter, tours()) == tuple(tour for tour in tours() if tour.drive_seconds < longest)


def test_a_leg_between_days_costs_half_a_toll() -> None:
    legs = legs_of(problem())
    shares = tolls_between(legs, Today.of(problem(), tours()).days)
    # Today the stops 0 and 2 are on one day; places are numbered after the depot.
    assert shares[1, 3] == shares[0, 1] == 0.0
    assert shares[1, 2] == shares[2, 4] == 0.5


def test_every_visit_of_a_stop_is_a_place_of_its_own() -> None:
    config = pilot()
    stops = (stop_at("32269", visits=2), stop_at("32448"))
    two = problem_of(replace(config, stops=stops, areas=(), locks=()))
    legs = legs_of(two)
    assert legs.stop.tolist() == [0, 0, 1]
    # Each alone: twice the way to Monfort and the way to Touget; together: one round and one way less.
    bound, _ = tree_bound(legs, Limits(), 1.0)
    out = int(two.matrix.seconds[0, 1])
    assert bound >= 2 * out


def test_every_day_of_today_has_a_tour_until_enough_stops_may_move() -> None:
    legs, days = legs_of(problem()), Today.of(problem(), tours()).days
    # One day has two stops, the others one each; a single day has the time for all four visits.
    assert legs.tours == (1, 3)
    assert [with_days(legs, days, moved).tours[0] for moved in range(4)] == [3, 2, 1, 1]
