"""The duals of cuts, which tours pay for every second visit, and the cuts that are odd along a block.

Cuts are bits of words of 64; a bit is set while an odd number of the cut's stops has been visited.
"""

from typing import Any, NamedTuple

import numpy as np

from tourplanner.solvers.compiled import inlined

Array = np.ndarray[Any, Any]


class CutDuals(NamedTuple):
    """What every second visit to the stops of a cut costs.

    Cuts that stop i is in are ``cuts[first[i] : first[i + 1]]``; ``dual`` float64[64 words] >= 0.
    """

    first: Array
    cuts: Array
    dual: Array


@inlined
def excess_duals(cut_duals: CutDuals, mine: Array, other: Array) -> float:
    """The most that one label may still have to pay where another with its own odd cuts need not."""
    due = 0.0
    for word in range(mine.size):
        left, cut = mine[word] & ~other[word], 64 * word
        while left != np.uint64(0):
            if left & np.uint64(1):
                due += cut_duals.dual[cut]
            left >>= np.uint64(1)
            cut += 1
    return due


@inlined
def shared_duals(cut_duals: CutDuals, mine: Array, other: Array) -> float:
    """What is paid for the cuts of which both halves have visited an odd number of stops."""
    paid = 0.0
    for word in range(mine.size):
        left, cut = mine[word] & other[word], 64 * word
        while left != np.uint64(0):
            if left & np.uint64(1):
                paid += cut_duals.dual[cut]
            left >>= np.uint64(1)
            cut += 1
    return paid
