"""The quickest ways between many places on the road.

From each place a tree of lightest ways climbs the hierarchy and crosses its core; against the
direction of driving, a small cone climbs from each destination. Where the two meet at the least
weight, the way is found.
"""

from collections.abc import Sequence

import numpy as np

from tourplanner.domain.place import Position
from tourplanner.travel.osm.data import SCALE
from tourplanner.travel.osm.hierarchy import NO_ARC
from tourplanner.travel.osm.network import Floats, plane
from tourplanner.travel.osm.roads import Roads
from tourplanner.travel.osm.snap import Footing
from tourplanner.travel.osm.trees import Costs, Entries, Longs, Trees, entries, grow, star

AT_ONCE = 64
"""Places whose trees are grown together: what bounds the memory."""


class Router:
    """Finds quickest ways in one network."""

    def __init__(self, roads: Roads) -> None:
        self.roads = roads
        arcs, rounds = roads.hierarchy.arcs, roads.hierarchy.round
        self._is_core = rounds == roads.hierarchy.core
        up = rounds[arcs.head] > rounds[arcs.tail]
        up |= self._is_core[arcs.tail] & self._is_core[arcs.head]
        self._out = star(arcs.tail, arcs.head, np.arange(len(arcs)))
        self._up = star(arcs.tail, arcs.head, np.flatnonzero(up))
        self._down = star(arcs.head, arcs.tail, np.flatnonzero(~up))

    def table(self, places: Sequence[Footing]) -> Costs:
        """What the quickest ways between all `places` take: [from, to]."""
        size = len(places)
        table = Costs(*(np.full((size, size), np.inf) for _ in Costs.__slots__))
        parts = [places[first : first + AT_ONCE] for first in range(0, size, AT_ONCE)]
        backs = [self._back(part) for part in parts]
        for row, part in enumerate(parts):
            ahead = self._ahead(part)
            for column, back in enumerate(backs):
                for rank in range(len(parts[column])):
                    _meet(ahead, back, rank, table, row * AT_ONCE, column * AT_ONCE + rank)
        self._along_one_lane(places, table)
        for values in (table.weight, table.seconds, table.metres):
            np.fill_diagonal(values, 0.0)
        return table

    def lines(self, legs: Sequence[tuple[Footing, Footing]]) -> tuple[tuple[Position, ...], ...]:
        """The quickest way of each leg on the ground, from road to road."""
        found: dict[tuple[Footing, Footing], tuple[Position, ...]] = {}
        starts = list(dict.fromkeys(start for start, _ in legs))
        for first in range(0, len(starts), AT_ONCE):
            part = starts[first : first + AT_ONCE]
            ahead = self._ahead(part)
            for leg in dict.fromkeys(legs):
                if leg[0] in part:
                    found[leg] = self._line(ahead, part.index(leg[0]), leg)
        return tuple(found[leg] for leg in legs)

    def _ahead(self, places: Sequence[Footing]) -> Trees:
        """Trees from places, over all that they climb to and the core."""
        arcs, lanes = self.roads.hierarchy.arcs, self.roads.lanes
        starts, shares, owner = _lanes_of(places)
        # A way may descend at once, so the first arcs are those up and those down.
        first, lane = self._out.arcs(starts)
        climbed = self._up.climb(np.unique(arcs.head[first]).astype(np.int64), self._is_core)
        nodes = np.union1d(climbed, np.flatnonzero(self._is_core))
        which, row = self._up.arcs(nodes)
        inner = entries(arcs, which, row, np.searchsorted(nodes, arcs.head[which]))
        # What lies behind the place on its lane is not driven.
        behind, on = shares[lane], starts[lane]
        outer = Entries(
            len(nodes) + owner[lane],
            np.searchsorted(nodes, arcs.head[first]),
            arcs.weight[first] - behind * lanes.weight[on],
            arcs.seconds[first] - behind * lanes.seconds[on],
            arcs.metres[first] - behind * lanes.metres[on],
            first,
        )
        return grow(nodes, len(places), [inner, outer])

    def _back(self, places: Sequence[Footing]) -> Trees:
        """Cones from places, over all from which ways descend to them."""
        arcs, lanes = self.roads.hierarchy.arcs, self.roads.lanes
        ends, shares, owner = _lanes_of(places)
        nodes = self._down.climb(ends, self._is_core)
        which, row = self._down.arcs(nodes)
        inner = entries(arcs, which, row, np.searchsorted(nodes, arcs.tail[which]))
        outer = Entries(
            len(nodes) + owner,
            np.searchsorted(nodes, ends),
            shares * lanes.weight[ends],
            shares * lanes.seconds[ends],
            shares * lanes.metres[ends],
            np.full(len(ends), NO_ARC),
        )
        return grow(nodes, len(places), [inner, outer])

    def _along_one_lane(self, places: Sequence[Footing], table: Costs) -> None:
        """Ways between places on one lane, the one behind the other."""
        lanes = self.roads.lanes
        owners: dict[int, list[tuple[int, float]]] = {}
        for rank, place in enumerate(places):
            for lane, share in zip(place.lanes, place.shares, strict=True):
                owners.setdefault(lane, []).append((rank, share))
        for lane, there in owners.items():
            for start, behind in there:
                for end, share in there:
                    part = share - behind
                    if part >= 0 and part * lanes.weight[lane] < table.weight[start, end]:
                        table.weight[start, end] = part * lanes.weight[lane]
                        table.seconds[start, end] = part * lanes.seconds[lane]
                        table.metres[start, end] = part * lanes.metres[lane]

    def _line(self, ahead: Trees, root: int, leg: tuple[Footing, Footing]) -> tuple[Position, ...]:
        start, end = leg
        back = self._back([end])
        single = Costs(*(np.full((len(ahead.parent), 1), np.inf) for _ in Costs.__slots__))
        meeting = _meet(ahead, back, 0, single, 0, 0)
        direct = Costs(*(np.full((2, 2), np.inf) for _ in Costs.__slots__))
        self._along_one_lane(leg, direct)
        if start == end:
            return (start.position, end.position)
        if meeting is None or direct.weight[0, 1] <= single.weight[root, 0]:
            return self._piece(start, end)
        here, there = int(meeting[0][root]), int(meeting[1][root])
        climbed = ahead.way(root, here)
        descended = back.way(0, there)[::-1]
        lanes = self._lanes_driven([*climbed, *descended])
        last = int(back.nodes[there]) if not descended else int(self.roads.hierarchy.arcs.head[descended[-1]])
        return self._shape(start, [*lanes, last], end)

    def _lanes_driven(self, ways: Sequence[int]) -> list[int]:
        """The lanes that arcs and shortcuts drive to their end, in order."""
        arcs = self.roads.hierarchy.arcs
        stack, driven = list(reversed(ways)), []
        while stack:
            arc = stack.pop()
            if arcs.first[arc] == NO_ARC:
                driven.append(int(arcs.tail[arc]))
            else:
                stack += [int(arcs.second[arc]), int(arcs.first[arc])]
        return driven

    def _shape(self, start: Footing, lanes: Sequence[int], end: Footing) -> tuple[Position, ...]:
        """The points of a way over `lanes`, the first and last of them in part."""
        points = [start.position]
        for rank, lane in enumerate(lanes):
            shape, shares = self._points(lane)
            begin = start.shares[start.lanes.index(lane)] if rank == 0 else -1.0
            stop = end.shares[end.lanes.index(lane)] if rank == len(lanes) - 1 else 2.0
            points += [point for point, share in zip(shape, shares, strict=True) if begin < share < stop]
        return _without_repeats([*points, end.position])

    def _piece(self, start: Footing, end: Footing) -> tuple[Position, ...]:
        """The points between two places on one lane."""
        for lane, begin in zip(start.lanes, start.shares, strict=True):
            if lane in end.lanes and begin <= end.shares[end.lanes.index(lane)]:
                return self._shape(start, [lane], end)
        return (start.position, end.position)

    def _points(self, lane: int) -> tuple[list[Position], list[float]]:
        """The points of a lane in driving order, and the part of it before each."""
        streets, lanes = self.roads.streets, self.roads.lanes
        stretch = lanes.stretch[lane]
        span = slice(streets.shape_starts[stretch], streets.shape_starts[stretch + 1])
        latitude, longitude = streets.latitude[span], streets.longitude[span]
        if lanes.against[lane]:
            latitude, longitude = latitude[::-1], longitude[::-1]
        east, north = plane(latitude, longitude, float(latitude[0]) * SCALE)
        way = np.append(0.0, np.cumsum(np.hypot(np.diff(east), np.diff(north))))
        shape = [
            Position(round(float(y) * SCALE, 7), round(float(x) * SCALE, 7))
            for y, x in zip(latitude, longitude, strict=True)
        ]
        return shape, (way / max(way[-1], 1e-9)).tolist()


