"""What is above limits has a price for a while: it is booked, follows the rounds, and no best plan has it."""

import numpy as np
import pytest

from tests.benchmarks.pvrp import instances, search_of
from tests.benchmarks.pvrp_instance import cooling_of, encode_cordeau, faults, routes_of
from tests.solvers.sisr_problems import LONG, assert_books, removed
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.sisr.annealing import anneal, seed_random
from tourplanner.solvers.sisr.edits import insert as _insert
from tourplanner.solvers.sisr.insertions import NO_INSERTION
from tourplanner.solvers.sisr.insertions import cheapest_insertions as _cheapest_insertions
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.prices import (
    CHANGE,
    FIRST_PRICE,
    PERIOD,
    RISEN,
    WithinLimits,
    first_prices,
    set_prices,
)
from tourplanner.solvers.sisr.prices import adapt_prices as _adapt_prices
from tourplanner.solvers.sisr.prices import note_limits as _note_limits
from tourplanner.solvers.sisr.scratch import Scratch, scratch_for
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.subproblem import whole_problem

pytestmark = pytest.mark.slow

# Parts of a search that only compiled code can call, as functions of their own.
adapt_prices = compiled(_adapt_prices.py_func)
cheapest_insertions = compiled(_cheapest_insertions.py_func)
insert = compiled(_insert.py_func)
note_limits = compiled(_note_limits.py_func)

FULL = ("p01", "p23", "p24")
"""Instances whose vehicles are all but full: nobody recurs, visits follow patterns, or have six of them."""

WARM, SIZES = 0.1, (6.0, 4.0)
"""A temperature as a share of that which a search begins with, and how much a round removes."""


def instance_of(name: str) -> Instance:
    """A periodic instance as arrays."""
    (cordeau,) = instances([name])
    return encode_cordeau(cordeau)


def priced(instance: Instance, rounds: int, wanted: float = 0.5) -> tuple[State, State, Scratch]:
    """The current state after so many rounds with prices, the best one, and the room that they had."""
    current, scratch = empty_state(instance), scratch_for(instance)
    set_prices(current, first_prices(instance))
    best, heat = empty_state(instance), WARM * cooling_of(instance).start
    seed_random(3)
    anneal(
        instance,
        current,
        copy_state(instance, current),
        best,
        scratch,
        whole_problem(instance),
        (heat, heat),
        SIZES,
        0.5,
        wanted,
        rounds,
    )
    return current, best, scratch


@pytest.mark.parametrize("name", FULL)
def test_what_is_above_limits_is_booked_and_paid(name: str) -> None:
    instance, seen = instance_of(name), 0
    for rounds in (50, 150, 500, 1_500):
        current, _, _ = priced(instance, rounds)
        assert_books(instance, current)
        seen += int(current.above[0]) > 0
    assert seen > 1


@pytest.mark.parametrize("name", FULL)
def test_the_best_state_is_within_limits_that_hold_again(name: str) -> None:
    instance = instance_of(name)
    _, best, _ = priced(instance, 20_000)
    assert int(best.cost[0]) < int(instance.prize.sum())
    assert best.above.tolist() == best.price.tolist() == [0]
    assert_books(instance, best)


@pytest.mark.parametrize("name", FULL)
def test_a_place_costs_what_it_adds_above_limits_as_well(name: str) -> None:
    instance = instance_of(name)
    state, _, scratch = priced(instance, 500)
    above = 0
    for stop in np.flatnonzero(instance.visits == 1).tolist():
        if state.block_of[stop, 0] < 0 or not removed(instance, state, stop):
            continue
        scratch.costs[:] = NO_INSERTION
        tours = (0, len(state.work))
        session = cheapest_insertions(instance, state, stop, tours, 0, 0.0, NO_INSERTION - 1, scratch)
        before, held = int(state.cost[0]), int(state.above[0])
        insert(instance, state, stop, 0, int(scratch.blocks[session]), int(scratch.places[session]))
        assert int(state.cost[0]) - before == scratch.costs[session]
        state.cost[0] -= instance.prize[stop]
        above += int(state.above[0]) > held
    assert_books(instance, state)
    assert above > 0


def test_prices_rise_where_too_few_rounds_are_within_limits_and_fall_else() -> None:
    instance = instance_of("p24")
    state, scratch = empty_state(instance), scratch_for(instance)
    set_prices(state, np.array([40]))
    state.above[0] = 3
    state.cost[0] += 120
    for _ in range(10):
        note_limits(state, scratch)
    adapt_prices(state, scratch, 10, 0.2)
    assert state.price.tolist() == [43]
    assert int(state.cost[0]) == int(instance.prize.sum()) + 129
    state.above[0] = 0
    state.cost[0] -= 129
    for expected in (40, 37, 35):
        for _ in range(10):
            note_limits(state, scratch)
        adapt_prices(state, scratch, 10, 0.2)
        assert state.price.tolist() == [expected]
    assert int(state.cost[0]) == int(instance.prize.sum())
    set_prices(state, np.array([1]))
    note_limits(state, scratch)
    adapt_prices(state, scratch, 1, 0.2)
    assert state.price.tolist() == [1]  # never 0: then limits would hold


def test_prices_follow_however_few_rounds_there_are_at_a_time() -> None:
    instance = instance_of("p24")
    # No share of the rounds is below 0, and none is above 1.
    for rounds in (1, PERIOD - 1, PERIOD, PERIOD + 1):
        for wanted, rises in [(0.0, False), (1.1, True)]:
            current, _, scratch = priced(instance, rounds, wanted)
            changes = -(-rounds // PERIOD)
            price = int(first_prices(instance)[0])
            for _ in range(changes):
                price += (price // CHANGE + 1) * (1 if rises else -1)
            assert current.price.tolist() == [price], rounds
            assert scratch.within.tolist() == [0]


def test_more_and_more_rounds_should_end_within_limits() -> None:
    within = WithinLimits(0.1, 0.7)
    assert within.at(0.0) == 0.1
    assert within.at(RISEN / 3) == pytest.approx(0.3)
    assert [within.at(share) for share in (RISEN, 0.95, 1.0)] == [0.7] * 3


def test_the_first_price_is_a_share_of_a_trip_for_a_usual_visit() -> None:
    (cordeau,) = instances(["p24"])
    trips = [2_000 * cordeau.length((c,)) / 2 for c in range(len(cordeau.customers))]
    demands = [customer.demand for customer in cordeau.customers]
    expected = FIRST_PRICE * (sum(trips) / len(trips)) / (sum(demands) / len(demands))
    assert first_prices(encode_cordeau(cordeau)).tolist() == [pytest.approx(expected, abs=1)]


@pytest.mark.parametrize("name", FULL)
def test_a_search_with_prices_ends_within_limits_and_is_the_same_again(name: str) -> None:
    (cordeau,) = instances([name])
    found = []
    for _ in range(2):
        search = search_of(encode_cordeau(cordeau), 1, 10_000)
        search.start()
        assert search.wait(LONG)
        found.append(search.best.memory)
        assert faults(cordeau, routes_of(cordeau, search.best)) == []
    assert np.array_equal(*found)
