"""Which stops a way remembers: those near each of the stops that it went to since.

After R. Baldacci, A. Mingozzi and R. Roberti, 2011, doi:10.1287/opre.1110.0975 (ng-routes).
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.timed_routes.clock import Array, Minutes


class Memory(NamedTuple):
    """``near``: int32[n, k], the stops remembered at each; ``place``: int32[n, n], where in it, or -1.

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
