"""A network as arrays in a file, and back."""

from pathlib import Path
from typing import Any

import numpy as np

from tourplanner.travel.osm.arrays import Arrays, read_arrays
from tourplanner.travel.osm.hierarchy import Arcs, Hierarchy
from tourplanner.travel.osm.roads import Lanes, Roads
from tourplanner.travel.osm.streets import Streets

_GROUPS: dict[str, Any] = {"streets": Streets, "lanes": Lanes, "arcs": Arcs}


def frozen(roads: Roads) -> Arrays:
    """A network as arrays; costs lose what a 32-bit float does not hold, a thousandth of a second at most."""
    parts = {"streets": roads.streets, "lanes": roads.lanes, "arcs": roads.hierarchy.arcs}
    arrays = {
        f"{group}.{name}": _narrow(getattr(parts[group], name))
        for group, kind in _GROUPS.items()
        for name in kind.__slots__
    }
    return {**arrays, "round": roads.hierarchy.round}


def load(path: Path) -> Roads:
    """The network in a file that `frozen` made.

    Raises
    ------
    TravelError
        If it cannot be read.
    """
    arrays = read_arrays(path)
    parts = {
        group: kind(*(_wide(arrays[f"{group}.{name}"]) for name in kind.__slots__))
        for group, kind in _GROUPS.items()
    }
    return Roads(parts["streets"], parts["lanes"], Hierarchy(parts["arcs"], arrays["round"]))


def _narrow(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float32) if values.dtype == np.float64 else values


def _wide(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float64) if values.dtype == np.float32 else values
