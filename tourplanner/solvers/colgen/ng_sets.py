"""Neighbourhoods of communes, and what labels remember of them.

A label remembers the communes it met that lie in the neighbourhoods of all stops since (ng-routes: Baldacci,
Mingozzi, Roberti, 2011, doi:10.1287/opre.1110.0975); it may not come back to one that it remembers.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.day import Day
from tourplanner.solvers.colgen.half_graph import HalfGraph
from tourplanner.solvers.compiled import inlined

NG_SIZE = 16
"""Communes in the neighbourhood of a stop, itself among them; at most 64."""


def ng_sets(legs: Array, commune: Array, communes: int) -> tuple[Array, Array]:
    """The neighbourhoods of stops: their own commune, then those of the nearest stops.

    From `legs` int64[n, n] (seconds), `commune` int64[n] and how many communes there are: ``ng_sets`` and
    ``ng_place`` of `HalfGraph`.
    """
    count = len(commune)
    neighbourhoods = np.full((count, min(NG_SIZE, communes)), -1, np.int64)
    ng_place = np.full((count, communes), -1, np.int8)
    both = np.minimum(legs, legs.T)
    for stop in range(count):
        nearest: Sequence[int] = np.argsort(both[stop], kind="stable").tolist()
        found = dict.fromkeys(int(commune[other]) for other in (stop, *nearest))
        for position, member in enumerate(list(found)[: neighbourhoods.shape[1]]):
            neighbourhoods[stop, position] = member
            ng_place[stop, member] = position
    return neighbourhoods, ng_place


@inlined
def extended_memory(graph: HalfGraph, stop: int, after: int, mask: Any) -> Any:
    """What a label at `stop` that remembers `mask` remembers at `after`."""
    kept = np.uint64(1) << np.uint64(graph.ng_place[after, graph.commune[after]])
    for bit in range(graph.ng_sets.shape[1]):
        if (mask >> np.uint64(bit)) & np.uint64(1):
            met = graph.ng_place[after, graph.ng_sets[stop, bit]]
            if met >= 0:
                kept |= np.uint64(1) << np.uint64(met)
    return kept


@inlined
def shares_memory(day: Day, stop: int, after: int, mask: int, other: int) -> bool:
    """Whether two labels remember the same commune."""
    for bit in range(day.ng_sets.shape[1]):
        if (mask >> np.uint64(bit)) & np.uint64(1):
            place = day.ng_place[after, day.ng_sets[stop, bit]]
            if place >= 0 and (other >> np.uint64(place)) & np.uint64(1):
                return True
    place = day.ng_place[stop, day.commune[after]]
    if place >= 0 and (mask >> np.uint64(place)) & np.uint64(1):
        return True
    place = day.ng_place[after, day.commune[stop]]
    return place >= 0 and bool((other >> np.uint64(place)) & np.uint64(1))
