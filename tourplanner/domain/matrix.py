"""Travel times and distances between places, with their provenance."""

from dataclasses import dataclass

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
    """

    seconds: NDArray[np.int32]
    metres: NDArray[np.int32]
    provenance: Provenance
    notes: tuple[Message, ...] = ()
