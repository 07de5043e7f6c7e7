"""Demands: a limit of the crews holds the vans that there are in it."""

import pytest

from tests.problem.little import little_problem, road, stop
from tourplanner.problem.demands import Demand, demands_among, keep_only, with_vans, without_held_vans
from tourplanner.problem.problem import Problem

VANS = Demand("van-day")


def three() -> Problem:
    """Three stops with two visits each but the first, and one van."""
    stops = [stop("a"), stop("b", visits=2), stop("c", visits=2)]
    return little_problem(stops, road([0, 10, 20, 30]))


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (("rest", "van-day"), ("rest",)),
        (("van-day", "one-area"), ("one-area",)),
        (("work-week", "van-day", "area-days"), ("work-week", "area-days")),
        # No limit of a crew: the vans are what there is too little of.
        (("van-day",), ("van-day",)),
        (("area-days", "van-day"), ("area-days", "van-day")),
    ],
)
def test_vans_are_not_told_beside_a_limit_of_crews(rules: tuple[str, ...], told: tuple[str, ...]) -> None:
    demands = (Demand("visits", "a"), *map(Demand, rules))

    assert tuple(demand.rule for demand in without_held_vans(demands)[1:]) == told
    assert set(with_vans(without_held_vans(demands))) == set(demands)


def test_a_limit_of_crews_keeps_the_vans_that_there_are() -> None:
    promises = [Demand("visits", name) for name in "abc"]

    # One van of its own for each of five visits, unless a limit of the crews is kept.
    assert len(keep_only(three(), promises).config.vans) == 6
    assert len(keep_only(three(), [*promises, Demand("work-week")]).config.vans) == 1
    assert len(keep_only(three(), [*promises, VANS]).config.vans) == 1


def test_demands_among_are_those_of_the_stops_and_of_their_rules() -> None:
    assert demands_among(three(), ["a", "c"], ["gap", "work-day", "regular"]) == (
        Demand("visits", "a"),
        Demand("visits", "c"),
        Demand("work-day"),
        Demand("regular", "c"),
    )
