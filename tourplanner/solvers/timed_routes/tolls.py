"""What routes pay for subset-row cuts, as arrays for compiled code.

Cuts are bits of words; a bit is set while a way has been to an odd number of the cut's stops and remembers.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.timed_routes.clock import Array
from tourplanner.solvers.timed_routes.subset_row import SubsetRow

BITS = 62
"""Cuts of a word: its numbers stay positive."""

Words = NDArray[np.int64]


class Tolls(NamedTuple):
    """Cuts with a price.

    Attributes
    ----------
    price
        float64[words * BITS], seconds for each time that a route counts.
    inside, kept
        int64[n, words], the cuts that a stop is one of, and those that are remembered at it.
    """

    price: Array
    inside: Words
    kept: Words


def tolls_of(stops: int, priced: Sequence[tuple[SubsetRow, float]]) -> Tolls:
    """The tolls of some cuts at their prices, which are above 0."""
    words = -(-len(priced) // BITS)
    tolls = Tolls(
        np.zeros(words * BITS),
        np.zeros((stops, words), dtype=np.int64),
        np.zeros((stops, words), dtype=np.int64),
    )
    for number, (row, price) in enumerate(priced):
        word, bit = number // BITS, np.int64(1 << number % BITS)
        tolls.price[number] = price
        tolls.inside[list(row.stops), word] |= bit
        tolls.kept[sorted(row.memory), word] |= bit
    return tolls


@inlined
def sum_of_tolls(tolls: Tolls, word: int, cuts: np.int64) -> float:
    """The prices of the cuts whose bits are set in a word."""
    total, cut = 0.0, BITS * word
    while cuts != np.int64(0):
        if cuts & np.int64(1):
            total += tolls.price[cut]
        cuts >>= np.int64(1)
        cut += 1
    return total


@inlined
def toll_at(tolls: Tolls, odd: Words, before: int, stop: int, after: int) -> float:
    """What a way pays that comes to a stop; ``odd[before]`` are its odd cuts, ``odd[after]`` become those."""
    paid = 0.0
    for word in range(tolls.inside.shape[1]):
        kept = odd[before, word] & tolls.kept[stop, word]
        paid += sum_of_tolls(tolls, word, kept & tolls.inside[stop, word])
        odd[after, word] = kept ^ tolls.inside[stop, word]
    return paid


@inlined
def owed_more(tolls: Tolls, odd: Words, way: int, other: int) -> float:
    """The most that a way may still have to pay where another with its own odd cuts need not."""
    owed = 0.0
    for word in range(tolls.inside.shape[1]):
        owed += sum_of_tolls(tolls, word, odd[way, word] & ~odd[other, word])
    return owed
