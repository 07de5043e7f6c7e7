"""The nearest place on the road to a position."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tourplanner.domain.place import Position
from tourplanner.travel.osm.data import SCALE
from tourplanner.travel.osm.network import Floats, plane
from tourplanner.travel.osm.roads import Roads

SPACING = 150.0
"""Metres between the samples of a road among which the nearest is looked for."""


@dataclass(frozen=True, slots=True)
class Footing:
    """A place on the road: every lane that passes it, and how much of the lane lies before it.

    Attributes
    ----------
    position
        The place itself.
    away
        Metres to the position that was asked for.
    lanes
        One lane, or both directions of a road.
    shares
        The part of each lane before the place, from 0 to 1.
    """

    position: Position
    away: float
    lanes: tuple[int, ...]
    shares: tuple[float, ...]


def footings(roads: Roads, positions: Sequence[Position]) -> tuple[Footing, ...]:
    """The nearest places on roads where a trip may start or end."""
    street, (a_east, a_north, b_east, b_north), before, length = _pieces(roads)
    middle = _middle(roads)
    asked = np.array([(p.latitude, p.longitude) for p in positions]).reshape(-1, 2) / SCALE
    east, north = plane(asked[:, 0], asked[:, 1], middle)
    owner, samples = _samples(a_east, a_north, b_east, b_north)
    tree = cKDTree(samples, balanced_tree=False, compact_nodes=False)
    nearest, _ = tree.query(np.column_stack([east, north]))
    near = tree.query_ball_point(np.column_stack([east, north]), nearest + SPACING / 2 + 0.01)
    lanes = _lanes_by_street(roads)
    found = []
    for x, y, ranks in zip(east, north, near, strict=True):
        pieces = np.unique(owner[ranks])
        step_east, step_north = b_east[pieces] - a_east[pieces], b_north[pieces] - a_north[pieces]
        squared = np.maximum(step_east**2 + step_north**2, 1e-9)
        share = ((x - a_east[pieces]) * step_east + (y - a_north[pieces]) * step_north) / squared
        share = np.clip(share, 0, 1)
        on_east, on_north = a_east[pieces] + share * step_east, a_north[pieces] + share * step_north
        away = np.hypot(on_east - x, on_north - y)
        best = int(np.argmin(away))
        piece = pieces[best]
        passed = before[piece] + share[best] * np.sqrt(squared[best])
        part = float(min(passed / max(length[street[piece]], 1e-9), 1.0))
        place = _position(float(on_east[best]), float(on_north[best]), middle)
        here = lanes[int(street[piece])]
        shares = tuple(1 - part if roads.lanes.against[lane] else part for lane in here)
        found.append(Footing(place, float(away[best]), here, shares))
    return tuple(found)


def _middle(roads: Roads) -> float:
    south, _, north, _ = roads.box
    return (south + north) / 2


def _position(east: float, north: float, middle: float) -> Position:
    ((unit_east,), (unit_north,)) = plane(np.ones(1), np.ones(1), middle)
    return Position(round(north / float(unit_north) * SCALE, 7), round(east / float(unit_east) * SCALE, 7))


def _pieces(
    roads: Roads,
) -> tuple[NDArray[np.int64], tuple[Floats, Floats, Floats, Floats], Floats, Floats]:
    """The straight pieces of all streets where a trip may start.

    Returns
    -------
    tuple
        The stretch of each piece; east and north of both its ends; metres of the stretch before it;
        and metres of each stretch.
    """
    streets, lanes = roads.streets, roads.lanes
    east, north = plane(streets.latitude, streets.longitude, _middle(roads))
    count = len(streets.shape_starts) - 1
    street = np.repeat(np.arange(count), np.diff(streets.shape_starts))
    steps = np.hypot(np.diff(east), np.diff(north))
    inside = street[:-1] == street[1:]
    steps[~inside] = 0
    way = np.concatenate([[0], np.cumsum(steps)])
    length = way[streets.shape_starts[1:] - 1] - way[streets.shape_starts[:-1]]
    usable = np.zeros(count, dtype=bool)
    usable[lanes.stretch[lanes.landing]] = True
    kept = np.flatnonzero(inside & usable[street[:-1]])
    before = way[kept] - way[streets.shape_starts[street[kept]]]
    return street[kept], (east[kept], north[kept], east[kept + 1], north[kept + 1]), before, length


def _samples(
    a_east: Floats, a_north: Floats, b_east: Floats, b_north: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Points on the pieces, none of whose places is further than half of `SPACING` from one of them."""
    length = np.hypot(b_east - a_east, b_north - a_north)
    counts = np.maximum(np.ceil(length / SPACING), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (rank + 0.5) / counts[owner]
    return owner, np.column_stack(
        [
            a_east[owner] + share * (b_east - a_east)[owner],
            a_north[owner] + share * (b_north - a_north)[owner],
        ]
    )


def _lanes_by_street(roads: Roads) -> dict[int, tuple[int, ...]]:
    """The lanes of each stretch on which a trip may start."""
    found: dict[int, tuple[int, ...]] = {}
    for lane in np.flatnonzero(roads.lanes.landing):
        street = int(roads.lanes.stretch[lane])
        found[street] = (*found.get(street, ()), int(lane))
    return found
