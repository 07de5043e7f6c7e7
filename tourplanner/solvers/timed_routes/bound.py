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
from tourplanner.solvers.timed_routes.memory import is_remembered, lapses
from tourplanner.solvers.timed_routes.pricing import WORTH, TimedPricer
from tourplanner.solvers.timed_routes.programme import RouteProgramme, RouteSolution
from tourplanner.solvers.timed_routes.route import Route
from tourplanner.solvers.timed_routes.subset_row import SubsetRow, broken_rows
from tourplanner.solvers.timed_routes.tolls import Tolls, tolls_of

SMOOTHING = 0.5
"""Share of the best duals among those that are priced."""

ENOUGH = 20
"""New routes below which pricing by near stops has done its part."""

PRECISION = 2e-4
"""Share of its value within which the bound reaches the linear programme before there are cuts."""

MOST_ROUTES, KEPT_ROUTES = 9_000, 5_000
"""Routes of a programme at most, and the cheapest that stay then."""

GROUPS_AT_ONCE, SUBSETS_AT_ONCE, MOST_SUBSETS = 60, 30, 180
"""Cuts of both kinds that are added at a time, and of the second kind in all."""

USUAL_PER_STOP, MOST_PER_STOP, PATIENT_SECONDS = 4_000, 16_000, 60.0
"""Ways at a stop in a half at most, where little time is left or where as much as this is."""

LEAST_SHARE = 1e-4
"""How often a route must be driven to be looked at for cuts."""

MOST_PROGRAMMES = 500
"""Linear programmes at most where no time ends them."""

NEAR_ENOUGH = 0.02
"""Share of a plan's driving by which it is above the bound when legs begin to be taken out."""

LESS = 0.8
"""What share of that gap the next time has to have, for it to be worth it."""

ROUNDING = 1e-3
"""Seconds that may be wrong because numbers are floating."""


