"""Directed edges between junctions, and what each costs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm.data import NOWHERE, SCALE, RoadData
from tourplanner.travel.osm.streets import EARTH_RADIUS, Floats, Ints, Streets, bearings
from tourplanner.travel.osm.tags import Drive

SHORTEST = 0.01
"""Metres of a segment between two nodes on one spot."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Directed edges: a stretch along its way (``against`` False) or against it.

    Attributes
    ----------
    stretch, against
        int32[e], bool[e].
    tail, head
        int32[e], nodes.
    seconds, weight, metres
        float64[e]: the time, what is minimised in its place, the length.
    visitors, ferry, roundabout
        bool[e].
    way
        int32[e], rank of the way.
    leaving, arriving
        float64[e]: bearings at either end, in degrees.
    delay
        float64[e]: seconds lost at the head whatever turn follows.
    """

    stretch: Ints
    against: NDArray[np.bool_]
    tail: Ints
    head: Ints
    seconds: Floats
    weight: Floats
    metres: Floats
    visitors: NDArray[np.bool_]
    ferry: NDArray[np.bool_]
    roundabout: NDArray[np.bool_]
    way: Ints
    leaving: Floats
    arriving: Floats
    delay: Floats

    def __len__(self) -> int:
        return len(self.stretch)

    def take(self, which: NDArray[np.int64]) -> "Edges":
        """Some of the edges, also more than once."""
        return Edges(*(getattr(self, name)[which] for name in Edges.__slots__))


@dataclass(frozen=True, slots=True)
class Segments:
    """Pairs of following nodes of a way, those with both places known, way by way."""

    way: Ints
    start: Ints
    end: Ints
    metres: Floats


@dataclass(frozen=True, slots=True)
class Costs:
    """What it takes to drive each segment in one direction; infinite where it is not open."""

    seconds: Floats
    weight: Floats


def segments_of(data: RoadData) -> Segments:
    """The segments of all ways."""
    ways = np.repeat(np.arange(len(data.way_ids), dtype=np.int32), np.diff(data.starts))
    start, end = data.nodes[:-1], data.nodes[1:]
    known = data.latitude != NOWHERE
    kept = (ways[:-1] == ways[1:]) & known[start] & known[end] & (start != end)
    start, end = start[kept], end[kept]
    return Segments(ways[:-1][kept], start, end, _metres(data, start, end))


def streets_and_edges(data: RoadData, segments: Segments) -> tuple[Streets, Edges]:
    """The stretches of all ways, and their open directions."""
    firsts = _first_segments(data, segments)
    lasts = np.append(firsts[1:], len(segments.way)) - 1
    sizes = lasts - firsts + 2
    shape = np.insert(segments.start, firsts[1:], segments.end[lasts[:-1]])
    shape = np.append(shape, segments.end[lasts[-1]])
    streets = Streets(
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32), data.latitude[shape], data.longitude[shape]
    )
    return streets, _edges(data, segments, firsts, lasts, streets)


def _metres(data: RoadData, start: Ints, end: Ints) -> Floats:
    """Great-circle length of segments."""
    north, east = np.radians(data.latitude * SCALE), np.radians(data.longitude * SCALE)
    half_north, half_east = (north[end] - north[start]) / 2, (east[end] - east[start]) / 2
    chord = np.sin(half_north) ** 2 + np.cos(north[start]) * np.cos(north[end]) * np.sin(half_east) ** 2
    return np.asarray(np.maximum(2 * EARTH_RADIUS * np.arcsin(np.sqrt(chord)), SHORTEST))


def degrees_of(data: RoadData, segments: Segments) -> NDArray[np.int64]:
    """int64[n]: how many segments meet at each node."""
    ends = np.concatenate([segments.start, segments.end])
    return np.bincount(ends, minlength=len(data.node_ids))


def _first_segments(data: RoadData, segments: Segments) -> NDArray[np.int64]:
    """The segments that start a stretch: at a junction, an end of a way, or a barrier."""
    breaks = degrees_of(data, segments) != 2
    breaks[[rank for rank, obstacle in data.obstacles.items() if obstacle.blocked]] = True
    new_way = np.ones(len(segments.way), dtype=bool)
    new_way[1:] = (segments.way[1:] != segments.way[:-1]) | (segments.start[1:] != segments.end[:-1])
    return np.flatnonzero(new_way | breaks[segments.start])


def _costs(data: RoadData, segments: Segments, drives: list[Drive | None]) -> Costs:
    """The cost of each segment in the direction of which `drives` tells, road by road."""
    speed = np.array([drive.speed if drive else 0 for drive in drives], dtype=np.float64)[data.way_road]
    liking = np.array([drive.liking if drive else 1 for drive in drives], dtype=np.float64)[data.way_road]
    crossing = np.array([road.crossing_seconds for road in data.roads])[data.way_road]
    whole = np.bincount(segments.way, segments.metres, minlength=len(speed))
    timed = (crossing > 0) & (speed > 0) & (whole > 0)
    speed = np.divide(3.6 * whole, crossing, out=speed.copy(), where=timed)
    open_way = speed > 0
    pace = np.divide(3.6, speed, out=np.full(len(speed), np.inf), where=open_way)
    seconds = segments.metres * pace[segments.way]
    return Costs(seconds, seconds / liking[segments.way])


def _edges(
    data: RoadData,
    segments: Segments,
    firsts: NDArray[np.int64],
    lasts: NDArray[np.int64],
    streets: Streets,
) -> Edges:
    """The open directions of the stretches from segments `firsts` to `lasts`."""
    metres = np.add.reduceat(segments.metres, firsts)
    first, last = segments.start[firsts], segments.end[lasts]
    ferry = np.array([road.ferry for road in data.roads])
    roundabout = np.array([road.roundabout for road in data.roads])
    parts = []
    for against, (leaving, arriving) in zip((False, True), bearings(streets), strict=True):
        drives = [road.against if against else road.along for road in data.roads]
        visitors = np.array([drive is not None and drive.visitors for drive in drives])
        delay = _delays(data, against=against)
        costs = _stretch_costs(_costs(data, segments, drives), segments, firsts, delay)
        kept = np.flatnonzero(np.isfinite(costs.seconds))
        head = (first if against else last)[kept]
        way = segments.way[firsts[kept]]
        road = data.way_road[way]
        parts.append(
            Edges(
                stretch=kept.astype(np.int32),
                against=np.full(len(kept), against),
                tail=(last if against else first)[kept],
                head=head,
                seconds=costs.seconds[kept],
                weight=costs.weight[kept],
                metres=metres[kept],
                visitors=visitors[road],
                ferry=ferry[road],
                roundabout=roundabout[road],
                way=way,
                leaving=leaving[kept],
                arriving=arriving[kept],
                delay=delay[head],
            )
        )
    return _joined(parts)


def _stretch_costs(costs: Costs, segments: Segments, firsts: NDArray[np.int64], delay: Floats) -> Costs:
    """Sums over stretches, with what is lost at the nodes within them."""
    within = delay[segments.start]
    within[firsts] = 0
    return Costs(
        np.add.reduceat(costs.seconds + within, firsts), np.add.reduceat(costs.weight + within, firsts)
    )


def _joined(parts: list[Edges]) -> Edges:
    """Both directions, those of one stretch beside each other."""
    order = np.argsort(np.concatenate([part.stretch for part in parts]), kind="stable")
    columns = (np.concatenate([getattr(part, name) for part in parts])[order] for name in Edges.__slots__)
    return Edges(*columns)


def _delays(data: RoadData, *, against: bool) -> Floats:
    """float64[n]: seconds lost at each node by those who drive along (or against) their way."""
    delay = np.zeros(len(data.node_ids))
    for rank, obstacle in data.obstacles.items():
        if obstacle.direction in (0, -1 if against else 1):
            delay[rank] = obstacle.seconds
    return delay
