"""The linear programme over every day tour of several stops: its bound, its duals, its columns.

Columns are generated: at the duals of those known so far, every cell tells its cheapest day tours, until
none is worth taking in. Cuts that every plan keeps (`rank_cuts`) bring it nearer to plans. For duals
u >= 0 of the rows, v <= 0 of van-days, w <= 0 of levels that may miss visits and p <= 0 of the choice of
patterns,

    u b + v (van-days) + w (visits that may be missing) + p (1 for each stop)

and, where a cost less what it earns is negative, that cost as often as it may be paid, is a lower bound.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.exact.cell_days import CellDays
from tourplanner.solvers.exact.cheap_tours import cheap_tours
from tourplanner.solvers.exact.fitting import Fitting
from tourplanner.solvers.exact.known_routes import KnownRoutes
from tourplanner.solvers.exact.node import Count, Node
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.pattern_choices import PatternChoices
from tourplanner.solvers.exact.prices import Prices
from tourplanner.solvers.exact.rank_cuts import HALVES, OTHERS, RankCut, RankCuts, broken_cuts
from tourplanner.solvers.result import Limits
from tourplanner.solvers.simplex import SCALE, Simplex

WORTH = 1e-4
"""Seconds (or thousandths of a visit) below zero from which a day tour is worth taking in."""

STALLED = 1e-4
"""The share by which a round of cuts must raise the value for another to follow."""

MOST_TOURS = 10_000.0
"""More than any plan has."""

FORBIDDEN = 1e7
"""Seconds that no tour is worth."""

MOST_ROUTES, KEPT_ROUTES = 4_000, 2_000
"""Routes of the programme at which the dearest are forgotten, and how many stay."""


class Relaxation:
    """The linear programme; `aim_at_missing` and `aim_at_driving` say what is least."""

    def __init__(
        self, problem: Problem, cells: Sequence[Cell], days: Sequence[CellDays], limits: Limits
    ) -> None:
        self.problem, self.cells, self.days, self.limits = problem, cells, days, limits
        self.visits = visits = [stop.visits for stop in problem.config.stops]
        self.rows = Rows(problem, cells, visits)
        self.cuts = RankCuts(len(visits))
        self.dear = 10.0 * float(problem.matrix.seconds.max()) / SCALE
        self.model = mathopt.Model()
        self.shared = [self.model.add_linear_constraint(lb=float(b)) for b in self.rows.b]
        self.van_days = [self.model.add_linear_constraint(ub=cell.size) for cell in cells]
        self.routes = KnownRoutes(len(cells))
        self.patterns = PatternChoices(
            self.model, self.rows, lambda terms, whole: self._add(terms, 0.0, whole)
        )
        self.artificial = [self._add({row: 1.0}, 0.0) for row, b in enumerate(self.rows.b) if b >= 0]
        self.levels, self.missing = [], defaultdict[int, list[tuple[int, mathopt.Variable]]](list)
        for number, (stops, most) in enumerate(self.rows.levels):
            self.levels.append(self.model.add_linear_constraint(ub=most))
            for stop in stops:
                variable = self._add(dict(self.rows.missing_terms[stop]), 0.0, self.levels[-1])
                variable.upper_bound = visits[stop]
                self.missing[number].append((stop, variable))
        self.drive_weight = 1.0
        self.fitting = Fitting(self.model, cells, len(visits))
        self.node = Node()
        self.barred: list[tuple[int, int, int]] = []
        self.counts: dict[Count, mathopt.LinearConstraint] = {}
        self.figures = {"programmes": 0, "routes": 0, "cuts": 0}
        self.simplex = Simplex(self.model)

    # -- what is asked ---------------------------------------------------------------------------

    def aim_at_missing(self, level: int) -> None:
        """Have as few visits of a level missing as can be; earlier levels keep to their limits."""
        self._aim(0.0, level)

    def aim_at_driving(self) -> None:
        """Drive as little as can be, within the limits of all levels."""
        self._aim(1.0, -1)

    def limit(self, level: int, most: int) -> None:
        """Let at most so many visits of a level be missing."""
        self.levels[level].upper_bound = most

    def restrict(self, node: Node) -> None:
        """Look at the plans of a node only."""
        self.node = node
        for count in node.counts:
            if count not in self.counts:
                self.counts[count] = self.model.add_linear_constraint()
                # So that there is a solution, whatever the tours known so far.
                self.artificial.append(self.model.add_variable(lb=0.0))
                self.model.objective.set_linear_coefficient(self.artificial[-1], self.dear)
                self.counts[count].set_coefficient(self.artificial[-1], 1.0)
                for route, variable in self.routes.variables.items():
                    if count.has(route.cell, route.morning + route.afternoon):
                        self.counts[count].set_coefficient(variable, 1.0)
        for count, row in self.counts.items():
            row.lower_bound, row.upper_bound = node.counts.get(count, (-inf, inf))
        self.patterns.restrict(node.choices)
        self.barred = self.patterns.barred(node.choices)
        self.routes.restrict(node, self.barred)
        self.simplex.goes_on_from_duals = True  # the basis stays optimal but for some bounds

    def forget_dear_routes(self) -> None:
        """Where routes are many, go on with the cheapest at the last prices: others come back if they pay."""
        if len(self.routes.variables) <= MOST_ROUTES:
            return
        # Cuts that no programme has been solved with have no price yet.
        rows = SCALE * np.maximum(0.0, np.array([self._duals.get(row, 0.0) for row in self.shared]))
        van_days = SCALE * np.minimum(0.0, np.array([self._duals[row] for row in self.van_days]))
        costs = np.array(self.rows.reduced(self.routes.variables, rows, van_days))
        costs += [sum(n * rows[row] for row, n in self.cuts.coefficients(r)) for r in self.routes.variables]
        for variable in self.routes.forget(np.argsort(costs, kind="stable")[KEPT_ROUTES:].tolist()):
            self.model.delete_variable(variable)

    def raise_artificial_costs(self, factor: float) -> None:
        """Make visits that cannot be made dearer."""
        self.dear *= factor
        for variable in self.artificial:
            self.model.objective.set_linear_coefficient(variable, self.dear)

    def _aim(self, drive: float, level: int) -> None:
        self.drive_weight = drive
        for route, variable in self.routes.variables.items():
            self.model.objective.set_linear_coefficient(variable, drive * route.drive / SCALE)
        for number, variables in self.missing.items():
            for _, variable in variables:
                self.model.objective.set_linear_coefficient(variable, float(number == level))
        for variable in self.artificial:
            self.model.objective.set_linear_coefficient(variable, self.dear)

    # -- solving ---------------------------------------------------------------------------------

    def solve(self) -> Optimum | None:
        """The optimum over all day tours; None when the time was over first."""
        while self.limits.remaining > 0:
            optimum = self._solve_known()
            if optimum is None:
                return None
            cheapest, taken = [], 0
            for cell, days in enumerate(self.days):
                ceiling = optimum.van_days[cell] - WORTH
                offer = cheap_tours(cell, days, optimum.prices[cell], ceiling, self.routes.variables)
                cheapest.append(offer.least)
                for route in offer.routes:
                    self._take(route)
                taken += len(offer.routes)
            if not taken and not self.fitting.add_broken(optimum.driven, self.routes.variables):
                return self._proven(optimum, cheapest)
            self.simplex.goes_on_from_duals |= not taken
        return None

    def value_of_known(self) -> float | None:
        """The value over the day tours that are known so far, in seconds; None if it was not found."""
        result = self.simplex.optimum(self.limits)
        return None if result is None else float(SCALE * result.objective_value())

    def solve_with_cuts(self, rounds: int) -> Optimum | None:
        """The optimum after rounds of cuts, or what is known of it when the time is over."""
        best, stalled = self.solve(), False
        for _ in range(rounds):
            if best is None or best.artificial > WORTH or not best.driven:
                return best
            new = [] if stalled else broken_cuts(best.driven, self.visits, self.cuts.rows, HALVES)
            new = new or broken_cuts(best.driven, self.visits, self.cuts.rows, OTHERS)
            if not new:
                return best
            self._add_cuts(new)
            better = self.solve()
            if better is None:
                return best
            stopped = stalled
            stalled = better.value < (1 + STALLED) * best.value
            best = better
            if stalled and (stopped or any(cut.parts > 2 for cut in new)):
                return best
        return best

    def _solve_known(self) -> Optimum | None:
        result = self.simplex.optimum(self.limits)
        if result is None:
            return None
        self.figures["programmes"] += 1
        duals, values = result.dual_values(), result.variable_values()
        self._duals = duals
        rows = SCALE * np.maximum(0.0, np.array([duals[row] for row in self.shared]))
        earned = self.rows.prizes(rows)
        cuts = {cut: float(rows[row]) for cut, row in self.cuts.rows.items() if rows[row] > WORTH}
        tours = np.array([SCALE * min(0.0, duals[row]) for row in self.van_days])
        areas = np.zeros(earned.shape[2])
        for count in self.node.counts:
            dual = SCALE * duals[self.counts[count]]
            if count.stop >= 0:
                earned[count.cell, :, count.stop] += dual
            elif count.area:
                areas += dual * np.array([count.area >> stop & 1 for stop in range(len(areas))])
            else:
                tours[slice(None) if count.cell < 0 else count.cell] += dual
        for place in self.barred:
            earned[place] -= FORBIDDEN
        prices = tuple(
            Prices(
                self.drive_weight,
                self.rows.work_price(rows, cell),
                earned[cell],
                cuts,
                self.node,
                None if (parts := self.fitting.paid(cell, duals)) is None else SCALE * parts,
                areas if areas.any() else None,
            )
            for cell in range(len(self.cells))
        )
        return Optimum(
            value=SCALE * result.objective_value(),
            bound=0.0,
            prices=prices,
            van_days=tuple(tours.tolist()),
            driven=self.routes.driven(values, WORTH),
            followed=self.patterns.shares(values),
            artificial=sum(values.get(one, 0.0) for one in self.artificial),
        )

    def _proven(self, optimum: Optimum, cheapest: Sequence[float]) -> Optimum:
        """The optimum with the bound that its duals prove."""
        rows = np.array([max(0.0, self._duals[row]) for row in self.shared])
        for row in self.cuts.rows.values():
            if SCALE * rows[row] <= WORTH:
                rows[row] = 0.0  # too little to be priced
        bound = SCALE * float(self.rows.b @ rows)
        for cell, row, here, least in zip(self.cells, self.van_days, optimum.van_days, cheapest, strict=True):
            bound += cell.size * (SCALE * min(0.0, self._duals[row]) + min(0.0, least - here))
        bound += SCALE * self.fitting.worth(self._duals)
        for count, (low, high) in self.node.counts.items():
            dual = SCALE * self._duals[self.counts[count]]
            # A dual of the side that is open is an error of rounding, and costs no more than one.
            bound += dual * (low if dual > 0 else min(high, MOST_TOURS))
        bound += SCALE * sum(self.patterns.worth(rows, self.node.choices))
        lacking = [0.0] * len(self.visits)
        for number, level in enumerate(self.levels):
            dual = min(0.0, self._duals[level])
            bound += SCALE * dual * level.upper_bound
            for stop, variable in self.missing[number]:
                earned = sum(weight * rows[row] for row, weight in self.rows.missing_terms[stop])
                cost = self.model.objective.get_linear_coefficient(variable) - earned - dual
                bound += SCALE * min(0.0, cost) * variable.upper_bound
                lacking[stop] = SCALE * max(0.0, cost)
        return replace(optimum, bound=bound, lacking=tuple(lacking))

    def _take(self, route: Route) -> None:
        cost = self.drive_weight * route.drive / SCALE
        terms = self.rows.column(route) | {row: -float(n) for row, n in self.cuts.coefficients(route)}
        variable = self._add(terms, cost, self.van_days[route.cell])
        self.routes.add(route, variable)
        for count, row in self.counts.items():
            if count.has(route.cell, route.morning + route.afternoon):
                row.set_coefficient(variable, 1.0)
        self.fitting.take(route, variable)
        self.figures["routes"] += 1

    def _add_cuts(self, new: Sequence[RankCut]) -> None:
        rows = self.rows.add_rows([-float(cut.most(self.visits)) for cut in new], "cut", new)
        for cut, row in zip(new, rows, strict=True):
            self.cuts.add(cut, row)
            self.shared.append(self.model.add_linear_constraint(lb=float(self.rows.b[row])))
        self.simplex.goes_on_from_duals = True
        for route, variable in self.routes.variables.items():
            for row, number in self.cuts.coefficients(route, min(rows)):
                self.shared[row].set_coefficient(variable, -float(number))
        self.figures["cuts"] = len(self.cuts)

    def _add(
        self, terms: Mapping[int, float], cost: float, whole: mathopt.LinearConstraint | None = None
    ) -> mathopt.Variable:
        variable = self.model.add_variable(lb=0.0)
        self.model.objective.set_linear_coefficient(variable, cost)
        for row, weight in terms.items():
            self.shared[row].set_coefficient(variable, weight)
        if whole is not None:
            whole.set_coefficient(variable, 1.0)
        return variable
