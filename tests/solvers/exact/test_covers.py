"""Pieces of covers: against every cover that there is."""

import random
from collections.abc import Iterator
from math import inf

import numpy as np
import pytest

from tests.seeds import seeds
from tourplanner.solvers.exact.covers import Covers

CASES = 300


class Drawn:
    """Things that are asked for once or several times, one that is limited, pieces of one to three."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(f"covers {seed}")
        self.exact = [draw.choice([1, 1, 1, 2, 3]) for _ in range(draw.randint(2, 5))]
        self.at_most = [draw.randint(0, 2)]
        pieces = []
        for _ in range(draw.randint(4, 12)):
            mine = draw.sample(range(len(self.exact)), draw.randint(1, min(3, len(self.exact))))
            limited = int(draw.random() < 0.3)
            pieces.append([*(int(thing in mine) for thing in range(len(self.exact))), limited])
        self.pieces = np.array(pieces, np.int64)
        self.costs = np.array([[draw.randint(0, 9) for _ in pieces] for _ in range(2)], np.float64)
        self.below = draw.choice([8.5, 14.5, 25.5])

    @property
    def covers(self) -> Covers:
        return Covers(self.exact, self.at_most, self.pieces, self.costs)

    def all(self) -> Iterator[tuple[int, ...]]:
        """Every cover, by how often each piece is in it."""
        yield from self._all(0, ())

    def _all(self, piece: int, times: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        made = np.array(times, np.int64) @ self.pieces[:piece] if times else np.zeros(self.pieces.shape[1])
        most = np.array([*self.exact, *self.at_most])
        if (made > most).any():
            return
        if piece == len(self.pieces):
            if (made[: len(self.exact)] == self.exact).all():
                yield times
            return
        for number in range(max(self.exact) + 1):
            yield from self._all(piece + 1, (*times, number))


@pytest.mark.parametrize("seed", seeds(range(CASES), 12))
def test_pieces_of_cheap_covers_and_no_others(seed: int) -> None:
    drawn = Drawn(seed)
    told = drawn.covers.parts_of_any(np.array([drawn.below, inf]), 10**6)
    cheap = [cover for cover in drawn.all() if np.dot(cover, drawn.costs[0]) < drawn.below]
    expected = [any(cover[piece] for cover in cheap) for piece in range(len(drawn.pieces))]
    assert told is not None
    assert told.tolist() == expected


@pytest.mark.parametrize("seed", seeds(range(CASES), 12))
def test_no_piece_is_missed_where_both_costs_are_limited(seed: int) -> None:
    drawn = Drawn(seed)
    told = drawn.covers.parts_of_any(np.array([drawn.below, 15.5]), 10**6)
    assert told is not None
    for cover in drawn.all():
        if np.dot(cover, drawn.costs[0]) < drawn.below and np.dot(cover, drawn.costs[1]) < 15.5:
            assert told[np.flatnonzero(cover)].all()


def test_the_second_cost_leaves_pieces_out() -> None:
    # Two ways to cover two things: with one piece, dear by the second cost, or with two.
    pieces = np.array([[1, 1], [1, 0], [0, 1]])
    covers = Covers([1, 1], [], pieces, np.array([[1.0, 1.0, 1.0], [9.0, 2.0, 2.0]]))
    told = covers.parts_of_any(np.array([5.0, 5.0]), 10**6)
    assert told is not None
    assert told.tolist() == [False, True, True]


def test_too_many_pairs_tell_nothing() -> None:
    covers = Covers([1, 1], [], np.array([[1, 0], [0, 1]]), np.ones((2, 2)))
    assert covers.parts_of_any(np.array([5.0, 5.0]), 1) is None


def test_what_has_no_bits_is_not_asked_for() -> None:
    # Seventy things in pieces of ten: sixty-two of them are looked at. The last piece has none of these.
    pieces = np.zeros((8, 70), np.int64)
    for piece in range(7):
        pieces[piece, 10 * piece : 10 * piece + 10] = 1
    pieces[7, 65:] = 1
    told = Covers([1] * 70, [], pieces, np.ones((2, 8))).parts_of_any(np.array([7.5, 7.5]), 10**6)
    assert told is not None
    assert told.all()
    told = Covers([1] * 70, [], pieces, np.ones((2, 8))).parts_of_any(np.array([6.5, 7.5]), 10**6)
    assert told is not None
    assert not told.any()