def _lanes_of(places: Sequence[Footing]) -> tuple[Longs, Floats, Longs]:
    """Every lane of every place, the part of it before the place, and the rank of the place."""
    counts = [len(place.lanes) for place in places]
    return (
        np.array([lane for place in places for lane in place.lanes], dtype=np.int64),
        np.array([share for place in places for share in place.shares]),
        np.repeat(np.arange(len(places)), counts),
    )


def _meet(
    ahead: Trees, back: Trees, rank: int, table: Costs, row: int, column: int
) -> tuple[Longs, Longs] | None:
    """Enter the lightest ways from all roots of `ahead` to destination `rank` of `back` into `table`.

    Returns
    -------
    tuple or None
        For each root the columns of both in which its way meets; None if no way does.
    """
    there = np.flatnonzero(np.isfinite(back.costs.weight[rank, : len(back.nodes)]))
    here = np.searchsorted(ahead.nodes, back.nodes[there])
    here[here == len(ahead.nodes)] = 0
    common = ahead.nodes[here] == back.nodes[there]
    here, there = here[common], there[common]
    if not len(here):
        return None
    weight = ahead.costs.weight[:, here] + back.costs.weight[rank, there]
    best = np.argmin(weight, axis=1)
    roots = np.arange(len(weight))
    rows = slice(row, row + len(weight))
    here, there = here[best], there[best]
    table.weight[rows, column] = weight[roots, best]
    table.seconds[rows, column] = ahead.costs.seconds[roots, here] + back.costs.seconds[rank, there]
    table.metres[rows, column] = ahead.costs.metres[roots, here] + back.costs.metres[rank, there]
    return here, there


def _without_repeats(points: Sequence[Position]) -> tuple[Position, ...]:
    kept = [point for rank, point in enumerate(points) if not rank or point != points[rank - 1]]
    return tuple(kept) if len(kept) > 1 else (points[0], points[-1])
