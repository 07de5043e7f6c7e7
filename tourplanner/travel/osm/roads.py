"""A built road network: everything that routing needs, and where it comes from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm.data import SCALE
from tourplanner.travel.osm.hierarchy import Hierarchy
from tourplanner.travel.osm.network import (
    Floats,
    Ints,
    Streets,
)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The directed edges of the network, those between which one can drive both ways.

    Attributes
    ----------
    stretch, against
        int32[e], bool[e]: which stretch of the streets, and whether from its last point to its first.
    seconds, weight, metres
        float64[e].
    landing
        bool[e]: whether a trip may start or end there; a ferry's may not.
    """

    stretch: Ints
    against: NDArray[np.bool_]
    seconds: Floats
    weight: Floats
    metres: Floats
    landing: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Roads:
    """A network that is ready to be searched."""

    streets: Streets
    lanes: Lanes
    hierarchy: Hierarchy

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north and east end of the network, in degrees."""
        used = np.zeros(len(self.streets.shape_starts) - 1, dtype=bool)
        used[self.lanes.stretch] = True
        points = np.repeat(used, np.diff(self.streets.shape_starts))
        north, east = self.streets.latitude[points], self.streets.longitude[points]
        ends = (north.min(), east.min(), north.max(), east.max())
        south, west, north_end, east_end = (round(float(end) * SCALE, 7) for end in ends)
        return south, west, north_end, east_end

    @property
    def kilometres(self) -> int:
        """Length of its streets."""
        _, lanes = np.unique(self.lanes.stretch, return_index=True)
        return round(float(self.lanes.metres[lanes].sum()) / 1000)
