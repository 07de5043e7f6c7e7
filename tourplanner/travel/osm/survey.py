"""From a road file to a network that is ready to be searched."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from tourplanner.errors import TravelError
from tourplanner.message import message
from tourplanner.travel.osm.clip import clip
from tourplanner.travel.osm.hierarchy import NO_ARC, Arcs, contract
from tourplanner.travel.osm.memory import with_memory
from tourplanner.travel.osm.network import Edges, degrees_of, segments_of, streets_and_edges
from tourplanner.travel.osm.reading import read_roads
from tourplanner.travel.osm.roads import Lanes, Roads
from tourplanner.travel.osm.store import Box
from tourplanner.travel.osm.turns import Turns, turns_of


@dataclass(frozen=True, slots=True)
class Survey:
    """A network with what its file tells: the date of the data, and how many ways are driven.

    ``unread`` are limits of ways that cannot be meant as they stand, ``conditional`` those that hold at
    some hours or for some vehicles; each with the id of a way, or of a relation of turns.
    """

    roads: Roads
    date: str
    ways: int
    unread: tuple[tuple[int, str], ...]
    conditional: tuple[tuple[int, str], ...]


def build_roads(path: Path, cut: Box | None = None) -> Survey:
    """Read a road file, or what is in `cut` of it, and prepare it.

    Raises
    ------
    TravelError
        If it cannot be read, or holds no network of roads.
    """
    data = read_roads(path) if cut is None else clip(read_roads(path), cut)
    if not len(data.way_ids):
        raise TravelError(message("road.elsewhere", path=str(path)))
    segments = segments_of(data)
    if not len(segments.way):
        raise TravelError(message("road.no-nodes", path=str(path)))
    streets, edges = streets_and_edges(data, segments)
    edges, turns = with_memory(data, edges, turns_of(data, edges, degrees_of(data, segments)))
    kept = _connected(edges, turns)
    if not kept.any():
        raise TravelError(message("road.no-network", path=str(path)))
    hierarchy = contract(int(kept.sum()), _graph(edges, turns, kept))
    roads = Roads(streets, _lanes(edges, kept), hierarchy)
    return Survey(roads, data.date, len(data.way_ids), data.unread, data.conditional)


def _connected(edges: Edges, turns: Turns) -> NDArray[np.bool_]:
    """bool[e]: the edges of the longest network in which each is reached from every other."""
    size = len(edges)
    graph = csr_array((np.ones(len(turns.before)), (turns.before, turns.after)), shape=(size, size))
    count, label = connected_components(graph, connection="strong")
    if count == size:
        return np.zeros(size, dtype=bool)
    kept = np.asarray(label == np.argmax(np.bincount(label, edges.metres)))
    return _with_ends(kept, edges, turns)


def _with_ends(kept: NDArray[np.bool_], edges: Edges, turns: Turns) -> NDArray[np.bool_]:
    """`kept` and the other edges of its streets from which one comes into it, or that are reached from it.

    Who stands in a street may leave it in a direction in which nobody comes through, and reach a place in it
    in one in which nobody goes on.
    """
    streets = np.isin(edges.stretch, edges.stretch[kept])
    for first, then in ((turns.before, turns.after), (turns.after, turns.before)):
        found = kept.copy()
        while True:
            beside = np.zeros(len(kept), dtype=bool)
            beside[first[found[then]]] = True
            new = beside & streets & ~found
            if not new.any():
                break
            found |= new
        kept = found
    return kept


def _lanes(edges: Edges, kept: NDArray[np.bool_]) -> Lanes:
    return Lanes(
        edges.stretch[kept],
        edges.against[kept],
        edges.seconds[kept],
        edges.weight[kept],
        edges.metres[kept],
        ~edges.ferry[kept],
    )


def _graph(edges: Edges, turns: Turns, kept: NDArray[np.bool_]) -> Arcs:
    """The graph whose nodes are edges: an arc drives one to its end and turns into the next."""
    rank = np.cumsum(kept, dtype=np.int32) - 1
    inside = kept[turns.before] & kept[turns.after]
    before, after = turns.before[inside], turns.after[inside]
    none = np.full(len(before), NO_ARC, dtype=np.int32)
    return Arcs(
        rank[before].astype(np.int32),
        rank[after].astype(np.int32),
        edges.weight[before] + turns.weight[inside],
        edges.seconds[before] + turns.seconds[inside],
        edges.metres[before],
        none,
        none,
    )
