"""Travel times and distances between places, with their provenance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.provenance import Provenance
from tourplanner.message import Message


@dataclass(frozen=True, slots=True)
class TravelMatrix:
    """Driving of the van between ``n`` places.

    Attributes
    ----------
    seconds, metres
        int32[n, n], indexed [from, to]; 0 on the diagonal.
    provenance
        Where they come from.
    notes
        Remarks on single legs that whoever reads the plan should know: a closed bridge.
    allowed
        Seconds, whole minutes, int32[n, n]: by how much earlier than the drive takes a crew leaves, to be
        there in time on most days. They are worked and not driven. None where nothing is allowed for.
    allowed_more
        Minutes of ``allowed`` that every leg from a stop has more than its drive alone would ask for.
    noon_more
        Minutes by which lunch is longer than the rules ask, because noon would be too short on some days.
    """

    seconds: NDArray[np.int32]
    metres: NDArray[np.int32]
    provenance: Provenance
    notes: tuple[Message, ...] = ()
    allowed: NDArray[np.int32] | None = None
    allowed_more: int = 0
    noon_more: int = 0

    def among(self, nodes: Sequence[int]) -> "TravelMatrix":
        """Travel times between some of the places, in the order of `nodes`; itself for all as they are."""
        if tuple(nodes) == tuple(range(len(self.seconds))):
            return self
        rows = np.ix_(nodes, nodes)
        allowed = None if self.allowed is None else self.allowed[rows]
        return replace(self, seconds=self.seconds[rows], metres=self.metres[rows], allowed=allowed)
