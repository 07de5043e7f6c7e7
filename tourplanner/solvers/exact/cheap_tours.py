"""What a cell has to offer at given prices: its cheapest day tours, of as many kinds as are of use."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.cell_days import CellDays, Slice
from tourplanner.solvers.exact.prices import Prices

PER_STOP, AT_ONCE = 6, 150
"""Day tours that are offered: with the same stop, and in all."""

LISTED, LOOKED_AT = 600, 4000
"""Of how many they are chosen, and how many are looked at before the rest is left alone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """No day tour of the cell costs less than ``least``; ``routes`` are cheap ones that were not known."""

    least: float
    routes: tuple[Route, ...]


def cheap_tours(cell: int, days: CellDays, prices: Prices, ceiling: float, known: Collection[Route]) -> Offer:
    """The day tours of the cell of this index that cost less than the ceiling, as far as they are of use."""
    found = [
        (cost, Route(cell, tour.morning, tour.afternoon, tour.drive, tour.work))
        for cost, tour in days.whole_days(prices)
        if cost < ceiling
    ]
    least = min((cost for cost, _ in found), default=ceiling)
    number = 0
    for some in days.below(prices, ceiling):
        if number and some.floor >= least:
            break
        if len(some.costs):
            least = min(least, float(some.costs.min()))
            number += len(some.costs)
            found += _listed(cell, days, some)
        if number >= LOOKED_AT:
            least = min(least, some.floor)
            break
    found.sort(key=lambda one: (one[0], one[1].morning, one[1].afternoon))
    return Offer(least, tuple(_varied((route for _, route in found), known)))


def _listed(cell: int, days: CellDays, some: Slice) -> Iterator[tuple[float, Route]]:
    """The cheapest of a slice."""
    for row in np.argsort(some.costs, kind="stable")[:LISTED].tolist():
        tour = days.kind.day_tour(some.tours, row)
        yield float(some.costs[row]), Route(cell, tour.morning, tour.afternoon, tour.drive, tour.work)


def _varied(routes: Iterator[Route], known: Collection[Route]) -> Iterator[Route]:
    """The first of them, few with the same stop."""
    times: dict[int, int] = defaultdict(int)
    taken = 0
    for route in routes:
        stops = route.morning + route.afternoon
        if route in known or all(times[stop] >= PER_STOP for stop in stops):
            continue
        for stop in stops:
            times[stop] += 1
        yield route
        taken += 1
        if taken == AT_ONCE:
            return
