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
    """``near``: int32[n, k], the stops remembered at each, then -1; ``place``: int32[n, n], where, or -1.

    Of what is remembered at a stop, bit b stands for ``near[stop, b]``. Each stop is the first of its own.
    """

    near: Minutes
    place: Minutes


def memory_of(seconds: Array, remembered: int) -> Memory:
    """The memory of so many stops; `seconds` are the legs of a `Clock`."""
    size = len(seconds) - 1
    away = seconds[1:, 1:] + np.where(np.eye(size, dtype=bool), -np.inf, 0.0)
    near = np.argsort(away, axis=1, kind="stable")[:, :remembered].astype(np.int32)
    place = np.full((size, size), -1, dtype=np.int32)
    np.put_along_axis(place, near.astype(np.int64), np.arange(near.shape[1], dtype=np.int32)[None, :], axis=1)
    return Memory(np.ascontiguousarray(near), place)


def lapses(memory: Memory, route: Route) -> Iterator[tuple[int, int]]:
    """What would have to be remembered, and where, so that a route does not come back to a stop.

    Pairs of a stop and another at which it is forgotten, where there is room to remember it.
    """
    at: dict[int, int] = {}
    for place, stop in enumerate(route):
        between = route[at[stop] + 1 : place] if stop in at else ()
        if all(memory.place[other, stop] >= 0 or _has_room(memory, other) for other in between):
            yield from ((stop, other) for other in between if memory.place[other, stop] < 0)
        at[stop] = place


def remembering(memory: Memory, more: Iterable[tuple[int, int]]) -> Memory:
    """A memory that has some stops at others besides, as `lapses` tells them."""
    rows = [[stop for stop in row if stop >= 0] for row in memory.near.tolist()]
    for stop, other in more:
        if stop not in rows[other] and len(rows[other]) < MOST_REMEMBERED:
            rows[other].append(stop)
    near = np.full((len(rows), max(map(len, rows))), -1, dtype=np.int32)
    place = np.full_like(memory.place, -1)
    for stop, row in enumerate(rows):
        near[stop, : len(row)] = row
        place[stop, row] = np.arange(len(row))
    return Memory(near, place)


def is_remembered(memory: Memory, route: Route) -> bool:
    """Whether a route never comes to a stop while it remembers it."""
    seen: set[int] = set()
    for stop, after in pairwise(route):
        seen = {each for each in seen if memory.place[stop, each] >= 0} | {stop}
        if after in seen:
            return False
    return True


def _has_room(memory: Memory, stop: int) -> bool:
    return int((memory.near[stop] >= 0).sum()) < MOST_REMEMBERED
