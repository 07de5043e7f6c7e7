"""Places without room by rules that have a tally: the search does not price them."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from tourplanner.solvers.sisr.counting import keep_with_room

OTHER, ASKED = 0, 1
PLACES = [(0, 0), (0, 1), (1, 0), (2, 0), (3, 0), (0, 2), (3, 1)]
"""Block and place: of the morning and the afternoon of two tours, not all of a block together."""


@dataclass
class Tally:
    """What is counted on one date of two tours, as instance and state at once."""

    counts: np.ndarray
    most: np.ndarray
    counted: np.ndarray
    tour_date: np.ndarray = field(default_factory=lambda: np.zeros(2, dtype=np.int32))


def tally(counts: list[tuple[int, int]], most: int, counted: int) -> Tally:
    """Rules by which a visit of the asked stop counts so much in a morning and in an afternoon.

    The first tour may count `most` and counts `counted` by each of them, the second counts nothing.
    """
    by_stop = np.zeros((len(counts), 2, 1, 2), dtype=np.int32)
    by_stop[:, ASKED, 0] = counts
    rows = np.ones((len(counts), 1), dtype=np.int32)
    return Tally(by_stop, rows * [most, most], rows * [counted, 0])


def kept(both: Tally, stop: int) -> list[tuple[int, int]]:
    """The places that are kept for a stop."""
    candidates = np.array([*PLACES, (0, 7)], dtype=np.int64)
    return [
        (int(b), int(p)) for b, p in candidates[: keep_with_room(both, both, stop, candidates, len(PLACES))]
    ]


@pytest.mark.parametrize(
    ("counts", "counted", "full"),
    [
        ([(2, 2)], 3, set()),
        ([(2, 2)], 4, {0, 1}),
        ([(2, 0)], 5, {0}),
        ([(0, 2)], 5, {1}),
        ([(2, 2), (0, 0)], 4, {0, 1}),
        ([(2, 0), (0, 2)], 4, {0, 1}),  # by one rule or the other
    ],
)
def test_places_of_full_halves_are_left_out_and_no_others(
    counts: list[tuple[int, int]], counted: int, full: set[int]
) -> None:
    both = tally(counts, 5, counted)
    assert kept(both, ASKED) == [place for place in PLACES if place[0] not in full]
    assert kept(both, OTHER) == PLACES
