"""The choice among broken cuts, and of the stops of which they may be."""

import numpy as np

from tourplanner.solvers.colgen.few_cuts import AT_ONCE, PER_STOP, companies, few


def test_the_worst_come_first_and_few_of_a_stop() -> None:
    found = {(0, one, one + 1): 0.1 + one / 1000 for one in range(1, 20)}
    chosen = few(found, {(0, 19, 20)}, tuple)
    assert chosen == [(0, one, one + 1) for one in range(18, 18 - PER_STOP, -1)]


def test_of_cuts_that_are_broken_alike_the_first_by_their_stops() -> None:
    assert few({(4, 5, 6): 0.5, (1, 2, 3): 0.5}, (), tuple) == [(1, 2, 3), (4, 5, 6)]


def test_not_more_than_may_be_added_at_a_time() -> None:
    found = {(3 * one, 3 * one + 1, 3 * one + 2): 0.5 for one in range(AT_ONCE + 7)}
    assert len(few(found, (), tuple)) == AT_ONCE


def test_company_is_kept_in_tours_and_over_a_third_stop() -> None:
    # Stops 0 and 1 share a tour, 1 and 2 another, 3 and 4 hardly one; 5 is alone.
    there = np.array([[1, 1, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 0], [0, 0, 0, 0, 0, 1.0]])
    shares = np.array([0.8, 0.5, 0.01, 1.0])
    assert [near.tolist() for near in companies(there, shares, 5)] == [[1, 2], [0, 2], [0, 1], [], [], []]
    assert [near.tolist() for near in companies(there, shares, 1)] == [[1], [0], [1], [], [], []]
