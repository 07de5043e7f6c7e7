"""Demands: what may forbid a plan, and the problems that ask for some of it alone."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tourplanner.domain.config import AreaRules, Lock
from tourplanner.problem.demands import (
    Demand,
    can_be_given_up,
    demands_among,
    demands_of,
    keep_only,
    promising,
    with_vans,
    without_held_vans,
)
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


def test_an_area_asks_where_a_stop_of_it_has_to_be_served() -> None:
    areas = tuple(AreaRules(name, frozenset({4})) for name in "AB")
    asked = demands_of(changed(three(), areas=areas))
    assert [each.subject for each in asked if each.rule == "area-days"] == ["A"]


def test_a_rule_that_no_config_does_without_is_no_demand() -> None:
    assert can_be_given_up("gap")
    assert not can_be_given_up("session-window")


def test_locks_stay_with_the_stops_that_they_hold() -> None:
    locks = tuple(Lock(name, date=MONDAY) for name in "ab")
    problem = changed(three(), locks=locks)
    kept = keep_only(problem, [Demand("visits", "b"), Demand("lock", "b")])
    assert [lock.stop for lock in kept.config.locks] == ["b"]
    assert [lock.stop for lock in promising(problem, {"a": 1}).config.locks] == ["a"]


def test_stops_are_promised_so_many_visits_in_an_order() -> None:
    wish = stop("c", visits=2, required=False, max_gap_days=9)
    problem = changed(three(), stops=(*three().config.stops[:2], wish))
    asked = promising(problem, {"c": 2, "b": 1})

    assert [(each.id, each.visits, each.required) for each in asked.config.stops] == [
        ("c", 2, True),
        ("b", 1, True),
    ]
    # From home they are 30 and 20 minutes away, in this order.
    assert (asked.matrix.seconds[0, 1:] // 60).tolist() == [30, 20]


@pytest.mark.parametrize(("visits", "most"), [(1, None), (2, 9)])
def test_the_longest_gap_binds_where_all_visits_are_promised(visits: int, most: int | None) -> None:
    problem = three()
    often = replace(problem.config.stops[1], max_gap_days=9)
    asked = promising(
        changed(problem, stops=(problem.config.stops[0], often, problem.config.stops[2])), {"b": visits}
    )
    assert asked.config.stops[0].max_gap_days == most
