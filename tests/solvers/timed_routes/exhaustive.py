"""The cheapest days of a few stops, looked for among all."""

from collections.abc import Callable, Iterator
from itertools import pairwise, permutations

import numpy as np

from tourplanner.solvers.timed_routes.clock import Array, Clock
from tourplanner.solvers.timed_routes.day_columns import noons
from tourplanner.solvers.timed_routes.pricing import WORTH
from tourplanner.solvers.timed_routes.route import Route


def least_days(clock: Clock, paid: Callable[[Route], float], counts: Callable[[Route], bool]) -> Array:
    """What days cost at least by the stop that they stand with, `WORTH` at most; only some routes count."""
    stops = len(clock.leg)
    least = np.full(stops, WORTH)
    for route in _orders(stops):
        if counts(route):
            for noon in noons(clock, route):
                # The first stop of the afternoon, or the last of a morning.
                stop = route[min(noon, len(route) - 1)]
                least[stop] = min(least[stop], paid(route))
    return least


def legs_of(cost: Array, route: Route) -> float:
    """What the legs of a route cost."""
    return float(sum(cost[a, b] for a, b in pairwise((0, *(stop + 1 for stop in route), 0))))


def _orders(stops: int) -> Iterator[Route]:
    for number in range(1, stops + 1):
        yield from permutations(range(stops), number)
