"""What a road file says, as arrays: the ways that are driven and the nodes on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm.restrictions import LongRestriction, Restriction
from tourplanner.travel.osm.tags import Obstacle, Road

SCALE = 1e-7
"""Degrees of one unit of a stored coordinate."""

NOWHERE = np.iinfo(np.int32).max
"""The coordinate of a node that the file does not have: it was cut at its border."""


@dataclass(frozen=True, slots=True)
class RoadData:
    """The roads of a file.

    Attributes
    ----------
    roads
        The distinct ways of driving; ``way_road`` int32[w] says which is that of each way.
    way_ids, starts
        int64[w], int64[w + 1]: ids, and where the nodes of each way start in ``nodes``.
    nodes
        int32[r]: the nodes of all ways one after another, as ranks in ``node_ids``.
    node_ids, latitude, longitude
        int64[n] in ascending order; int32[n] in units of `SCALE` degrees, `NOWHERE` if unknown.
    obstacles
        What stands on nodes, by rank.
    restrictions, long_restrictions
        Of turns at a node, and of turns at the end of ways between.
    date
        Of the data, ``YYYY-MM-DD``; empty if the file does not tell.
    unread
        Limits that cannot be meant as they stand, each with the id of the first way that has it.
    conditional
        Limits and restrictions that hold at some hours or for some vehicles, and count for nothing, each
        with the id of the first way that has it, or of the relation.
    """

    roads: tuple[Road, ...]
    way_ids: NDArray[np.int64]
    way_road: NDArray[np.int32]
    starts: NDArray[np.int64]
    nodes: NDArray[np.int32]
    node_ids: NDArray[np.int64]
    latitude: NDArray[np.int32]
    longitude: NDArray[np.int32]
    obstacles: dict[int, Obstacle]
    restrictions: tuple[Restriction, ...]
    date: str
    unread: tuple[tuple[int, str], ...] = ()
    long_restrictions: tuple[LongRestriction, ...] = ()
    conditional: tuple[tuple[int, str], ...] = ()
