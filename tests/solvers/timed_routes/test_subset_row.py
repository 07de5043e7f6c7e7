"""Cuts that routes remember near their stops: how often a route counts, and what it pays then."""

from dataclasses import replace

import numpy as np
import pytest

from tests.instances import pilot, problem_of, stop_at
from tests.solvers.timed_routes.exhaustive import least_days, legs_of
from tourplanner.solvers.timed_routes.clock import Clock, clock_of
from tourplanner.solvers.timed_routes.memory import is_remembered, lapses, memory_of, remembering
from tourplanner.solvers.timed_routes.pricing import WORTH, TimedPricer
from tourplanner.solvers.timed_routes.route import Route
from tourplanner.solvers.timed_routes.subset_row import SubsetRow, broken_rows
from tourplanner.solvers.timed_routes.tolls import tolls_of

THREE = SubsetRow((0, 1, 2), frozenset({0, 1, 2}), 1)


@pytest.mark.parametrize(
    ("route", "number"),
    [((0,), 0), ((0, 1), 1), ((0, 1, 2), 1), ((0, 3, 1), 0), ((3, 2, 0, 3), 1), ((0, 3, 1, 2), 1)],
)
def test_a_route_counts_for_every_two_stops_that_it_remembers(route: tuple[int, ...], number: int) -> None:
    assert THREE.count(route) == number


def test_a_stop_outside_is_remembered_if_that_makes_a_route_count() -> None:
    assert THREE.remembering((0, 3, 1)).memory == {0, 1, 2, 3}
    assert THREE.remembering((0, 3, 1)).count((0, 3, 1)) == 1
    # Of three stops the two that follow each other are enough.
    assert THREE.remembering((0, 3, 4, 1, 2)).memory == THREE.memory
    assert THREE.remembering((0, 1, 3, 4, 2)).memory == THREE.memory
    assert THREE.remembering((0, 5)).memory == THREE.memory


def test_half_a_tour_of_each_two_of_three_stops_is_one_too_many() -> None:
    driven = {(0, 1): 0.5, (1, 2): 0.5, (3, 2, 0): 0.5}
    (found,) = broken_rows(driven, np.ones(4), ())
    assert (found.stops, found.most) == ((0, 1, 2), 1)
    assert sum(share * found.count(route) for route, share in driven.items()) == 1.5
    # Visited twice each, three tours may serve two of them.
    assert not list(broken_rows(driven, np.full(4, 2.0), ()))


def test_a_cut_that_is_forgotten_on_the_way_learns_where() -> None:
    driven = {(0, 3, 1): 0.5, (1, 4, 2): 0.5, (2, 0): 0.5}
    (found,) = broken_rows(driven, np.ones(5), (THREE,))
    assert (found.stops, found.memory) == ((0, 1, 2), frozenset(range(5)))
    assert not list(broken_rows(driven, np.ones(5), (found,)))


def test_a_stop_to_which_a_route_comes_back_is_remembered() -> None:
    away = np.abs(np.subtract.outer(np.arange(6.0), np.arange(6.0)))
    memory = memory_of(away, 2)
    route = (0, 3, 4, 0, 1)
    assert is_remembered(memory, route)
    assert sorted(lapses(memory, route)) == [(0, 3), (0, 4)]
    grown = remembering(memory, lapses(memory, route))
    assert not is_remembered(grown, route)
    assert not list(lapses(grown, route))
    assert is_remembered(grown, (0, 3, 4, 1))


def test_two_stops_of_a_commune_are_one_to_remember() -> None:
    away = np.abs(np.subtract.outer(np.arange(6.0), np.arange(6.0)))
    memory = memory_of(away, 2, np.array([0, 1, 0, 2, 3], dtype=np.int32))
    assert memory.near.tolist() == [[0, 1], [1, 0], [2, 1], [3, 2], [4, 3]]
    assert memory.place[0].tolist() == [0, 1, 0, -1, -1]
    assert memory.place[3].tolist() == [1, -1, 1, 0, -1]
    assert not is_remembered(memory, (0, 1, 2))
    assert not is_remembered(memory, (0, 2))
    assert is_remembered(memory, (0, 4, 2))
    assert list(lapses(memory, (0, 4, 2))) == [(2, 4)]
    assert not is_remembered(remembering(memory, [(2, 4)]), (0, 4, 2))


@pytest.mark.slow
def test_no_route_calls_at_a_commune_twice() -> None:
    clock = five_stops()
    cost = clock.seconds - np.array([0.0, 3000.0, 4000.0, 2500.0, 5000.0, 3500.0])[None, :]
    commune = np.array([0, 1, 0, 1, 2], dtype=np.int32)
    found = TimedPricer(clock, commune).price(cost, tolls_of(5, ()), exact=True)
    assert found is not None
    expected = least_days(
        clock, lambda route: legs_of(cost, route), lambda route: len(set(commune[list(route)])) == len(route)
    )
    assert found[0] == pytest.approx(expected)


def five_stops() -> Clock:
    """Half-hour visits in five villages."""
    codes = ("32269", "32448", "32436", "32120", "32013")
    stops = tuple(stop_at(code, service=1800) for code in codes)
    clock = clock_of(problem_of(replace(pilot(), areas=(), locks=(), stops=stops)))
    assert clock is not None
    return clock


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_routes_that_are_priced_pay_for_their_cuts(seed: int) -> None:
    clock, draw = five_stops(), np.random.default_rng(seed)
    cost = clock.seconds - np.append(0.0, draw.integers(500, 5000, 5))[None, :]
    priced = [
        (SubsetRow(stops, frozenset(stops) | set(draw.integers(0, 5, 2).tolist()), 1), float(price))
        for stops, price in zip(
            [(0, 1, 2), (1, 2, 3), (0, 3, 4), (0, 1, 2, 3, 4)], draw.integers(50, 3000, 4), strict=True
        )
    ]
    found = TimedPricer(clock).price(cost, tolls_of(5, priced), exact=True)
    assert found is not None

    def paid(route: Route) -> float:
        return legs_of(cost, route) + sum(price * row.count(route) for row, price in priced)

    expected = least_days(clock, paid, lambda route: True)
    assert found[0] == pytest.approx(expected)
    assert sorted(map(paid, found[1])) == pytest.approx(sorted(expected[expected < WORTH]))
