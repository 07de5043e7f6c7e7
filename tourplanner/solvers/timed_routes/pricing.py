"""The cheapest days at given costs of legs, and the legs that no cheap day has."""

from collections.abc import Iterable
from math import inf

import numpy as np

from tourplanner.solvers.timed_routes.clock import Array, Clock, Minutes
from tourplanner.solvers.timed_routes.memory import memory_of, remembering
from tourplanner.solvers.timed_routes.rest_of_day import days_with_legs, rest_of_day, room_for_rest
from tourplanner.solvers.timed_routes.route import Route
from tourplanner.solvers.timed_routes.tolls import Tolls, tolls_of
from tourplanner.solvers.timed_routes.ways import FULL, grow, room_for

NEAREST = 14
"""Stops to which pricing drives from each while it need not prove anything."""

REMEMBERED = 8
"""Stops that are remembered at each, fewer where that makes too many ways."""

MOST_WAYS, MOST_PER_STOP, MOST_WORDS = 1_500_000, 4_000, 3
"""Ways at once, in all and at a stop in a half, and words of cuts for which they pay."""

WORTH = -1e-5
"""Cost in seconds from which a route is worth it."""


class TimedPricer:
    """Prices the days of a clock; legs may be taken out of it for good."""

    def __init__(self, clock: Clock, commune: Minutes | None = None) -> None:
        self.clock, self._remembered, self._commune = clock, REMEMBERED, commune
        self.memory = self._usual = memory_of(clock.seconds, REMEMBERED, commune)
        self.has_room = True  # for all ways that there were so far
        size = len(clock.seconds) - 1
        self._used = ~np.eye(size, dtype=bool)
        self._order = np.argsort(clock.seconds[1:, 1:], axis=1, kind="stable")
        self._every, self._near = self._onward(size), self._onward(NEAREST)
        self._rest = room_for_rest(clock)
        self._ways = room_for(clock, MOST_WAYS, MOST_PER_STOP, 0)

    def price(self, cost: Array, tolls: Tolls, *, exact: bool) -> tuple[Array, list[Route]] | None:
        """Least costs of days by their last stop, float64[n], `WORTH` at most, and cheap routes.

        If it is exact no day costs less; else only legs to near stops are looked at. None where there are
        too many ways because of the tolls.
        """
        self._make_room(tolls)
        onward = self._every if exact else self._near
        size = len(cost) - 1
        best, last = np.zeros(size), np.zeros(size, dtype=np.int32)
        rest_of_day(self.clock, cost, onward, self._rest)
        while (
            grow(
                self.clock, cost, onward, self._rest, self.memory, tolls, WORTH, exact, self._ways, best, last
            )
            == FULL
        ):
            self.has_room = False
            if tolls.price.size:
                return None
            if self.memory is not self._usual:
                self.memory = self._usual
                continue
            if self._remembered == 1:
                return np.full(size, min(WORTH, self._least_anyhow(cost))), []
            # Less is remembered from now on: routes that are known stay what they are.
            self._remembered = max(1, self._remembered - 3)
            self.memory = self._usual = memory_of(self.clock.seconds, self._remembered, self._commune)
        return best, [self._route(int(way)) for way in last if way >= 0]

    def remember(self, more: Iterable[tuple[int, int]]) -> None:
        """Remember some stops at others besides, as `lapses` tells them."""
        self.memory = remembering(self.memory, more)

    def leave_out(self, cost: Array, most: float) -> int:
        """Take out the legs of which no day costs less than `most`; tell how many are left."""
        size = len(cost) - 1
        least = np.zeros((size + 1, size + 1))
        rest_of_day(self.clock, cost, self._every, self._rest)
        days_with_legs(self.clock, cost, self._every, self._rest, room_for_rest(self.clock), least)
        self._used &= least[1:, 1:] < most
        self._every, self._near = self._onward(size), self._onward(NEAREST)
        return int(self._used.sum())

    def prepare(self) -> None:
        """Have all compiled code compiled, or loaded; no leg is taken out."""
        cost = np.zeros_like(self.clock.seconds)
        self.price(cost, tolls_of(len(cost) - 1, ()), exact=False)
        self.leave_out(cost, inf)

    def _make_room(self, tolls: Tolls) -> None:
        """Have room for the cuts of ways."""
        words, there = tolls.inside.shape[1], self._ways.odd.shape
        if words > there[1]:
            self._ways = self._ways._replace(odd=np.zeros((there[0], words), dtype=np.int64))

    def _onward(self, most: int) -> Minutes:
        """The nearest stops that are driven to from each, -1 after the last."""
        rows = [row[self._used[stop, row]][:most] for stop, row in enumerate(self._order)]
        found = np.full((len(rows), max(1, *map(len, rows))), -1, dtype=np.int32)
        for stop, row in enumerate(rows):
            found[stop, : len(row)] = row
        return found

    def _least_anyhow(self, cost: Array) -> float:
        """The least cost of days in which stops may come back."""
        least = inf
        for half, stop in np.ndindex(*self.clock.begin.shape):
            start = int(self.clock.begin[half, stop])
            if start <= self.clock.last[half, stop]:
                end = start + int(self.clock.service[half, stop])
                least = min(least, float(cost[0, stop + 1] + self._rest.least[end, stop]))
        return least

    def _route(self, way: int) -> Route:
        stops: list[int] = []
        while way >= 0:
            stops.append(int(self._ways.stop[way]))
            way = int(self._ways.before[way])
        return tuple(reversed(stops))
