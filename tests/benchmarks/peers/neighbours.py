"""Near which customers the search looks for a place for another one, told from a problem alone.

The search takes places beside the nearest customers, and others only where none of these has room. Distance
alone misleads it twice: two whose windows let neither come right before the other give each other no place,
however near they are; and the first and the last one of a route have room for all that lies on their way out
or home, however far that is.
"""

import numpy as np

from tests.benchmarks.peers.routing import Routing
from tourplanner.solvers.sisr.recreate import REACH

NEIGHBOURS = 2 * REACH
"""So many are told of each customer: strings are removed around all of them."""

ON_THE_WAY = REACH // 3
"""So many of the places that are looked at are for the way out or home."""


def neighbours_of(problem: Routing) -> np.ndarray:
    """int32[n, k], customers by nearness from each customer, itself first.

    The nearest ones, then those on whose way out or home it lies, then the others by distance.
    """
    depots = problem.depots
    among = problem.matrix[depots:, depots:].astype(np.float64)
    far = 2.0 * among.max()
    follows = follow_each_other(problem)
    apart = far * ~(follows | follows.T)
    near = np.argsort(among + apart, axis=1, kind="stable")
    home = np.argsort(detours(problem) + apart, axis=1, kind="stable")
    rows = []
    for by_distance, by_way in zip(near.tolist(), home.tolist(), strict=True):
        first = by_distance[: REACH - ON_THE_WAY]
        seen = set(first)
        more = [customer for customer in by_way if customer not in seen][:ON_THE_WAY]
        seen.update(more)
        rest = [customer for customer in by_distance if customer not in seen]
        rows.append([*first, *more, *rest][:NEIGHBOURS])
    return np.array(rows, dtype=np.int32)


def detours(problem: Routing) -> np.ndarray:
    """float[n, n], [customer, other]: how much longer the other's way from or to a depot is by the customer.

    Of the two and of all depots where it is least.
    """
    depots, matrix = problem.depots, problem.matrix.astype(np.float64)
    among = matrix[depots:, depots:]
    least = np.full(among.shape, np.inf)
    for depot in range(depots):
        out, home = matrix[depot, depots:], matrix[depots:, depot]
        least = np.minimum(least, among.T + home[:, None] - home[None, :])
        least = np.minimum(least, out[:, None] + among - out[None, :])
    return least


def follow_each_other(problem: Routing) -> np.ndarray:
    """bool[n, n], [customer, other]: whether the windows let the other come right after the customer."""
    depots, number = problem.depots, len(problem.demand)
    if not problem.windows:
        return np.ones((number, number), dtype=bool)
    opens, closes = np.array(problem.windows[depots:]).T
    ready = (opens + np.array(problem.service))[:, None] + problem.matrix[depots:, depots:]
    possible = ready <= closes[None, :]
    np.fill_diagonal(possible, val=True)
    return possible
