"""Lightest ways from several roots through a part of the hierarchy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from tourplanner.travel.osm.hierarchy import NO_ARC, Arcs
from tourplanner.travel.osm.network import Floats, Ints

LIGHTEST = 1e-6
"""Least weight of an arc: none is free, or scipy would not see it."""

Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Costs:
    """What ways take: float64[from, to] each; infinite weight where there is none."""

    weight: Floats
    seconds: Floats
    metres: Floats


@dataclass(frozen=True, slots=True)
class Star:
    """Arcs by the node that they are climbed from, and the node ``onward`` that each leads to.

    ``order[begin[n] : begin[n + 1]]`` are the arcs of node n.
    """

    order: Longs
    begin: Longs
    onward: Ints

    def arcs(self, nodes: Longs) -> tuple[Longs, Longs]:
        """All arcs of `nodes`, and the rank in `nodes` of the one that each belongs to."""
        counts = self.begin[nodes + 1] - self.begin[nodes]
        owner = np.repeat(np.arange(len(nodes)), counts)
        rank = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.order[self.begin[nodes][owner] + rank], owner

    def climb(self, nodes: Longs, ends: NDArray[np.bool_]) -> Longs:
        """Everything reached from `nodes`; those in ``ends`` are not gone on from."""
        seen = np.zeros(len(self.begin) - 1, dtype=bool)
        seen[nodes] = True
        frontier = nodes[~ends[nodes]]
        while len(frontier):
            reached = np.unique(self.onward[self.arcs(frontier)[0]]).astype(np.int64)
            reached = reached[~seen[reached]]
            seen[reached] = True
            frontier = reached[~ends[reached]]
        return np.flatnonzero(seen)


def star(origin: Ints, onward: Ints, which: Longs) -> Star:
    """The arcs `which`, climbed from `origin` to `onward`."""
    order = which[np.argsort(origin[which], kind="stable")]
    nodes = np.arange(max(int(origin.max(initial=-1)), int(onward.max(initial=-1))) + 2)
    return Star(order, np.searchsorted(origin[order], nodes), onward)


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a sparse matrix: arcs, each with its hierarchy's number or `NO_ARC`."""

    row: Longs
    column: Longs
    weight: Floats
    seconds: Floats
    metres: Floats
    arc: Longs


def entries(arcs: Arcs, which: Longs, row: Longs, column: Longs) -> Entries:
    """The arcs `which` of the hierarchy from `row` to `column`."""
    return Entries(row, column, arcs.weight[which], arcs.seconds[which], arcs.metres[which], which)


@dataclass(frozen=True, slots=True)
class Trees:
    """Lightest ways from several roots.

    Attributes
    ----------
    nodes
        int64[n], ascending: nodes of the hierarchy that the columns stand for; the roots are the
        columns from n on.
    costs
        [root, n + roots].
    parent
        int32[root, n + roots]: the column before each in its tree, negative where there is none.
    keys, arcs
        int64[a]: row times columns plus column of each entry, ascending; its arc.
    """

    nodes: Longs
    costs: Costs
    parent: Ints
    keys: Longs
    arcs: Longs

    def way(self, root: int, column: int) -> list[int]:
        """The arcs from a root to a column, from the root on."""
        size = self.parent.shape[1]
        found = []
        while column != len(self.nodes) + root:
            before = int(self.parent[root, column])
            arc = int(self.arcs[np.searchsorted(self.keys, before * size + column)])
            if arc != NO_ARC:
                found.append(arc)
            column = before
        return found[::-1]


def grow(nodes: Longs, roots: int, parts: list[Entries]) -> Trees:
    """The trees of so many roots over the entries `parts`, whose columns are those of `Trees`."""
    size = len(nodes) + roots
    joined = Entries(*(np.concatenate([getattr(p, n) for p in parts]) for n in Entries.__slots__))
    weight = np.maximum(joined.weight, LIGHTEST)
    keys = joined.row * size + joined.column
    order = np.lexsort((weight, keys))
    # Two lanes of one place may lead to the same node: the lighter one counts.
    order = order[np.append(True, np.diff(keys[order]) > 0)] if len(order) else order
    keys = keys[order]
    begin = np.searchsorted(keys, np.arange(size + 1) * size)
    graph = csr_array((weight[order], keys % size, begin), shape=(size, size))
    found, parent = dijkstra(graph, indices=np.arange(len(nodes), size), return_predecessors=True)
    seconds, metres = _sums(parent, keys, joined.seconds[order], joined.metres[order])
    return Trees(nodes, Costs(found, seconds, metres), parent, keys, joined.arc[order])


def _sums(parent: Ints, keys: Longs, seconds: Floats, metres: Floats) -> tuple[Floats, Floats]:
    """Seconds and metres from the roots: each column's own, then jumps that double in length."""
    size = parent.shape[1]
    reached = parent >= 0
    columns = np.broadcast_to(np.arange(size), parent.shape)
    entry = np.searchsorted(keys, parent[reached].astype(np.int64) * size + columns[reached])
    total_seconds, total_metres = np.zeros(parent.shape), np.zeros(parent.shape)
    total_seconds[reached], total_metres[reached] = seconds[entry], metres[entry]
    jump = np.where(reached, parent, columns)
    rows = np.arange(len(parent))[:, None]
    while True:
        further = jump[rows, jump]
        if (further == jump).all():
            return total_seconds, total_metres
        total_seconds += np.where(jump != columns, total_seconds[rows, jump], 0)
        total_metres += np.where(jump != columns, total_metres[rows, jump], 0)
        jump = further
