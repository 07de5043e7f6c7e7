"""The turns from one directed edge into the next, and what each costs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm import profile
from tourplanner.travel.osm.data import RoadData
from tourplanner.travel.osm.network import Edges
from tourplanner.travel.osm.streets import Floats, Ints


@dataclass(frozen=True, slots=True)
class Turns:
    """Pairs of edges that follow each other.

    Attributes
    ----------
    before, after
        int32[t]: the edges.
    seconds, weight
        float64[t]: the time that the turn takes, and what is minimised in its place.
    """

    before: Ints
    after: Ints
    seconds: Floats
    weight: Floats


def turns_of(data: RoadData, edges: Edges, degrees: NDArray[np.int64]) -> Turns:
    """Every turn that may be made.

    Parameters
    ----------
    degrees
        int64[n]: how many segments meet at each node.
    """
    before, after = _pairs(edges)
    back = (edges.stretch[before] == edges.stretch[after]) & (edges.against[before] != edges.against[after])
    node = edges.head[before]
    blocked = np.zeros(len(data.node_ids), dtype=bool)
    blocked[[rank for rank, obstacle in data.obstacles.items() if obstacle.blocked]] = True
    free = ~_forbidden(data, edges, before, after, node)
    ahead = free & ~back & ~blocked[node]
    # One turns back only where there is nothing else to do: at an end, or where all else is closed.
    stuck = np.ones(len(edges), dtype=bool)
    stuck[before[ahead]] = False
    allowed = ahead | (free & back & stuck[before])
    before, after, back, node = (values[allowed] for values in (before, after, back, node))
    seconds = edges.delay[before] + _turning(edges, before, after, back, degrees[node])
    trespass = ~edges.visitors[before] & edges.visitors[after]
    return Turns(before, after, seconds, seconds + profile.TRESPASS_SECONDS * trespass)


def _pairs(edges: Edges) -> tuple[Ints, Ints]:
    """Every edge into a node with every edge out of it."""
    outgoing = np.argsort(edges.tail, kind="stable").astype(np.int32)
    tails = edges.tail[outgoing]
    first, end = np.searchsorted(tails, edges.head), np.searchsorted(tails, edges.head, side="right")
    counts = end - first
    before = np.repeat(np.arange(len(edges), dtype=np.int32), counts)
    rank = np.arange(len(before)) - np.repeat(np.cumsum(counts) - counts, counts)
    return before, outgoing[np.repeat(first, counts) + rank]


def _turning(
    edges: Edges, before: Ints, after: Ints, back: NDArray[np.bool_], degree: NDArray[np.int64]
) -> Floats:
    """Seconds lost for the angle of a turn: more in a sharp one, and to the left more than to the right."""
    angle = (edges.leaving[after] - edges.arriving[before] + 180) % 360 - 180
    angle = np.where(back, 180, angle)
    bias = np.where(angle >= 0, 1 / profile.TURN_BIAS, profile.TURN_BIAS)
    sharp = np.abs(angle) / 180
    cost = profile.TURN_SECONDS / (1 + np.exp(6.5 / bias - 13 * bias * sharp))
    circling = edges.roundabout[before] | edges.roundabout[after]
    crossing = (angle < 0) & ~circling
    cost += crossing * profile.ONCOMING_SECONDS / (1 + np.exp(3.25 - 13 * sharp))
    cost += back * profile.U_TURN_SECONDS
    boarding = edges.ferry[before] != edges.ferry[after]
    return np.where((degree > 2) | boarding | back, cost, 0.0)


def _forbidden(data: RoadData, edges: Edges, before: Ints, after: Ints, node: Ints) -> NDArray[np.bool_]:
    """bool[t]: the turns that a restriction of the file rules out.

    Where the file orders one turn and forbids it too, or orders two, the orders count: a road that leads
    nowhere is a mistake of the file.
    """
    forbidden = np.zeros(len(before), dtype=bool)
    ordered = forbidden.copy()
    rank = {int(way): index for index, way in enumerate(data.way_ids)}
    places = {int(data.node_ids[place]): place for place in np.unique(node)}
    order = np.argsort(node, kind="stable")
    nodes = node[order]
    for restriction in data.restrictions:
        place, start, end = (
            places.get(restriction.via),
            rank.get(restriction.from_way),
            rank.get(restriction.to_way),
        )
        if place is None or start is None or end is None:
            continue
        here = order[np.searchsorted(nodes, place) : np.searchsorted(nodes, place, side="right")]
        here = here[edges.way[before[here]] == start]
        into = edges.way[after[here]] == end
        if not restriction.only:
            forbidden[here[into]] = True
        elif into.any():
            forbidden[here] = True
            ordered[here[into]] = True
    return forbidden & ~ordered
