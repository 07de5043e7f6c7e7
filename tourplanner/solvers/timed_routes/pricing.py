"""The cheapest days at given costs of legs, and the legs that no cheap day has."""

from collections.abc import Iterable
from math import inf

import numpy as np

from tourplanner.solvers.timed_routes.clock import Array, Clock, Minutes
from tourplanner.solvers.timed_routes.half_clock import halves_of
from tourplanner.solvers.timed_routes.half_rest import least_by_time, rest_of_half
from tourplanner.solvers.timed_routes.leg_costs import days_over
from tourplanner.solvers.timed_routes.memory import memory_of, remembering
from tourplanner.solvers.timed_routes.over_lunch import join
from tourplanner.solvers.timed_routes.rest_of_day import rest_of_day, room_for_rest
from tourplanner.solvers.timed_routes.route import Route
from tourplanner.solvers.timed_routes.tolls import Tolls, tolls_of
from tourplanner.solvers.timed_routes.ways import ALL, Ways, grow, room_for

NEAREST = 14
"""Stops to which pricing drives from each while it need not prove anything."""

REMEMBERED = 8
"""Stops that are remembered at each, fewer where that makes too many ways."""

MOST_WAYS, PER_STOP = 1_500_000, 1_000
"""Ways of a half at once, in all and, at first, at a stop: while prices are wild there would be a great many,
and those that are cheap are enough to go on with."""

WORTH = -1e-5
"""Cost in seconds from which a route is worth it."""


