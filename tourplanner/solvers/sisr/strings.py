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

WIDE_EVERY, WIDE_TOURS, WIDE_LONGEST = 4, 2.0, 10.0
"""One of so many turns is a wide one, that removes what so many tours hold on average, and strings as long as
one of them, but not longer than this. Of long tours short strings alone move too little."""

SPLIT_RATE, SPLIT_DEPTH = 0.5, 0.9
"""How often a string is split around a substring that stays, and how likely that one grows by one more."""


@dataclass(frozen=True, slots=True)
class StringRemoval:
    """How much a round removes: stops on average, and the longest string of neighbours."""

    removed: float = 5.0
    longest: float = 4.0


@dataclass(frozen=True, slots=True)
class StringTurns:
    """What rounds remove in turn: as usual, and now and then more."""

    usual: StringRemoval
    wide: StringRemoval

    @classmethod
    def of(cls, instance: Instance, usual: StringRemoval) -> "StringTurns":
        """Those of an instance, by how many visits a tour has on average."""
        longest = min(WIDE_LONGEST, float(instance.visits.sum()) / max(1, len(instance.tour_date)))
        return cls(usual, StringRemoval(WIDE_TOURS * longest, longest))

    def sizes(self, turn: int) -> tuple[float, float]:
        """The mean number of stops removed and the longest string of a turn, counted from 0."""
        strings = self.wide if turn % WIDE_EVERY == WIDE_EVERY - 1 else self.usual
        return strings.removed, strings.longest


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
