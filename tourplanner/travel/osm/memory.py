"""Turns that depend on where one came from: edges once more, for those who came that way.

A restriction over ways forbids a sequence of edges and none of its turns. Its edges in between are
laid a second time, reached only by who has driven the beginning of the sequence, and without the turn
that would complete it: the states of an automaton that looks for all forbidden sequences at once
(Aho and Corasick 1975, doi:10.1145/360825.360855).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tourplanner.travel.osm.data import RoadData
from tourplanner.travel.osm.network import Edges
from tourplanner.travel.osm.restrictions import LongRestriction
from tourplanner.travel.osm.turns import Turns

LONGEST = 200
"""Edges of a sequence; a relation that says more of itself is a mistake of the file."""

Sequenced = tuple[int, ...]
"""Edges that are driven one after another."""


def with_memory(data: RoadData, edges: Edges, turns: Turns) -> tuple[Edges, Turns]:
    """The edges with those that are laid once more, and the turns between all of them."""
    following = _Following(turns)
    forbidden = _forbidden(data, edges, following)
    if not forbidden:
        return edges, turns
    size = len(edges)
    begun = sorted({each[:length] for each in forbidden for length in range(2, len(each))})
    state = {sequence: size + rank for rank, sequence in enumerate(begun)}
    which, before, after = [], [], []
    for sequence, rank in state.items():
        for turn in following.turns(sequence[-1]):
            driven = (*sequence, int(turns.after[turn]))
            ends = [driven[start:] for start in range(len(driven) - 1)]
            if not forbidden.intersection(ends):
                which.append(turn)
                before.append(rank)
                after.append(next((state[end] for end in ends if end in state), driven[-1]))
    first = turns.after.copy()
    for sequence, rank in state.items():
        if len(sequence) == 2:
            into = following.turns(sequence[0])
            first[into[turns.after[into] == sequence[1]]] = rank
    last = np.array([sequence[-1] for sequence in begun])
    rows = np.concatenate([np.arange(len(first)), np.array(which, dtype=np.int64)])
    return edges.take(np.concatenate([np.arange(size), last])), Turns(
        np.concatenate([turns.before, np.array(before, dtype=np.int32)]),
        np.concatenate([first, np.array(after, dtype=np.int32)]),
        turns.seconds[rows],
        turns.weight[rows],
    )


class _Following:
    """The turns out of an edge."""

    def __init__(self, turns: Turns) -> None:
        self._order = np.argsort(turns.before, kind="stable")
        self._before = turns.before[self._order]
        self._after = turns.after

    def turns(self, edge: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """int64[k]: the turns that leave an edge."""
        here = slice(*(int(np.searchsorted(self._before, edge, side=side)) for side in ("left", "right")))
        return self._order[here]

    def edges(self, edge: int) -> list[int]:
        """The edges into which one may turn."""
        return [int(each) for each in self._after[self.turns(edge)]]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Edges from the first way on, and how many ways in between were entered."""

    driven: Sequenced
    entered: int


def _forbidden(data: RoadData, edges: Edges, following: _Following) -> frozenset[Sequenced]:
    """The sequences of edges that nobody may drive; an order counts for more than what forbids it."""
    forbidden: set[Sequenced] = set()
    ordered: set[Sequenced] = set()
    for restriction, found in _found(data, edges, following):
        if restriction.only:
            ordered.update(found)
            forbidden.update((*whole[:-1], each) for whole in found for each in following.edges(whole[-2]))
        else:
            forbidden.update(found)
    return frozenset(forbidden - ordered)


def _found(
    data: RoadData, edges: Edges, following: _Following
) -> Iterator[tuple[LongRestriction, Sequence[Sequenced]]]:
    """Each restriction over ways with the sequences that it names."""
    if not data.long_restrictions:
        return
    rank = {int(way): index for index, way in enumerate(data.way_ids)}
    order = np.argsort(edges.way, kind="stable")
    ways = edges.way[order]
    for restriction in data.long_restrictions:
        asked = (restriction.from_way, *restriction.via_ways, restriction.to_way)
        start, *between, end = (rank.get(way, -1) for way in asked)
        if min(start, end, *between) < 0:
            continue
        here = order[np.searchsorted(ways, start) : np.searchsorted(ways, start, side="right")]
        for via in (between, between[::-1]) if len(between) > 1 else (between,):
            found = [whole for edge in here for whole in _chains(int(edge), via, end, edges, following)]
            if found:
                yield restriction, found
                break


def _chains(
    start: int, via: Sequence[int], end: int, edges: Edges, following: _Following
) -> Iterator[Sequenced]:
    """The ways to drive from an edge over all ways of `via` into `end`, the shortest of each beginning."""
    open_ = [_Chain((start,), 0)]
    while open_:
        chain = open_.pop()
        ahead = following.edges(chain.driven[-1])
        if chain.entered == len(via):
            whole = [each for each in ahead if edges.way[each] == end]
            if whole:
                yield from ((*chain.driven, each) for each in whole)
                continue
        if len(chain.driven) >= LONGEST:
            continue
        for each in ahead:
            way = edges.way[each]
            if chain.entered < len(via) and way == via[chain.entered]:
                open_.append(_Chain((*chain.driven, each), chain.entered + 1))
            elif chain.entered and way == via[chain.entered - 1] and each not in chain.driven:
                open_.append(_Chain((*chain.driven, each), chain.entered))
