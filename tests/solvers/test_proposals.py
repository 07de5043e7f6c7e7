"""Proposals for a calendar that something has happened to, and what more changes would save."""

from dataclasses import replace
from datetime import timedelta
from itertools import count, islice, pairwise
from math import prod

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tests.solvers.repair_oracle import all_calendars, best_aims, choices
from tests.solvers.repair_tiny import tiny_repair
from tourplanner.domain.aim import Aim
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.schedule.proposal import Wish
from tourplanner.schedule.repair_problem import Held, Promise, RealDay, Repair, RepairProblem
from tourplanner.solvers.repair.propose import propose
from tourplanner.solvers.result import Limits

PLACES = range(20, 300)


def told_repairs(number: int) -> list[RepairProblem]:
    """Little repairs in which every change weighs the same, so that weights count changes."""
    found = map(tiny_repair, count(500))
    alike = (
        replace(each, promises=tuple(replace(p, weight=1, hours=None) for p in each.promises))
        for each in found
        if prod(map(len, choices(each))) in PLACES
    )
    return list(islice(alike, number))


def is_where_told(promise: Promise, made: Repair) -> bool:
    """Whether a promise is held on the date and in the half-day that people were told."""
    place = made.held.get(promise.key)
    return place is not None and (place.date, place.half) == (promise.date, promise.half)


@pytest.mark.slow
def test_each_point_of_the_trade_off_is_the_least_driving_of_all_calendars() -> None:
    met = 0
    for problem in told_repairs(15):
        made = propose(problem, Limits())
        fewest = made.each[0].repair
        staying = {p.key for p in problem.promises if is_where_told(p, fewest)}
        calendars = [aims for held, aims in all_calendars(problem) if staying <= held.keys()]
        most_lost, most_unusual = (fewest.aim(aim).value for aim in (Aim.LOST, Aim.UNUSUAL))
        for point in made.points:
            driving = min(
                drive
                for lost, changed, unusual, *_, drive in calendars
                if lost <= most_lost and unusual <= most_unusual and changed <= point.moved
            )
            assert (point.drive, point.bound) == (driving, driving)
            met += 1
        assert all(later.drive <= earlier.drive for earlier, later in pairwise(made.points))
    assert met >= 30


@pytest.mark.slow
def test_a_proposal_that_drives_less_is_proven_too() -> None:
    better = 0
    for problem in told_repairs(12):
        fewest, *others = propose(problem, Limits()).each
        for other in others:
            assert other.wish is Wish.DRIVING
            assert other.repair.is_proven
            assert other.repair.aim(Aim.DRIVING).value < fewest.repair.aim(Aim.DRIVING).value
            better += 1
    assert better


def test_one_proposal_does_without_unusual_days() -> None:
    # The van is away on Monday; on Tuesday it does not usually tour.
    problem = little_problem(
        [stop("a")], road([0, 30]), calendar=CalendarRules(MONDAY, 1, frozenset({0, 1}), "")
    )
    tuesday = MONDAY + timedelta(days=1)
    days = (
        RealDay(MONDAY, problem, frozenset(), 0),
        RealDay(tuesday, problem, frozenset({"van"}), 0, usual=False),
    )
    told = tour_at(problem, "van", MONDAY, ["a"])
    promise = Promise("a/1", "a", MONDAY, tuesday, MONDAY, Half.MORNING, "van", told=True)

    fewest, usual = propose(RepairProblem(days, (promise,), (told,)), Limits()).each

    assert (fewest.wish, fewest.repair.held) == (Wish.FEWEST, {"a/1": Held(tuesday, Half.MORNING, "van")})
    assert fewest.repair.values[:3] == (0, 1, 1)
    assert (usual.wish, usual.repair.held) == (Wish.USUAL, {})
    assert usual.repair.values[:3] == (1, 0, 0)


def test_where_all_is_possible_nothing_is_proposed_but_what_was_told() -> None:
    small = (each for each in map(tiny_repair, count()) if prod(map(len, choices(each))) in PLACES)
    possible = (
        each for each in small if best_aims(each)[:2] == (0, 0) and all(p.weight for p in each.promises)
    )
    for problem in islice(possible, 5):
        [alone] = propose(problem, Limits()).each
        told = {p.key: (p.date, p.half) for p in problem.promises}
        assert {key: (place.date, place.half) for key, place in alone.repair.held.items()} == told
