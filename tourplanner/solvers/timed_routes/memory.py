"""Which stops a way remembers: those near each of the stops that it went to since.

After R. Baldacci, A. Mingozzi and R. Roberti, 2011, doi:10.1287/opre.1110.0975 (ng-routes).
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tourplanner.solvers.timed_routes.clock import Array, Minutes
from tourplanner.solvers.timed_routes.route import Route

MOST_REMEMBERED = 40
"""Stops that are remembered at one at most: each is a bit of a word."""


class Memory(NamedTuple):
    """What is remembered at each stop: communes, as a tour calls at each of them once at most.

    ``near``: int32[n, k], a stop of each commune that is remembered, then -1; ``place``: int32[n, n], where
    the commune of another stop is there, or -1; ``commune``: int32[n]. Of what is remembered at a stop, bit b
    stands for the commune of ``near[stop, b]``. Each stop is the first of its own.
    """

    near: Minutes
    place: Minutes
    commune: Minutes


def memory_of(seconds: Array, remembered: int, commune: Minutes | None = None) -> Memory:
    """The memory of so many communes; `seconds` are the legs of a `Clock`.

    ``commune``: int32[n], None where each stop is in one of its own.
    """
    size = len(seconds) - 1
    of = np.arange(size, dtype=np.int32) if commune is None else commune
    away = seconds[1:, 1:] + np.where(np.eye(size, dtype=bool), -np.inf, 0.0)
    rows: list[list[int]] = []
    for order in np.argsort(away, axis=1, kind="stable").tolist():
        nearest = dict[int, int]()
        for stop in order:
            nearest.setdefault(int(of[stop]), stop)
        rows.append(list(nearest.values())[:remembered])
    return _memory(rows, of)


def _memory(rows: list[list[int]], commune: Minutes) -> Memory:
    """The memory that has the communes of some stops at each stop."""
    size = len(commune)
    near = np.full((size, max(map(len, rows))), -1, dtype=np.int32)
    place = np.full((size, size), -1, dtype=np.int32)
    for stop, row in enumerate(rows):
        near[stop, : len(row)] = row
        for bit, other in enumerate(row):
            place[stop, commune == commune[other]] = bit
    return Memory(near, place, commune)


def lapses(memory: Memory, route: Route) -> Iterator[tuple[int, int]]:
    """What would have to be remembered, and where, so that a route does not come back to a commune.

    Pairs of a stop of it and another at which it is forgotten, where there is room to remember it.
    """
    at: dict[int, int] = {}
    for place, stop in enumerate(route):
        commune = int(memory.commune[stop])
        between = route[at[commune] + 1 : place] if commune in at else ()
        if all(memory.place[other, stop] >= 0 or _has_room(memory, other) for other in between):
            yield from ((stop, other) for other in between if memory.place[other, stop] < 0)
        at[commune] = place


def remembering(memory: Memory, more: Iterable[tuple[int, int]]) -> Memory:
    """A memory that has some stops at others besides, as `lapses` tells them."""
    rows = [[stop for stop in row if stop >= 0] for row in memory.near.tolist()]
    for stop, other in more:
        known = {int(memory.commune[each]) for each in rows[other]}
        if int(memory.commune[stop]) not in known and len(rows[other]) < MOST_REMEMBERED:
            rows[other].append(stop)
    return _memory(rows, memory.commune)


def is_remembered(memory: Memory, route: Route) -> bool:
    """Whether a route never comes to a commune while it remembers it."""
    seen: set[int] = set()
    for stop, after in pairwise(route):
        seen = {each for each in seen if memory.place[stop, each] >= 0} | {stop}
        if any(memory.commune[each] == memory.commune[after] for each in seen):
            return False
    return True


def _has_room(memory: Memory, stop: int) -> bool:
    return int((memory.near[stop] >= 0).sum()) < MOST_REMEMBERED
