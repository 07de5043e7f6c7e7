"""Shortcuts through a graph, so that many quickest ways are found in a part of it.

Nodes are taken out in rounds, those first that need the fewest shortcuts; no two neighbours go in
one round, so that a whole round is a few array operations. Where a node goes, each arc into it and
each arc out of it leave a shortcut, the lightest of several between the same two nodes. What is left
is the core. Every lightest path then climbs arcs to later and later nodes, crosses the core, and
descends: a contraction hierarchy (Geisberger et al. 2008, doi:10.1007/978-3-540-68552-4_24) without
witness searches, stopped at a core.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.travel.osm.network import Floats, Ints

CORE_ARCS = 18.0
"""Arcs out of a node of the core, in the mean, at which taking out more does not pay."""

MOST_SHORTCUTS = 500
"""Arcs in times arcs out of a node that still may be taken out."""

NO_ARC = -1


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs with what they are made of.

    Attributes
    ----------
    tail, head
        int32[a].
    weight, seconds, metres
        float64[a]: sums over the arcs within.
    first, second
        int32[a]: the two arcs that a shortcut stands for, `NO_ARC` in an arc of the graph itself.
    """

    tail: Ints
    head: Ints
    weight: Floats
    seconds: Floats
    metres: Floats
    first: Ints
    second: Ints

    def __len__(self) -> int:
        return len(self.tail)

    def take(self, which: NDArray[np.int64] | NDArray[np.bool_]) -> "Arcs":
        """Some of the arcs; what shortcuts stand for is still numbered among all."""
        return Arcs(*(getattr(self, name)[which] for name in Arcs.__slots__))


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """All arcs of a graph and its shortcuts, and the round in which each node was taken out.

    ``round`` is int32[n]; nodes of the core have the highest number.
    """

    arcs: Arcs
    round: Ints

    @property
    def core(self) -> int:
        """The number of the nodes of the core."""
        return int(self.round.max(initial=0))


def contract(nodes: int, graph: Arcs) -> Hierarchy:
    """The hierarchy of a graph with so many nodes."""
    rounds = np.full(nodes, -1, dtype=np.int32)
    tie = np.random.default_rng(0).permutation(nodes)
    everything, count = [graph], len(graph)
    live, ids = _lightest(graph, np.arange(count), nodes)
    kept = []
    number = 0
    while True:
        chosen = _independent(live, rounds < 0, tie, nodes)
        if not chosen.any():
            break
        rounds[chosen] = number
        number += 1
        into, out = chosen[live.head], chosen[live.tail]
        kept.append(ids[into | out])
        shortcuts = _shortcuts(live, ids, into, out)
        everything.append(shortcuts)
        rest = ~(into | out)
        joined = _concatenated([live.take(rest), shortcuts])
        numbered = np.concatenate([ids[rest], np.arange(count, count + len(shortcuts))])
        count += len(shortcuts)
        live, ids = _lightest(joined, numbered, nodes)
    kept.append(ids)
    rounds[rounds < 0] = number
    return Hierarchy(_renumbered(_concatenated(everything), np.sort(np.concatenate(kept))), rounds)


def _independent(
    live: Arcs, left: NDArray[np.bool_], tie: NDArray[np.int64], nodes: int
) -> NDArray[np.bool_]:
    """bool[n]: nodes to take out next, of which no two are neighbours."""
    out, into = np.bincount(live.tail, minlength=nodes), np.bincount(live.head, minlength=nodes)
    if len(live) > CORE_ARCS * left.sum():
        return np.zeros(nodes, dtype=bool)
    gain = out + into - out * into
    cheap = left & (out * into <= MOST_SHORTCUTS)
    if cheap.any():
        # Those that cost least in this round: the middle one of the cheap ones sets the mark.
        cheap &= gain >= np.median(gain[cheap])
    order = np.lexsort((tie, -gain))
    place = np.empty(nodes, dtype=np.int64)
    place[order] = np.arange(nodes)
    both = cheap[live.tail] & cheap[live.head]
    tail, head = live.tail[both], live.head[both]
    cheap[np.where(place[tail] > place[head], tail, head)] = False
    return np.asarray(cheap)


def _shortcuts(live: Arcs, ids: NDArray[np.int64], into: NDArray[np.bool_], out: NDArray[np.bool_]) -> Arcs:
    """A shortcut for each arc into a chosen node with each arc out of it, but for those that return."""
    before, after = np.flatnonzero(into), np.flatnonzero(out)
    after = after[np.argsort(live.tail[after], kind="stable")]
    tails, heads = live.tail[after], live.head[before]
    begin, end = np.searchsorted(tails, heads), np.searchsorted(tails, heads, side="right")
    counts = end - begin
    first = np.repeat(before, counts)
    rank = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    second = after[np.repeat(begin, counts) + rank]
    useful = live.tail[first] != live.head[second]
    first, second = first[useful], second[useful]
    return Arcs(
        live.tail[first],
        live.head[second],
        live.weight[first] + live.weight[second],
        live.seconds[first] + live.seconds[second],
        live.metres[first] + live.metres[second],
        ids[first].astype(np.int32),
        ids[second].astype(np.int32),
    )


def _lightest(arcs: Arcs, ids: NDArray[np.int64], nodes: int) -> tuple[Arcs, NDArray[np.int64]]:
    """The lightest arc between each two nodes, none from a node to itself; and their ids."""
    pair = arcs.tail.astype(np.int64) * nodes + arcs.head
    order = np.lexsort((arcs.weight, pair))
    order = order[arcs.tail[order] != arcs.head[order]]
    pair = pair[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = pair[1:] != pair[:-1]
    order = np.sort(order[first])
    return arcs.take(order), ids[order]


def _concatenated(parts: list[Arcs]) -> Arcs:
    return Arcs(*(np.concatenate([getattr(part, name) for part in parts]) for name in Arcs.__slots__))


def _renumbered(arcs: Arcs, kept: NDArray[np.int64]) -> Arcs:
    """The kept arcs, numbered anew; whatever one of them stands for is kept too."""
    place = np.full(len(arcs) + 1, NO_ARC, dtype=np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    some = arcs.take(kept)
    # NO_ARC itself is the last place, which holds NO_ARC.
    return Arcs(
        some.tail, some.head, some.weight, some.seconds, some.metres, place[some.first], place[some.second]
    )