class TimedPricer:
    """Prices the days of a clock; legs may be taken out of it for good."""

    def __init__(self, clock: Clock, commune: Minutes | None = None) -> None:
        self.clock, self._remembered, self._commune = clock, REMEMBERED, commune
        self._per_stop = PER_STOP
        self.memory = self._usual = memory_of(clock.seconds, REMEMBERED, commune)
        self.has_room = True  # for all ways that there were so far
        size = len(clock.seconds) - 1
        self._used = ~np.eye(size, dtype=bool)
        self._halves = halves_of(clock)
        away = clock.seconds[1:, 1:]
        self._order = [np.argsort(legs, axis=1, kind="stable") for legs in (away, away.T)]
        self._every, self._near = self._onward(size), self._onward(NEAREST)
        self._rest = room_for_rest(clock.end, size)
        self._rest_of_half = [room_for_rest(half.end, size) for half in self._halves]
        self._beyond = [np.zeros((half.end + 1, size)) for half in self._halves]
        self._ways: list[Ways] = [room_for(half, MOST_WAYS, PER_STOP, 0) for half in self._halves]

    def price(self, cost: Array, tolls: Tolls, *, exact: bool) -> tuple[Array | None, list[Route]]:
        """Least costs of days by the stop that they stand with, float64[n], and cheap routes.

        As `join` tells them, `WORTH` at most. If it is exact no day costs less; else only legs to near stops
        are looked at. None in the place of costs where there was no room for all ways.
        """
        self._make_room(tolls)
        size = len(cost) - 1
        is_whole = self._grow(cost, tolls, exact=exact)
        best, found = np.zeros(size), np.zeros((size, 2), dtype=np.int32)
        onward = self._every if exact else self._near
        join(
            self.clock,
            *self._halves,
            cost,
            _along(cost, 1),
            onward[0],
            self.memory,
            tolls,
            *self._ways,
            self._beyond[1],
            WORTH,
            best,
            found,
        )
        routes = [self._route(int(way), int(then)) for way, then in found if way >= 0 or then >= 0]
        return best if is_whole else None, routes

    def widen(self, per_stop: int) -> bool:
        """Have room for twice as many ways at a stop, up to so many; tell whether that is more."""
        is_more = self._per_stop < per_stop
        if is_more:
            self._have_room(min(per_stop, 2 * self._per_stop))
        return is_more

    def narrow(self) -> None:
        """Have room for as many ways at a stop as at first."""
        self._have_room(PER_STOP)

    def forget(self) -> bool:
        """Remember less from now on, as there is no room; tell whether less can be remembered.

        Routes that are known stay what they are.
        """
        self.has_room = False
        if self.memory is self._usual:
            if self._remembered == 1:
                return False
            self._remembered = max(1, self._remembered - 3)
            self._usual = memory_of(self.clock.seconds, self._remembered, self._commune)
        self.memory = self._usual
        return True

    def remember(self, more: Iterable[tuple[int, int]]) -> None:
        """Remember some stops at others besides, as `lapses` tells them."""
        self.memory = remembering(self.memory, more)

    def leave_out(self, cost: Array, tolls: Tolls, most: float) -> int:
        """Take out the legs of which no day costs less than `most`; tell how many are left."""
        self._make_room(tolls)
        size = len(cost) - 1
        least = np.full((2, size, size), inf)
        if self._grow(cost, tolls, exact=True, ceiling=most):
            for side, (half, ways, rest) in enumerate(
                zip(self._halves, self._ways, self._rest_of_half, strict=True)
            ):
                along, onward, beyond = _along(cost, side), self._every[side], self._beyond[1 - side]
                rest_of_half(self.clock, side, half, along, onward, beyond, rest)
                days_over(self.clock, side, half, along, onward, rest, beyond, ways, least[side])
            self._used &= np.minimum(least[0], least[1].T) < most
            self._every, self._near = self._onward(size), self._onward(NEAREST)
        return int(self._used.sum())

    def prepare(self) -> None:
        """Have all compiled code compiled, or loaded; no leg is taken out."""
        cost = np.zeros_like(self.clock.seconds)
        nothing = tolls_of(len(cost) - 1, ())
        self.price(cost, nothing, exact=False)
        used = self._used.copy()
        self.leave_out(cost, nothing, WORTH)
        self._used = used
        self._every, self._near = self._onward(len(used)), self._onward(NEAREST)

    def _grow(self, cost: Array, tolls: Tolls, *, exact: bool, ceiling: float = WORTH) -> bool:
        """Grow the ways of both halves from which days below the ceiling come; tell if there was room.

        Those of the morning know of the afternoon only its legs, those of the afternoon know of the morning.
        """
        rest_of_day(self.clock, cost, (self._every if exact else self._near)[0], self._rest)
        rest, told = self._rest, ALL
        for side, (half, ways) in enumerate(zip(self._halves, self._ways, strict=True)):
            along, onward = _along(cost, side), (self._every if exact else self._near)[side]
            if side == 1:
                rest = self._rest_of_half[side]
                rest_of_half(self.clock, side, half, along, onward, self._beyond[1 - side], rest)
            told |= grow(half, along, onward, rest, self.memory, tolls, ceiling, exact, ways)
            least_by_time(ways, self._beyond[side])
        return told == ALL

    def _have_room(self, per_stop: int) -> None:
        """Have room for so many ways at a stop."""
        self._per_stop = per_stop
        shape = len(self._used), per_stop
        self._ways = [ways._replace(kept=np.zeros(shape, dtype=np.int32)) for ways in self._ways]

    def _make_room(self, tolls: Tolls) -> None:
        """Have room for the cuts of ways."""
        words = tolls.inside.shape[1]
        for side, ways in enumerate(self._ways):
            if words > ways.odd.shape[1]:
                odd = np.zeros((ways.odd.shape[0], words), dtype=np.int64)
                self._ways[side] = ways._replace(odd=odd)

    def _onward(self, most: int) -> tuple[Minutes, Minutes]:
        """The nearest stops that are driven to from each, -1 after the last, and those driven from."""
        found: list[Minutes] = []
        for order, used in zip(self._order, (self._used, self._used.T), strict=True):
            rows = [row[used[stop, row]][:most] for stop, row in enumerate(order)]
            onward = np.full((len(rows), max(1, *map(len, rows))), -1, dtype=np.int32)
            for stop, row in enumerate(rows):
                onward[stop, : len(row)] = row
            found.append(onward)
        return found[0], found[1]

    def _route(self, way: int, then: int) -> Route:
        morning, afternoon = self._stops(0, way), self._stops(1, then)
        return (*reversed(morning), *afternoon)

    def _stops(self, side: int, way: int) -> list[int]:
        """The stops of a way from its last one back to the depot."""
        ways, stops = self._ways[side], list[int]()
        while way >= 0:
            stops.append(int(ways.stop[way]))
            way = int(ways.before[way])
        return stops


def _along(cost: Array, side: int) -> Array:
    """Costs in the direction of a half: of the afternoon they are looked at backwards."""
    return cost if side == 0 else np.ascontiguousarray(cost.T)
