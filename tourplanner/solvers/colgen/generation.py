"""Column generation over one partition: prices, routes that are worth them, a bound that grows.

Prices are smoothed towards the best ones so far (Wentges, 1997, doi:10.1111/1475-3995.00007). While
hasty pricing finds enough, it is asked several times, at prices nearer to and farther from the
best, before the linear programme is solved again; then exact pricing proves a bound each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil, inf

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.cuts import broken
from tourplanner.solvers.colgen.pricing import HASTY, Care, Pricer, Route
from tourplanner.solvers.colgen.programme import Prices, Programme
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.colgen.toll import Array
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.result import Limits

SMOOTHING = 0.4
SPREAD = (0.85, 0.6, 0.3)
"""Smoothing of exact pricing, and of the hasty ones between two programmes."""

SCALES = (1.0, 0.8, 0.6, 0.4)
"""Shares of the guessed prices that are tried for a first bound."""

KNOWN, GROWTH = 6000, 1.25
"""Routes that a programme holds, per cell; beyond, the dearest are dropped and more are allowed."""

ROUND = 3000
"""Routes that are added at a time."""

ENOUGH, FEW = 200, 20
"""New routes below which hasty pricing has done its part, and below which smoothing misleads."""

DEARER, MOST_DEARER = 10.0, 3
"""By how much, and how often, visits that no route makes become dearer where some are left."""

KEPT = 2500
"""Routes per cell that stay when cuts come."""

FOLLOW_SHARE = 0.7
"""Of the time left, what cuts may take before it is proven what they are worth."""

STALLED = 2e-5
"""Share of its value by which a programme must fall to be followed further between two rounds of cuts."""

MOST_CUTS, FEWEST = 1500, 0.01
"""Cuts in all, for pricing remembers of each whether it is odd; and the new ones per stop worth a round."""

WORTH = -1e-6
"""Reduced cost in seconds from which a route is worth it."""

ROUNDING = 1e-3
"""Seconds that may be wrong with a bound because numbers are floating."""


class Generation:
    """The state of a column generation; ``bound`` (seconds of driving) is proven at any time."""

    def __init__(
        self, problem: Problem, cells: Sequence[Cell], missing: Sequence[int], limits: Limits
    ) -> None:
        self.cells, self.limits = cells, limits
        self.rows = Rows(problem, cells, missing)
        self.pricer = Pricer(problem, cells)
        self.programme = Programme(self.rows, 8.0 * float(problem.matrix.seconds.max()))
        self.prices: Prices | None = None
        self.bound = -inf
        self.centre: Array | None = None
        self._hope = -inf  # the bound of the centre, as far as hasty pricing can tell
        self._held = -inf  # the bound of the centre, proven
        self._room = float(KNOWN * len(cells))
        self._figures = dict.fromkeys(("programmes", "exact_pricings", "routes"), 0)

    @property
    def figures(self) -> Mapping[str, int]:
        """How much was done."""
        return self._figures

    def start_from(self, coarse: "Generation") -> None:
        """Begin with the prices and the bound of a coarser partition."""
        self.programme.add_cuts(self.rows.add_cuts(coarse.rows.cuts.rows))
        if coarse.centre is not None:
            self.centre = self.rows.carry_over(coarse.rows, coarse.centre)
        self.bound = self._hope = self._held = coarse.bound
        self._figures = dict(coarse.figures)

    def add(self, routes: Iterable[Route]) -> int:
        """Take routes into the programme; tell how many are new."""
        new = self.programme.add(routes)
        self._figures["routes"] += new
        return new

    def cheapest(self, number: int) -> list[Route]:
        """The routes of the programme that cost least at its prices."""
        routes = list(self.programme.routes)
        if self.prices is None:
            return routes[:number]
        costs = self.rows.reduced(routes, self.prices.rows, self.prices.van_days)
        return [routes[place] for place in np.argsort(np.array(costs), kind="stable")[:number]]

    def prove_something(self) -> None:
        """A first bound from guessed prices, for searches that have little time."""
        guess, nothing = self.rows.guess(), np.zeros(len(self.cells))
        values = [(self._price(scale * guess, nothing, HASTY)[0], scale) for scale in SCALES]
        self._prove(max(values)[1] * guess, nothing)
        self.centre, self._held = None, -inf  # too rough a guess to stay near

    def run(self, precision: float) -> None:
        """Go on until the bound is within `precision` (a share) of the programme, or time is over."""
        care, smoothing, dearer, stuck = HASTY, SMOOTHING, 0, False
        while self.limits.remaining > 0:
            prices = self.programme.solve(self.limits)
            if prices is None:
                return
            self.prices = prices
            self._figures["programmes"] += 1
            if stuck or prices.value - self.bound <= max(0.5, precision * prices.value):
                if prices.lacking < -WORTH or dearer == MOST_DEARER:
                    return
                dearer, stuck = dearer + 1, False
                self.programme.make_dearer(DEARER)
                continue
            found = self._look(prices)
            if care.exact:
                found = [*dict.fromkeys([*self._prove_between(prices, smoothing), *found])]
            new = self._take(found, prices)
            if not care.exact:
                care = HASTY if new >= ENOUGH else self.pricer.thorough
                continue
            stuck = not new and smoothing == 0.0
            smoothing = SMOOTHING if new >= FEW else 0.0

    def cut(self, rounds: int) -> None:
        """Tighten the converged programme by cuts while many are broken; nothing is proven of them yet."""
        whole = self.limits
        self.limits = whole.within(FOLLOW_SHARE * whole.remaining)
        for _ in range(rounds):
            if not self._cut_once():
                break
            self._follow()
        self.limits = whole
        if self.prices is not None:
            # The best prices without these cuts are far from the best with them.
            self.centre, self._hope, self._held = self.prices.rows, -inf, -inf

    def _cut_once(self) -> bool:
        """Add the cuts that the optimum breaks; tell whether there were some, and time to find them."""
        if self.limits.remaining <= 0 or len(self.rows.cuts) >= MOST_CUTS:
            return False
        visits = [stop.visits for stop in self.rows.problem.config.stops]
        driven = {} if self.prices is None else self.prices.driven
        new = broken(driven, visits, self.rows.cuts.rows)
        if len(new) < max(1.0, FEWEST * len(visits)):
            return False
        kept = set(self.cheapest(KEPT * len(self.cells)))
        self.programme.drop([route for route in self.programme.routes if route not in kept])
        self.programme.add_cuts(self.rows.add_cuts(new))
        free = np.zeros(len(new))
        if self.centre is not None:
            self.centre = np.append(self.centre, free)
        if self.prices is not None:
            self.prices = replace(self.prices, rows=np.append(self.prices.rows, free))
        self._figures["cuts"] = len(self.rows.cuts)
        return True

    def _follow(self) -> None:
        """Bring the programme near its optimum; nothing is proven of it."""
        value, exact = inf, False
        while self.limits.remaining > 0:
            prices = self.programme.solve(self.limits)
            if prices is None:
                return
            self.prices = prices
            self._figures["programmes"] += 1
            if exact and prices.value > (1.0 - STALLED) * value:
                return
            value = prices.value
            found = self._prove(prices.rows, prices.van_days) if exact else self._look(prices)
            exact = self._take(found, prices) < ENOUGH or exact

    def _between(self, prices: Prices, smoothing: float) -> tuple[Array, Array]:
        """Prices of the rows and of van-days on the way from the programme's to the best ones."""
        if self.centre is None:
            return prices.rows, prices.van_days
        return smoothing * self.centre + (1.0 - smoothing) * prices.rows, prices.van_days

    def _look(self, prices: Prices) -> list[Route]:
        """Routes that hasty pricing finds; the best prices move where it hopes for a better bound."""
        found: dict[Route, None] = {}
        hopes: list[tuple[float, Array]] = []
        for smoothing in SPREAD if self.centre is not None else (0.0,):
            rows, van_days = self._between(prices, smoothing)
            value, routes = self._price(rows, van_days, HASTY)
            found.update(dict.fromkeys(routes))
            hopes.append((value, rows))
        value, rows = max(hopes, key=lambda hope: hope[0])
        if value > self._hope:
            self._hope, self.centre = value, rows
        return list(found)

    def _prove_between(self, prices: Prices, smoothing: float) -> list[Route]:
        rows, van_days = self._between(prices, smoothing)
        return self._prove(rows, van_days)

    def _prove(self, rows: Array, van_days: Array) -> list[Route]:
        """Exact pricing, and the bound that it proves."""
        value, routes = self._price(rows, van_days, self.pricer.thorough)
        self._figures["exact_pricings"] += 1
        if value > self._held:
            self._held, self.centre = value, rows
        if value > self.bound:
            self.bound = value
            self.limits.report("bound", bound=max(0, ceil(value - ROUNDING)))
        return routes

    def _price(self, rows: Array, van_days: Array, care: Care) -> tuple[float, list[Route]]:
        """The Lagrangian value of prices, proven if `care` is exact, and routes of every cell.

        Minus infinity when the time is over before all cells are priced.
        """
        prizes, toll = self.rows.prizes(rows), self.rows.cuts.toll(rows)
        cheapest: list[Array] = []
        found: list[Route] = []
        for cell in range(len(self.cells)):
            if self.limits.remaining <= 0:
                return -inf, found
            ceiling = min(WORTH, float(van_days[cell]))
            costs, routes = self.pricer.price(
                cell, prizes[cell], self.rows.work_price(rows, cell), toll, ceiling, care
            )
            cheapest.append(costs)
            found += routes
        return self.rows.bound(rows, cheapest), found

    def _take(self, found: Sequence[Route], prices: Prices) -> int:
        """Add the routes that are worth it at the programme's own prices, as many of every cell."""
        costs = self.rows.reduced(found, prices.rows, prices.van_days)
        worth = sorted((cost, place) for place, cost in enumerate(costs) if cost < WORTH)
        left = [ROUND // len(self.cells)] * len(self.cells)
        chosen: list[Route] = []
        for _, place in worth:
            left[found[place].cell] -= 1
            if left[found[place].cell] >= 0:
                chosen.append(found[place])
        if len(self.programme.routes) + len(chosen) > self._room:
            kept = set(self.cheapest(int(0.6 * self._room)))
            self.programme.drop([route for route in self.programme.routes if route not in kept])
            self._room *= GROWTH
        return self.add(chosen)