class TimedRoutes:
    """The state of a column generation; ``bound`` (seconds of driving) is proven at any time.

    ``known`` tells the driving of the best plan so far, None without one; ``settled`` is called whenever the
    linear programme has settled.
    """

    def __init__(
        self,
        clock: Clock,
        places: LegPlaces,
        limits: Limits,
        known: Callable[[], int | None],
        settled: Callable[["TimedRoutes"], None] | None = None,
    ) -> None:
        self.places, self.limits, self.settled = places, limits, settled
        self._known, self._least_known = known, inf
        self.solution: RouteSolution | None = None
        self.programme = RouteProgramme(places, clock.seconds)
        self.pricer = TimedPricer(clock, places.commune)
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
        self._is_last = False  # no cut is left: what is proven comes as near to the programme as it can
        self._is_short = False  # of room: some ways were left out of the last pricing

    def run(self) -> None:
        """Go on until no cut is found, or time is over."""
        timed = isfinite(self.limits.remaining)
        while self.limits.remaining > 0 and (timed or self.programmes < MOST_PROGRAMMES) and self._is_open:
            solution = self.programme.solve(self.limits)
            if solution is None:
                return
            self.programmes += 1
            self.solution = solution
            self.limits.report("bound", bound=whole_seconds(self.bound))
            new, was_exact = self._price(solution), self._exact
            if self._is_short:
                if new < ENOUGH and not self._make_room():
                    return
                continue
            if not was_exact:
                self._exact = new < ENOUGH
                continue
            self._exact = new < ENOUGH
            stuck = new == 0 and self._smoothing == 0.0
            self._smoothing = SMOOTHING if new else 0.0
            is_near = solution.value - self.bound <= PRECISION * solution.value
            if stuck or (is_near and not self._is_last):
                if self.settled is not None:
                    self.settled(self)
                self._is_last = not self._cut(solution)
                if stuck and self._is_last:
                    return

    @property
    def seconds(self) -> int:
        """What is proven of every plan; of those that are known it says nothing."""
        return int(min(whole_seconds(self.bound), self._least_known))

    def cheapest(self, most: int) -> list[Route]:
        """The routes that are known, at most so many, those first that are nearest to the optimum."""
        if self.solution is None:
            return []
        routes, duals = list(self.programme.routes), self.solution.duals
        duals = np.append(duals, np.zeros(self.programme.size - len(duals)))
        prices = np.array(self.programme.reduced(routes, duals))
        return [routes[place] for place in np.argsort(prices, kind="stable")[:most]]

    def known(self) -> float:
        """The driving of the best plan that was ever known, infinite without one."""
        known = self._known()
        if known is not None:
            self._least_known = min(self._least_known, known)
        return self._least_known

    @property
    def _is_open(self) -> bool:
        """Whether a better plan than the one that is known may exist."""
        return whole_seconds(self.bound) < self.known()

    def _price(self, solution: RouteSolution) -> int:
        """Take in routes that are worth it; tell how many. Exact pricing proves a bound as well."""
        duals = solution.duals
        if self._centre is not None:
            duals = self._smoothing * self._centre + (1.0 - self._smoothing) * duals
        cost = self.programme.costs(duals)
        tolls = tolls_of(len(cost) - 1, self.programme.tolls(duals))
        least, routes = self.pricer.price(cost, tolls, exact=self._exact)
        self._is_short = self._exact and least is None
        value = -inf if least is None else self.programme.proven(duals, least)
        if self._exact:
            if value > self._proven:
                self._proven, self._centre = value, duals
            self.bound = max(self.bound, value)
            self._leave_out(cost, tolls, value)
        elif value > self._hope:
            self._hope, self._centre, self._proven = value, duals, -inf
        prices = self.programme.reduced(routes, solution.duals)
        worth = [route for route, price in zip(routes, prices, strict=True) if price < WORTH]
        if len(self.programme.routes) + len(worth) > MOST_ROUTES:
            self._drop(solution)
        return self.programme.add(worth)

    def _make_room(self) -> bool:
        """Have room for more ways, or have fewer; tell whether that can be."""
        is_patient = PATIENT_SECONDS < self.limits.remaining < inf
        most = MOST_PER_STOP if is_patient else USUAL_PER_STOP
        return self.pricer.widen(most) or (not self.programme.has_subsets and self.pricer.forget())

    def _drop(self, solution: RouteSolution) -> None:
        """Forget the dearest routes."""
        routes = list(self.programme.routes)
        prices = np.array(self.programme.reduced(routes, solution.duals))
        self.programme.drop([routes[place] for place in np.argsort(prices, kind="stable")[KEPT_ROUTES:]])

    def _leave_out(self, cost: Array, tolls: Tolls, value: float) -> None:
        """Take out the legs of no plan that drives less than the one that is known."""
        known = self.known()
        gap = known - value
        if isfinite(gap) and 0.0 < gap < min(NEAR_ENOUGH * known, LESS * self._gap):
            self._gap = gap
            self.pricer.leave_out(cost, tolls, gap + ROUNDING)

    def _cut(self, solution: RouteSolution) -> bool:
        """Bind what the optimum gets away with, the cheapest way first; tell whether there was something."""
        if not (self._bind_groups(solution) or self._remember(solution) or self._bind_subsets(solution)):
            return False
        # The best duals without these cuts are a place to begin, but prove less than the new ones may.
        if self._centre is not None:
            self._centre = np.append(self._centre, np.zeros(self.programme.size - len(self._centre)))
        self._exact, self._smoothing, self._hope, self._proven = False, SMOOTHING, -inf, -inf
        self.pricer.narrow()
        return True

    def _bind_groups(self, solution: RouteSolution) -> bool:
        """Bind groups that the optimum enters by too few tours."""
        driven = np.zeros_like(self.programme.seconds)
        for route, share in solution.driven.items():
            for one, other in pairwise((0, *(stop + 1 for stop in route), 0)):
                driven[one, other] += share
                driven[other, one] += share
        found = sorted(broken_groups(self.places, driven), key=lambda each: -each[0])
        new = {each.key: each for _, each in found if each.tours and each.key not in self._keys}
        chosen: list[Group] = list(new.values())[:GROUPS_AT_ONCE]
        self.programme.bind(chosen)
        self._keys.update(each.key for each in chosen)
        return bool(chosen)

    def _remember(self, solution: RouteSolution) -> bool:
        """Have routes remember the stops to which the optimum comes back."""
        if not self.pricer.has_room:
            return False
        memory = self.pricer.memory
        more = {
            each
            for route, share in solution.driven.items()
            if share > LEAST_SHARE
            for each in lapses(memory, route)
        }
        if not more:
            return False
        self.pricer.remember(sorted(more))
        memory = self.pricer.memory
        self.programme.drop([route for route in self.programme.routes if not is_remembered(memory, route)])
        return True

    def _bind_subsets(self, solution: RouteSolution) -> bool:
        """Bind stops of which the optimum serves two or more too often."""
        if not self.pricer.has_room and not isfinite(self.limits.remaining):
            return False  # it would take too long, with no clock to end it
        known = [row for row in self.programme.rows if isinstance(row, SubsetRow)]
        stops = {row.stops for row in known}
        driven = {route: share for route, share in solution.driven.items() if share > LEAST_SHARE}
        grown, new = list[SubsetRow](), list[SubsetRow]()
        for row in broken_rows(driven, self.places.visits, known):
            if row.stops in stops:
                grown.append(row)
            elif len(known) + len(new) < MOST_SUBSETS and len(new) < SUBSETS_AT_ONCE:
                new.append(row)
        self.programme.remember(grown)
        self.programme.bind(new)
        return bool(grown or new)


def timed_bound(
    clock: Clock,
    places: LegPlaces,
    limits: Limits,
    known: Callable[[], int | None],
    begun: int = 0,
    settled: Callable[[TimedRoutes], None] | None = None,
) -> TimedRoutes:
    """What every plan drives at least that is better than what is known, as far as the limits go.

    Of plans that make all visits. It begins with a bound that is proven already, `begun`.
    """
    routes = TimedRoutes(clock, places, limits, known, settled)
    routes.bound = float(begun)
    routes.run()
    return routes


def whole_seconds(bound: float) -> int:
    """A bound on driving, which is a whole number."""
    return max(0, ceil(bound - ROUNDING))
