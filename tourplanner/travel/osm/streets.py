"""The shapes of roads, and the plane on which they are measured."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm.data import SCALE

EARTH_RADIUS = 6_371_008.8
"""Metres, mean."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


LOOK_AHEAD = 15.0
"""Metres from a junction to the point that tells in which direction an edge leaves it."""


@dataclass(frozen=True, slots=True)
class Streets:
    """Stretches of way from one node where ways part or change to the next, driven in either direction.

    Attributes
    ----------
    shape_starts
        int32[s + 1]: where the points of each stretch start in ``latitude`` and ``longitude``.
    latitude, longitude
        int32[p], in units of `SCALE` degrees.
    """

    shape_starts: Ints
    latitude: Ints
    longitude: Ints


def plane(latitude: Ints | Floats, longitude: Ints | Floats, middle: float) -> tuple[Floats, Floats]:
    """Metres east and north of the origin, on a plane that is true near the latitude `middle`."""
    unit = np.radians(SCALE) * EARTH_RADIUS
    return longitude * (unit * np.cos(np.radians(middle))), latitude * unit


def bearings(streets: Streets) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Degrees clockwise from north when leaving and arriving: those along all stretches, then against."""
    middle = float(np.mean(streets.latitude)) * SCALE
    east, north = plane(streets.latitude, streets.longitude, middle)
    starts = streets.shape_starts
    steps = np.hypot(np.diff(east), np.diff(north))
    steps[starts[1:-1] - 1] = 0
    way = np.concatenate([[0], np.cumsum(steps)])
    first, last = starts[:-1], starts[1:] - 1
    ahead = np.minimum(way[first] + LOOK_AHEAD, way[last])
    behind = np.maximum(way[last] - LOOK_AHEAD, way[first])
    from_first = _direction(east[first], north[first], *_at(ahead, way, east, north, first, last))
    from_last = _direction(east[last], north[last], *_at(behind, way, east, north, first, last))
    # Arriving at the last point one drives the other way than a look back from it.
    return (from_first, from_last + 180), (from_last, from_first + 180)


def _at(
    distance: Floats, way: Floats, east: Floats, north: Floats, first: Ints, last: Ints
) -> tuple[Floats, Floats]:
    """The points at `distance` along the joined shapes, each between its own first and last."""
    after = np.clip(np.searchsorted(way, distance, side="right"), first + 1, last)
    step = way[after] - way[after - 1]
    share = np.divide(distance - way[after - 1], step, out=np.zeros(len(step)), where=step > 0)
    share = np.clip(share, 0, 1)
    return (
        east[after - 1] + share * (east[after] - east[after - 1]),
        north[after - 1] + share * (north[after] - north[after - 1]),
    )


def _direction(east: Floats, north: Floats, to_east: Floats, to_north: Floats) -> Floats:
    return np.asarray(np.degrees(np.arctan2(to_east - east, to_north - north)))
