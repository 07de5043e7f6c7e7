"""The nearest place on the road to a position."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tourplanner.domain.place import Position
from tourplanner.travel.osm.data import SCALE
from tourplanner.travel.osm.roads import Roads
from tourplanner.travel.osm.streets import Floats, plane

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


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The straight pieces of some streets, those where a trip may start say, on a plane.

    Attributes
    ----------
    street
        int64[p]: the stretch of each.
    before
        float64[p]: metres of the stretch before the piece.
    length
        float64[s]: metres of each stretch.
    east, north, to_east, to_north
        float64[p]: where the piece starts, and how far it goes.
    """

    street: NDArray[np.int64]
    before: Floats
    length: Floats
    east: Floats
    north: Floats
    to_east: Floats
    to_north: Floats


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The nearest point: on which stretch, after which part of it, where, and how far away."""

    street: int
    part: float
    east: float
    north: float
    away: float


def footings(roads: Roads, positions: Sequence[Position]) -> tuple[Footing, ...]:
    """The nearest places on roads where a trip may start or end."""
    middle = _middle(roads)
    pieces = _pieces(roads, middle, _landings(roads))
    owner, samples = _samples(pieces)
    tree = cKDTree(samples, balanced_tree=False, compact_nodes=False)
    points = _points(positions, middle)
    distance, _ = tree.query(points)
    # A road may pass nearer between two of its samples than the nearest sample is.
    near = tree.query_ball_point(points, distance + SPACING / 2 + 0.01)
    lanes = _lanes_by_street(roads)
    found = []
    for (east, north), ranks in zip(points.tolist(), near, strict=True):
        place = _nearest(pieces, np.unique(owner[ranks]), east, north)
        here = lanes[place.street]
        shares = tuple(1 - place.part if roads.lanes.against[lane] else place.part for lane in here)
        found.append(Footing(_position(place.east, place.north, middle), place.away, here, shares))
    return tuple(found)


def stranded(roads: Roads, positions: Sequence[Position], away: Sequence[float]) -> tuple[bool, ...]:
    """Whether there is a nearer road than `away` metres that leads to no other: on an island, say."""
    middle = _middle(roads)
    reached = np.zeros(len(roads.streets.shape_starts) - 1, dtype=bool)
    reached[roads.lanes.stretch] = True
    pieces = _pieces(roads, middle, ~reached)
    everywhere = np.arange(len(pieces.street))
    points = _points(positions, middle).tolist()
    return tuple(
        bool(len(everywhere)) and _nearest(pieces, everywhere, east, north).away < metres
        for (east, north), metres in zip(points, away, strict=True)
    )


def _nearest(pieces: _Pieces, near: NDArray[np.int64], east: float, north: float) -> _Nearest:
    """The nearest point to a place on the pieces `near`."""
    to_east, to_north = pieces.to_east[near], pieces.to_north[near]
    squared = np.maximum(to_east**2 + to_north**2, 1e-9)
    share = ((east - pieces.east[near]) * to_east + (north - pieces.north[near]) * to_north) / squared
    share = np.clip(share, 0, 1)
    on_east, on_north = pieces.east[near] + share * to_east, pieces.north[near] + share * to_north
    away = np.hypot(on_east - east, on_north - north)
    best = int(np.argmin(away))
    street = int(pieces.street[near[best]])
    passed = pieces.before[near[best]] + share[best] * np.sqrt(squared[best])
    part = min(float(passed) / max(float(pieces.length[street]), 1e-9), 1.0)
    return _Nearest(street, part, float(on_east[best]), float(on_north[best]), float(away[best]))


def _middle(roads: Roads) -> float:
    south, _, north, _ = roads.box
    return (south + north) / 2


def _points(positions: Sequence[Position], middle: float) -> Floats:
    """float64[n, 2]: positions on the plane."""
    asked = np.array([(place.latitude, place.longitude) for place in positions]).reshape(-1, 2) / SCALE
    return np.column_stack(plane(asked[:, 0], asked[:, 1], middle))


def _position(east: float, north: float, middle: float) -> Position:
    ((unit_east,), (unit_north,)) = plane(np.ones(1), np.ones(1), middle)
    return Position(round(north / float(unit_north) * SCALE, 7), round(east / float(unit_east) * SCALE, 7))


def _landings(roads: Roads) -> NDArray[np.bool_]:
    """bool[s]: the stretches on which a trip may start."""
    usable = np.zeros(len(roads.streets.shape_starts) - 1, dtype=bool)
    usable[roads.lanes.stretch[roads.lanes.landing]] = True
    return usable


def _pieces(roads: Roads, middle: float, usable: NDArray[np.bool_]) -> _Pieces:
    streets = roads.streets
    east, north = plane(streets.latitude, streets.longitude, middle)
    count = len(streets.shape_starts) - 1
    street = np.repeat(np.arange(count), np.diff(streets.shape_starts))
    to_east, to_north = np.diff(east), np.diff(north)
    inside = street[:-1] == street[1:]
    way = np.concatenate([[0], np.cumsum(np.where(inside, np.hypot(to_east, to_north), 0))])
    starts = way[streets.shape_starts[:-1]]
    kept = np.flatnonzero(inside & usable[street[:-1]])
    return _Pieces(
        street=street[kept],
        before=way[kept] - starts[street[kept]],
        length=way[streets.shape_starts[1:] - 1] - starts,
        east=east[kept],
        north=north[kept],
        to_east=to_east[kept],
        to_north=to_north[kept],
    )


def _samples(pieces: _Pieces) -> tuple[NDArray[np.int64], Floats]:
    """Points on the pieces, no place on which is further than half of `SPACING` from one of its own."""
    length = np.hypot(pieces.to_east, pieces.to_north)
    counts = np.maximum(np.ceil(length / SPACING), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (rank + 0.5) / counts[owner]
    east = pieces.east[owner] + share * pieces.to_east[owner]
    north = pieces.north[owner] + share * pieces.to_north[owner]
    return owner, np.column_stack([east, north])


def _lanes_by_street(roads: Roads) -> dict[int, tuple[int, ...]]:
    """The lanes of each stretch on which a trip may start."""
    found: dict[int, tuple[int, ...]] = {}
    for lane in np.flatnonzero(roads.lanes.landing):
        street = int(roads.lanes.stretch[lane])
        found[street] = (*found.get(street, ()), int(lane))
    return found
