"""Room for what one round of the search needs: compiled code allocates nothing."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.sisr.instance import Flags, Instance, Ints, Longs


class Scratch(NamedTuple):
    """Arrays that each round overwrites.

    Attributes
    ----------
    absent, keys
        int32[n], the stops that are left out, and float64[n] to sort them by.
    string
        int32[stops of a tour], the stops of a tour in order.
    touched, component
        uint8[tours], the tours that were met; int32[tours], the tours of a connected component.
    costs, blocks, places
        int64[sessions], the cheapest insertion in each session: added cost, block, place in it.
    candidates
        int64[places of a plan, 2], block and place of each candidate for an insertion.
    within
        int64[r], of each rule with a tally the rounds that ended within its limits.
    """

    absent: Ints
    keys: NDArray[np.float64]
    string: Ints
    touched: Flags
    component: Ints
    costs: Longs
    blocks: Longs
    places: Longs
    candidates: Longs
    within: Longs


def scratch_for(instance: Instance) -> Scratch:
    """Room for rounds over an instance."""
    stops, dates, _ = instance.open.shape
    tours = dates * len(instance.depot)
    return Scratch(
        absent=np.zeros(stops, dtype=np.int32),
        keys=np.zeros(stops),
        string=np.zeros(2 * instance.max_block, dtype=np.int32),
        touched=np.zeros(tours, dtype=np.uint8),
        component=np.zeros(tours, dtype=np.int32),
        costs=np.zeros(2 * dates, dtype=np.int64),
        blocks=np.zeros(2 * dates, dtype=np.int64),
        places=np.zeros(2 * dates, dtype=np.int64),
        # Three places for each visit of a neighbour, or one for each visit and each block.
        candidates=np.zeros((3 * int(instance.visits.sum()) + 2 * tours, 2), dtype=np.int64),
        within=np.zeros(len(instance.most), dtype=np.int64),
    )
