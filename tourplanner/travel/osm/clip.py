"""The surroundings of places, cut out of what a road file says: so that a region or country can be built."""

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians

import numpy as np

from tourplanner.domain.place import Position
from tourplanner.travel.osm.data import NOWHERE, SCALE, RoadData
from tourplanner.travel.osm.store import Box

KM_PER_DEGREE = 111.2
MARGIN_KM = 20.0
"""Around the outermost places: room for the best way between two of them, even where it makes a bow."""


def box_around(positions: Iterable[Position], margin_km: float = MARGIN_KM) -> Box:
    """South, west, north and east of `positions` with a margin, in degrees to four decimals (11 m)."""
    found = list(positions)
    south, north = min(p.latitude for p in found), max(p.latitude for p in found)
    west, east = min(p.longitude for p in found), max(p.longitude for p in found)
    up = margin_km / KM_PER_DEGREE
    aside = up / cos(radians(max(abs(south), abs(north))))
    ends = (south - up, west - aside, north + up, east + aside)
    a, b, c, d = (round(end, 4) for end in ends)
    return a, b, c, d


def clip(data: RoadData, box: Box) -> RoadData:
    """The ways with a node in `box`, whole, and what belongs to them."""
    south, west, north, east = (end / SCALE for end in box)
    inside = (data.latitude >= south) & (data.latitude <= north)
    inside &= (data.longitude >= west) & (data.longitude <= east) & (data.latitude != NOWHERE)
    sizes = np.diff(data.starts)
    way_of_node = np.repeat(np.arange(len(sizes)), sizes)
    kept = np.zeros(len(sizes), dtype=bool)
    kept[way_of_node[inside[data.nodes]]] = True
    nodes = data.nodes[kept[way_of_node]]
    used = np.unique(nodes)
    ids = set(data.way_ids[kept].tolist())
    ranks = {int(old): new for new, old in enumerate(used) if int(old) in data.obstacles}
    return replace(
        data,
        way_ids=data.way_ids[kept],
        way_road=data.way_road[kept],
        starts=np.concatenate([[0], np.cumsum(sizes[kept])]).astype(np.int64),
        nodes=np.searchsorted(used, nodes).astype(np.int32),
        node_ids=data.node_ids[used],
        latitude=data.latitude[used],
        longitude=data.longitude[used],
        obstacles={new: data.obstacles[old] for old, new in ranks.items()},
        restrictions=tuple(turn for turn in data.restrictions if turn.from_way in ids and turn.to_way in ids),
        long_restrictions=tuple(
            turn
            for turn in data.long_restrictions
            if ids.issuperset((turn.from_way, *turn.via_ways, turn.to_way))
        ),
    )
