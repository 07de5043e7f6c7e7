"""Compiled strings: runs of neighbours in a tour, which a ruin removes.

The split strings, the number of strings and their lengths are those of Christiaens and Vanden Berghe.
"""

from dataclasses import dataclass

import numpy as np

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.subproblem import Subproblem

SPLIT_RATE, SPLIT_DEPTH = 0.5, 0.9
"""How often a string is split around a substring that stays, and how likely that one grows by one more."""


@dataclass(frozen=True, slots=True)
class StringRemoval:
    """How much a round removes: stops on average, and the longest string of neighbours."""

    removed: float = 5.0
    longest: float = 4.0


@inlined
def draw_sizes(visits: int, tours: int, sizes: tuple[float, float]) -> tuple[int, float]:
    """How many strings to remove of so many visits in so many tours, and the longest.

    `sizes` are the mean number of stops removed and the longest string.
    """
    longest = min(sizes[1], max(1.0, visits / max(1, tours)))
    return int(np.random.random() * max(0.0, 4.0 * sizes[0] / (1.0 + longest) - 1.0) + 1.0), longest


@inlined
def draw_string(
    instance: Instance,
    state: State,
    scratch: Scratch,
    subproblem: Subproblem,
    stop: int,
    tour: int,
    longest: float,
) -> int:
    """Draw a string around a stop of a tour, often with a substring inside it left where it is.

    Its stops that are in `subproblem` become the first ones of ``string``; tells how many they are.
    """
    string = scratch.string
    size, here = 0, 0
    for b in (2 * tour, 2 * tour + 1):
        for k in range(state.size[b]):
            string[size] = state.seq[b, k] - instance.depots
            if string[size] == stop:
                here = size
            size += 1
    length = min(size, int(np.random.random() * min(float(size), longest) + 1.0))
    kept = 0
    if length < size and np.random.random() < SPLIT_RATE:
        kept = 1
        while length + kept < size and np.random.random() < SPLIT_DEPTH:
            kept += 1
    window = length + kept
    low = max(0, here - window + 1)
    begin = low + np.random.randint(min(here, size - window) - low + 1)
    substring = begin + np.random.randint(length + 1)
    drawn = 0
    for k in range(begin, begin + window):
        if not substring <= k < substring + kept and subproblem.free[string[k]]:
            string[drawn] = string[k]
            drawn += 1
    return drawn
