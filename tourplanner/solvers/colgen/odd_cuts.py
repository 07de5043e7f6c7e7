"""The cuts that are odd along a block, and what is due for them.

Cuts are bits of words of 64; a bit is set while an odd number of the cut's stops has been visited.
"""

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array, CutDuals
from tourplanner.solvers.compiled import inlined


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
