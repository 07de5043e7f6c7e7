"""A lower bound on driving by column generation over routes through the minutes of a day.

Groups of stops that too few routes enter become cuts, which count legs: pricing has them in the costs of
legs (Fukasawa et al., 2006, doi:10.1007/s10107-005-0644-x). Duals are smoothed towards the best ones so far
(Wentges, 1997, doi:10.1111/1475-3995.00007). Legs that no plan has which is better than one that is known are
taken out when the bound is near it (Irnich et al., 2010, doi:10.1287/ijoc.1090.0341).
"""

from collections.abc import Callable
from itertools import pairwise
from math import ceil, inf, isfinite

import numpy as np

from tourplanner.solvers.leg_cuts.groups import Group, broken_groups
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.timed_routes.clock import Array, Clock
from tourplanner.solvers.timed_routes.pricing import WORTH, TimedPricer
from tourplanner.solvers.timed_routes.programme import RouteProgramme, RouteSolution

SMOOTHING = 0.5
"""Share of the best duals among those that are priced."""

ENOUGH = 20
"""New routes below which pricing by near stops has done its part."""

PRECISION = 2e-4
"""Share of its value within which the bound reaches the linear programme before there are cuts."""

MOST_ROUTES, KEPT_ROUTES = 9_000, 5_000
"""Routes of a programme at most, and the cheapest that stay then."""

GROUPS_AT_ONCE = 60
MOST_PROGRAMMES = 500
"""Linear programmes at most where no time ends them."""

NEAR_ENOUGH = 0.05
"""Share of a plan's driving by which it is above the bound when legs begin to be taken out."""

LESS = 0.8
"""What share of that gap the next time has to have, for it to be worth it."""

ROUNDING = 1e-3
"""Seconds that may be wrong because numbers are floating."""


class TimedRoutes:
    """The state of a column generation; ``bound`` (seconds of driving) is proven at any time.

    ``known`` tells the driving of the best plan so far, None without one.
    """

    def __init__(
        self, clock: Clock, places: LegPlaces, limits: Limits, known: Callable[[], int | None]
    ) -> None:
        self.places, self.limits, self.known = places, limits, known
        self.programme = RouteProgramme(places, clock.seconds)
        self.pricer = TimedPricer(clock)
        self.bound = 0.0
        self.programmes = 0
        self._keys: set[tuple[bytes, int]] = set()
        self._centre: Array | None = None
        self._hope, self._proven = (
            -inf,
            -inf,
        )  # of the centre: what pricing by near stops says, and what is proven
        self._gap = inf  # when legs were taken out last
        self._exact, self._smoothing = False, SMOOTHING

    def run(self) -> None:
        """Go on until no cut is found, or time is over."""
        timed = isfinite(self.limits.remaining)
        while self.limits.remaining > 0 and (timed or self.programmes < MOST_PROGRAMMES) and self._is_open:
            solution = self.programme.solve(self.limits)
            if solution is None:
                return
            self.programmes += 1
            self.limits.report("bound", bound=whole_seconds(self.bound))
            new, was_exact = self._price(solution), self._exact
            if not was_exact:
                self._exact = new < ENOUGH
                continue
            self._exact = new < ENOUGH
            stuck = new == 0 and self._smoothing == 0.0
            self._smoothing = SMOOTHING if new else 0.0
            is_near = solution.value - self.bound <= PRECISION * solution.value
            if (stuck or is_near) and not self._cut(solution):
                return

    @property
    def _is_open(self) -> bool:
        """Whether a better plan than the one that is known may exist."""
        known = self.known()
        return known is None or whole_seconds(self.bound) < known

    def _price(self, solution: RouteSolution) -> int:
        """Take in routes that are worth it; tell how many. Exact pricing proves a bound as well."""
        duals = solution.duals
        if self._centre is not None:
            duals = self._smoothing * self._centre + (1.0 - self._smoothing) * duals
        cost = self.programme.costs(duals)
        least, routes = self.pricer.price(cost, exact=self._exact)
        value = self.programme.proven(duals, least)
        if self._exact:
            if value > self._proven:
                self._proven, self._centre = value, duals
            self.bound = max(self.bound, value)
            self._leave_out(cost, value)
        elif value > self._hope:
            self._hope, self._centre, self._proven = value, duals, -inf
        prices = self.programme.reduced(routes, self.programme.costs(solution.duals))
        worth = [route for route, price in zip(routes, prices, strict=True) if price < WORTH]
        if len(self.programme.routes) + len(worth) > MOST_ROUTES:
            self._drop(solution)
        return self.programme.add(worth)

    def _drop(self, solution: RouteSolution) -> None:
        """Forget the dearest routes."""
        routes = list(self.programme.routes)
        prices = np.array(self.programme.reduced(routes, self.programme.costs(solution.duals)))
        self.programme.drop([routes[place] for place in np.argsort(prices, kind="stable")[KEPT_ROUTES:]])

    def _leave_out(self, cost: Array, value: float) -> None:
        """Take out the legs of no plan that drives less than the one that is known."""
        known = self.known()
        if known is None:
            return
        gap = known - value
        if 0.0 < gap < min(NEAR_ENOUGH * known, LESS * self._gap):
            self._gap = gap
            self.pricer.leave_out(cost, gap + ROUNDING)

    def _cut(self, solution: RouteSolution) -> bool:
        """Bind groups that the optimum enters by too few tours; tell whether there were some."""
        driven = np.zeros_like(self.programme.seconds)
        for route, share in solution.driven.items():
            for one, other in pairwise((0, *(stop + 1 for stop in route), 0)):
                driven[one, other] += share
                driven[other, one] += share
        found = sorted(broken_groups(self.places, driven), key=lambda each: -each[0])
        new = {each.key: each for _, each in found if each.tours and each.key not in self._keys}
        chosen: list[Group] = list(new.values())[:GROUPS_AT_ONCE]
        if not chosen:
            return False
        self.programme.bind(chosen)
        self._keys.update(each.key for each in chosen)
        # The best duals without these cuts are a place to begin, but prove less than the new ones may.
        if self._centre is not None:
            self._centre = np.append(self._centre, np.zeros(len(chosen)))
        self._exact, self._smoothing, self._hope, self._proven = False, SMOOTHING, -inf, -inf
        return True


def timed_bound(
    clock: Clock, places: LegPlaces, limits: Limits, known: Callable[[], int | None], begun: int = 0
) -> tuple[int, int]:
    """What every plan drives at least that is better than what is known, in seconds, and programmes solved.

    Of plans that make all visits. It begins with a bound that is proven already, `begun`.
    """
    routes = TimedRoutes(clock, places, limits, known)
    routes.bound = float(begun)
    routes.run()
    return whole_seconds(routes.bound), routes.programmes


def whole_seconds(bound: float) -> int:
    """A bound on driving, which is a whole number."""
    return max(0, ceil(bound - ROUNDING))
