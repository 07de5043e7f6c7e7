"""The search as a whole: legal, repeatable, stopped at any time, held against the exact engine."""

import time

import numpy as np
import pytest

from tests.instances import pilot, problem_of
from tests.solvers.sisr_problems import LONG, crowded_pilot, searched
from tests.solvers.tiny import tiny_problem
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.search import (
    LEAST_ROUNDS,
    PATIENCE,
    ROUNDS_PER_STOP,
    Search,
    most_rounds_for,
    rounds_for,
)
from tourplanner.solvers.solve import solve

pytestmark = pytest.mark.slow

MONDAY_TO_FRIDAY = frozenset(range(5))


def test_same_seed_same_state() -> None:
    problem = problem_of(crowded_pilot(1))
    _, once = searched(problem, 3_000, seed=7)
    _, again = searched(problem, 3_000, seed=7)
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))


def test_other_seed_other_way() -> None:
    problem = problem_of(crowded_pilot(1))
    _, once = searched(problem, 300, seed=7)
    _, other = searched(problem, 300, seed=8)
    assert not np.array_equal(once.block_of, other.block_of)


def test_stopping_ends_soon_with_a_best_state() -> None:
    problem = problem_of(crowded_pilot(1))
    searched(problem, 100)  # compiled by now
    instance = encode(problem)
    search = Search(instance, 0, rounds=10**9)
    search.start()
    # A first best, however long it takes on a busy machine; its rounds would take days.
    while not search.best.size.any():
        assert not search.wait(0.05)
    running = decode(problem, instance, search.best)
    search.stop()
    assert search.wait(LONG)
    assert running
    assert [breach for breach in check(problem, running) if not is_loss(breach)] == []
    assert worth(problem, decode(problem, instance, search.best)) <= worth(problem, running)


def test_the_clock_gives_a_search_more_rounds() -> None:
    instance = encode(problem_of(pilot()))
    assert most_rounds_for(instance) == PATIENCE * rounds_for(instance)


def test_seconds_end_the_search() -> None:
    instance = encode(problem_of(pilot()))
    # So many rounds would take days.
    search = Search(instance, 0, rounds=10**9, seconds=0.5)
    began = time.monotonic()
    search.start()
    assert search.wait(LONG)
    assert time.monotonic() - began >= 0.5


def test_best_before_the_start_is_empty() -> None:
    instance = encode(problem_of(pilot()))
    best = Search(instance, 0, rounds=1).best
    assert (best.size.sum(), best.cost[0]) == (0, instance.prize.sum())


def test_rounds_grow_with_the_problem_alone() -> None:
    few, many = encode(tiny_problem(0)), encode(problem_of(pilot()))
    # At most 5 stops take the least number of rounds; each of 24 its share.
    assert rounds_for(few) == LEAST_ROUNDS
    assert rounds_for(many) == 24 * ROUNDS_PER_STOP > LEAST_ROUNDS


def test_heat_falls_from_hot_to_cold() -> None:
    cooling = Cooling(100.0, 1.0)
    # The geometric mean of 100 and 1 is 10; past the end nothing cools further.
    assert [cooling.at(share) for share in (0.0, 0.5, 1.0, 2.0)] == pytest.approx([100.0, 10.0, 1.0, 1.0])


# -- against the exact engine ------------------------------------------------------------------------


def test_never_beats_a_proven_optimum_and_reaches_full_ones() -> None:
    compared = full = 0
    for seed in range(60):
        problem = tiny_problem(seed)
        if stops_can_share_a_half(problem):
            continue
        result = solve(problem, Limits())
        instance, state = searched(problem, 1_000)
        found = worth(problem, decode(problem, instance, state))[:-1]
        exact = worth(problem, result.tours)[:-1]
        assert found[0] >= result.evidence.least_missing
        if result.bound == exact[-1]:
            assert found >= exact, seed
            compared += 1
        if not any(exact[:-1]):
            # The search serves a stop in full or not at all, so that only here it must get there.
            assert found == exact, seed
            full += 1
    assert compared >= 30
    assert full >= 10


def test_reaches_the_optimum_of_the_pilot() -> None:
    problem = problem_of(pilot())
    instance, state = searched(problem, 20_000)
    tours = decode(problem, instance, state)
    assert check(problem, tours) == ()
    least = solve(problem, Limits()).bound
    assert least is not None
    assert least <= sum(tour.drive_seconds for tour in tours) <= 1.01 * least
