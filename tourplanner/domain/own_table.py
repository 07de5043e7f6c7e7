"""A table of driving between places that a planner brings along."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Place


@dataclass(frozen=True, slots=True)
class OwnTable:
    """Driving of a car between ``places``, complete.

    Attributes
    ----------
    file
        Name of the file that it was read from.
    minutes, km
        float64[n, n], indexed [from, to]; 0 on the diagonal.
    """

    file: str
    places: tuple[Place, ...]
    minutes: NDArray[np.float64]
    km: NDArray[np.float64]
