"""Neighbours of customers: by distance, but for windows and for what lies on a way out or home."""

from dataclasses import replace

import numpy as np

from tests.benchmarks.peers.neighbours import (
    NEIGHBOURS,
    ON_THE_WAY,
    detours,
    follow_each_other,
    neighbours_of,
)
from tests.benchmarks.peers.routing import Fleet, Routing, Window
from tests.solvers.peers.routings import two_depots, with_hours
from tourplanner.solvers.sisr.recreate import REACH


def _ray(number: int) -> Routing:
    """A depot at 0, so many customers at 100, 101, … on one side, and one far behind all."""
    spots = np.array([0, *range(100, 100 + number), 1000])
    return Routing(
        "ray",
        "lines",
        np.abs(spots[:, None] - spots[None, :]),
        (Fleet(1, number + 1),),
        service=(1,) * (number + 1),
        demand=(1,) * (number + 1),
    )


def test_few_customers_are_all_neighbours_by_distance() -> None:
    # At 2, 4 and 9.
    assert neighbours_of(two_depots()).tolist() == [[0, 1, 2], [1, 0, 2], [2, 1, 0]]


def test_a_detour_is_that_of_the_best_depot() -> None:
    # From the customer at 9 home to the depot at 10, by the one at 4: 5 + 6 - 1. To the depot at 0: none.
    assert detours(two_depots())[1, 2] == 0
    # From 2 home to 0 by 4: 2 + 4 - 2; to 10 it lies on the way.
    assert detours(two_depots())[1, 0] == 0
    one = replace(two_depots(), matrix=two_depots().matrix[1:, 1:], fleets=(Fleet(3, 2),))
    # From the depot at 10 to 9 by 4: 6 + 5 - 1.
    assert detours(one)[1, 2] == 10


def test_one_far_behind_is_a_neighbour_where_its_way_home_leads_by() -> None:
    number = 2 * NEIGHBOURS
    found = neighbours_of(_ray(number))
    assert found.shape == (number + 1, NEIGHBOURS)
    assert found.dtype == np.int32
    for row, customer in zip(found.tolist(), range(number), strict=False):
        assert row[0] == customer
        assert len(set(row)) == NEIGHBOURS
    # Nobody is nearer to customer 0 than those of the first places; all others pass by it.
    assert found[0, : REACH - ON_THE_WAY].tolist() == list(range(REACH - ON_THE_WAY))
    # The last of the crowd is passed by the far one alone of those that are not near.
    assert number in found[number - 1, :REACH]


def test_who_cannot_come_one_after_the_other_is_no_neighbour_at_first() -> None:
    # From 5 at 2, done at 8 and at 4 at 10, is too late for 9; from 0 at 4, done at 3, it is 5 at 2.
    assert follow_each_other(with_hours()).tolist() == [[True, False], [True, True]]
    spots = np.array([0, 2, 3, 9])
    windows = (Window(0, 50), Window(5, 6), Window(5, 6), Window(0, 40))
    problem = Routing(
        "apart",
        "lines",
        np.abs(spots[:, None] - spots[None, :]),
        (Fleet(2, 10),),
        service=(3, 3, 3),
        demand=(1, 1, 1),
        windows=windows,
    )
    # The one at 3 is nearer, but both begin within a minute.
    assert neighbours_of(problem)[0].tolist() == [0, 2, 1]
