"""The bound from legs and cuts: never above what can be driven, and above what spanning trees prove."""

from dataclasses import replace

import numpy as np
import pytest

from tests.instances import problem_of
from tests.solvers.leg_cuts.four_visits import any_table, bound_of, least_of, problem, with_table
from tourplanner.solvers.leg_cuts.groups import broken_groups, fewest_tours
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.tree_bound import legs_of, tree_bound


@pytest.mark.slow
def test_short_visits_need_one_tour_that_is_proven_to_the_second() -> None:
    # One day has the time for all four visits: the bound is a round trip, and of four places exact.
    short = problem(20)
    assert fewest_tours(LegPlaces.of(short)) == 1
    assert least_of(short) - 1 <= bound_of(short) <= least_of(short)


@pytest.mark.slow
def test_visits_that_fill_half_a_day_need_more_tours_than_trees_know_of() -> None:
    long = problem(140)
    assert fewest_tours(LegPlaces.of(long)) == 2
    tree, _ = tree_bound(legs_of(long), Limits(), float(least_of(long)))
    assert tree - 1 <= bound_of(long) <= least_of(long)


def test_a_group_that_no_tour_enters_is_told() -> None:
    places = LegPlaces.of(problem(140))
    driven = np.zeros_like(places.seconds)
    # A round among all four stops that never comes to the depot.
    for one, other in ((1, 2), (2, 3), (3, 4), (1, 4)):
        driven[one, other] = driven[other, one] = 1.0
    missing = {(group.tours, int(group.inside.sum())): lack for lack, group in broken_groups(places, driven)}
    assert missing[2, 4] == 2.0


def test_a_whole_day_counts_nothing_of_its_length() -> None:
    asked = problem(140)
    config = asked.config
    stops = (replace(config.stops[0], service=None, whole_day=True), *config.stops[1:])
    places = LegPlaces.of(problem_of(replace(config, stops=stops)))
    assert places.service.tolist() == [0.0, 8400.0, 8400.0, 8400.0]


def test_days_of_few_visits_are_left_to_tours() -> None:
    assert not LegPlaces.of(problem(20)).has_long_days


# Visits and legs of the first table let garbage beside an array be taken for a stop.
@pytest.mark.parametrize(("seed", "minutes"), [(188, 100), *((seed, 70) for seed in range(3))])
def test_whatever_the_table_nothing_drives_less_than_the_bound(seed: int, minutes: int) -> None:
    asked = with_table(problem(minutes), any_table(seed))
    assert 0 < bound_of(asked) <= least_of(asked)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("minutes", [30, 100])
def test_of_many_tables_nothing_drives_less_than_the_bound(seed: int, minutes: int) -> None:
    asked = with_table(problem(minutes), any_table(seed))
    assert 0 < bound_of(asked) <= least_of(asked)


def test_groups_are_of_stops_alone() -> None:
    # What lies beyond the last stop in memory must not be looked at: each leg to the depot is a trap.
    places = LegPlaces.of(problem(100))
    driven = np.zeros_like(places.seconds)
    driven[0, 1:] = driven[1:, 0] = 2.0
    assert not list(broken_groups(places, driven))


def test_a_detour_that_is_quicker_than_the_leg_is_what_a_day_needs() -> None:
    minutes = np.full((5, 5), 170)
    minutes[3, :] = minutes[:, 3] = 2
    np.fill_diagonal(minutes, 0)
    duration = LegPlaces.of(with_table(problem(20), minutes)).duration
    assert duration[1, 2] == duration[1, 3] + duration[3, 2] == 60 * 2 * (2 + 20)
