"""Column generation over one partition: duals, routes that are worth them, a bound that grows.

Dual values are smoothed towards the best ones so far (Wentges, 1997, doi:10.1111/1475-3995.00007). While
heuristic pricing finds enough, it is asked several times, at duals nearer to and farther from the
best, before the linear programme is solved again; then exact pricing proves a bound each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil, inf

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.lagrangian_bound import lagrangian_bound
from tourplanner.solvers.colgen.pricing import HEURISTIC, Effort, Pricer
from tourplanner.solvers.colgen.restricted_master import MasterSolution, RestrictedMaster
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.colgen.subset_row_cuts import separate
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.result import Limits

SMOOTHING = 0.4
SPREAD = (0.85, 0.6, 0.3)
"""Smoothing of exact pricing, and of the heuristic ones between two masters."""

SCALES = (1.0, 0.8, 0.6, 0.4)
"""Shares of the guessed duals that are tried for a first bound."""

KNOWN, GROWTH = 6000, 1.25
"""Routes that a master holds, per cell; beyond, the dearest are dropped and more are allowed."""

ROUND = 3000
"""Routes that are added at a time."""

ENOUGH, FEW = 200, 20
"""New routes below which heuristic pricing has done its part, and below which smoothing misleads."""

ARTIFICIAL_FACTOR, MOST_RAISES = 10.0, 3
"""By how much, and how often, visits that no route makes become dearer where some are left."""

MANY, IDLE, KEPT = 9000, 250, 4000
"""Routes per cell, and cuts that cost nothing, beyond which a master is cleared before more cuts come, and
the routes that stay then. GLOP goes on from where it was after new rows and new routes, and begins from
nothing when some are taken out."""

FOLLOW_SHARE = 0.7
"""Of the time left, what cuts may take before it is proven what they are worth."""

STALLED = 2e-5
"""Share of its value by which a master must fall to be followed further between two rounds of cuts."""

MOST_CUTS, FEWEST = 1500, 0.01
"""Cuts in all, for pricing remembers of each whether it is odd; and the new ones per stop worth a round."""

WORTH = -1e-6
"""Reduced cost in seconds from which a route is worth it."""

ROUNDING = 1e-3
"""Seconds that may be wrong with a bound because numbers are floating."""


class ColumnGeneration:
    """The state of a column generation; ``bound`` (seconds of driving) is proven at any time."""

    def __init__(
        self, problem: Problem, cells: Sequence[Cell], missing: Sequence[int], limits: Limits
    ) -> None:
        self.cells, self.limits = cells, limits
        self.rows = Rows(problem, cells, missing)
        self.pricer = Pricer(problem, cells)
        self.master = RestrictedMaster(self.rows, 8.0 * float(problem.matrix.seconds.max()))
        self.solution: MasterSolution | None = None
        self.bound = -inf
        self.centre: Array | None = None
        self._centre_estimate = -inf  # the bound of the centre, as far as heuristic pricing can tell
        self._centre_bound = -inf  # the bound of the centre, proven
        self._room = float(KNOWN * len(cells))
        self._figures = dict.fromkeys(("programmes", "exact_pricings", "routes"), 0)

    @property
    def figures(self) -> Mapping[str, int]:
        """How much was done."""
        return self._figures

    def start_from(self, coarse: "ColumnGeneration") -> None:
        """Begin with the duals and the bound of a coarser partition."""
        self.master.add_cuts(self.rows.add_cuts(coarse.rows.cuts.rows))
        if coarse.centre is not None:
            self.centre = self.rows.carry_over(coarse.rows, coarse.centre)
        self.bound = self._centre_estimate = self._centre_bound = coarse.bound
        self._figures = dict(coarse.figures)

    def add(self, routes: Iterable[Route]) -> int:
        """Take routes into the master; tell how many are new."""
        new = self.master.add(routes)
        self._figures["routes"] += new
        return new

    def cheapest(self, number: int) -> list[Route]:
        """The routes of the master that cost least at its duals."""
        routes = list(self.master.routes)
        if self.solution is None:
            return routes[:number]
        costs = self.rows.reduced(routes, self.solution.row_duals, self.solution.van_day_duals)
        return [routes[place] for place in np.argsort(np.array(costs), kind="stable")[:number]]

    def prove_guess(self) -> None:
        """A first bound from guessed duals, for searches that have little time."""
        guess, nothing = self.rows.guess(), np.zeros(len(self.cells))
        values = [(self._price(scale * guess, nothing, HEURISTIC)[0], scale) for scale in SCALES]
        self._prove(max(values)[1] * guess, nothing)
        self.centre, self._centre_bound = None, -inf  # too rough a guess to stay near

    def run(self, precision: float) -> None:
        """Go on until the bound is within `precision` (a share) of the master, or time is over."""
        effort, smoothing, raises, stuck = HEURISTIC, SMOOTHING, 0, False
        while self.limits.remaining > 0:
            solution = self.master.solve(self.limits)
            if solution is None:
                return
            self.solution = solution
            self._figures["programmes"] += 1
            self._report()
            if stuck or solution.value - self.bound <= max(0.5, precision * solution.value):
                if solution.artificial < -WORTH or raises == MOST_RAISES:
                    return
                raises, stuck = raises + 1, False
                self.master.raise_artificial_costs(ARTIFICIAL_FACTOR)
                continue
            found = self._look(solution)
            if effort.exact:
                found = [*dict.fromkeys([*self._prove_between(solution, smoothing), *found])]
            new = self._take(found, solution)
            if not effort.exact:
                effort = HEURISTIC if new >= ENOUGH else self.pricer.exact_effort
                continue
            stuck = not new and smoothing == 0.0
            smoothing = SMOOTHING if new >= FEW else 0.0

    def cut(self, rounds: int) -> None:
        """Tighten the converged master by cuts while many are broken; nothing is proven of them yet."""
        whole = self.limits
        self.limits = whole.within(FOLLOW_SHARE * whole.remaining)
        for _ in range(rounds):
            if not self._cut_once():
                break
            self._follow()
        self.limits = whole
        if self.solution is not None:
            # The best duals without these cuts are far from the best with them.
            self.centre, self._centre_estimate, self._centre_bound = self.solution.row_duals, -inf, -inf

    def _cut_once(self) -> bool:
        """Add the cuts that the optimum breaks; tell whether there were some, and time to find them."""
        if self.limits.remaining <= 0 or len(self.rows.cuts) >= MOST_CUTS:
            return False
        visits = [stop.visits for stop in self.rows.problem.config.stops]
        driven = {} if self.solution is None else self.solution.driven
        new = separate(driven, visits, self.rows.cuts.rows)
        if len(new) < max(1.0, FEWEST * len(visits)):
            return False
        self._clear()
        self.master.add_cuts(self.rows.add_cuts(new))
        free = np.zeros(len(new))
        if self.centre is not None:
            self.centre = np.append(self.centre, free)
        if self.solution is not None:
            self.solution = replace(self.solution, row_duals=np.append(self.solution.row_duals, free))
        self._figures["cuts"] = len(self.rows.cuts)
        return True

    def _clear(self) -> None:
        """Take out dear routes, and cuts that cost nothing at the optimum, where there are many of either."""
        if self.solution is None:
            return
        duals = self.solution.row_duals
        paid = {cut for cut, row in self.rows.cuts.rows.items() if duals[row] > 0.0}
        if len(self.master.routes) <= MANY * len(self.cells) and len(self.rows.cuts) - len(paid) <= IDLE:
            return
        kept = set(self.cheapest(KEPT * len(self.cells)))
        self.master.drop([route for route in self.master.routes if route not in kept])
        rows = self.rows.keep_cuts(paid)
        self.master.keep_rows(rows)
        self.solution = replace(self.solution, row_duals=duals[rows])
        if self.centre is not None:
            self.centre = self.centre[rows]

    def _follow(self) -> None:
        """Bring the master near its optimum; nothing is proven of it."""
        value, exact = inf, False
        while self.limits.remaining > 0:
            solution = self.master.solve(self.limits)
            if solution is None:
                return
            self.solution = solution
            self._figures["programmes"] += 1
            self._report()
            if exact and solution.value > (1.0 - STALLED) * value:
                return
            value = solution.value
            found = self._prove(solution.row_duals, solution.van_day_duals) if exact else self._look(solution)
            exact = self._take(found, solution) < ENOUGH or exact

    def _between(self, solution: MasterSolution, smoothing: float) -> tuple[Array, Array]:
        """Duals of the rows and of van-days on the way from the master's to the best ones."""
        if self.centre is None:
            return solution.row_duals, solution.van_day_duals
        return smoothing * self.centre + (1.0 - smoothing) * solution.row_duals, solution.van_day_duals

    def _look(self, solution: MasterSolution) -> list[Route]:
        """Routes that heuristic pricing finds; the best duals move where it hopes for a better bound."""
        found: dict[Route, None] = {}
        hopes: list[tuple[float, Array]] = []
        for smoothing in SPREAD if self.centre is not None else (0.0,):
            rows, van_days = self._between(solution, smoothing)
            value, routes = self._price(rows, van_days, HEURISTIC)
            found.update(dict.fromkeys(routes))
            hopes.append((value, rows))
        value, rows = max(hopes, key=lambda hope: hope[0])
        if value > self._centre_estimate:
            self._centre_estimate, self.centre = value, rows
        return list(found)

    def _prove_between(self, solution: MasterSolution, smoothing: float) -> list[Route]:
        rows, van_days = self._between(solution, smoothing)
        return self._prove(rows, van_days)

    def _prove(self, rows: Array, van_days: Array) -> list[Route]:
        """Exact pricing, and the bound that it proves."""
        value, routes = self._price(rows, van_days, self.pricer.exact_effort)
        self._figures["exact_pricings"] += 1
        if value > self._centre_bound:
            self._held, self.centre = value, rows
        if value > self.bound:
            self.bound = value
            self._report()
        return routes

    def _report(self) -> None:
        """Tell what is proven."""
        bound = None if self.bound < 0.0 else max(0, ceil(self.bound - ROUNDING))
        self.limits.report("bound", bound=bound)

    def _price(self, rows: Array, van_days: Array, effort: Effort) -> tuple[float, list[Route]]:
        """The Lagrangian value of duals, proven if `effort` is exact, and routes of every cell.

        Minus infinity when the time is over before all cells are priced.
        """
        prizes, cut_duals = self.rows.prizes(rows), self.rows.cuts.duals(rows)
        cheapest: list[Array] = []
        found: list[Route] = []
        for cell in range(len(self.cells)):
            if self.limits.remaining <= 0:
                return -inf, found
            ceiling = min(WORTH, float(van_days[cell]))
            costs, routes = self.pricer.price(
                cell, prizes[cell], self.rows.work_price(rows, cell), cut_duals, ceiling, effort
            )
            cheapest.append(costs)
            found += routes
        return lagrangian_bound(self.rows, rows, cheapest), found

    def _take(self, found: Sequence[Route], solution: MasterSolution) -> int:
        """Add the routes that are worth it at the master's own duals, as many of every cell."""
        costs = self.rows.reduced(found, solution.row_duals, solution.van_day_duals)
        worth = sorted((cost, place) for place, cost in enumerate(costs) if cost < WORTH)
        left = [ROUND // len(self.cells)] * len(self.cells)
        chosen: list[Route] = []
        for _, place in worth:
            left[found[place].cell] -= 1
            if left[found[place].cell] >= 0:
                chosen.append(found[place])
        if len(self.master.routes) + len(chosen) > self._room:
            kept = set(self.cheapest(int(0.6 * self._room)))
            self.master.drop([route for route in self.master.routes if route not in kept])
            self._room *= GROWTH
        return self.add(chosen)
