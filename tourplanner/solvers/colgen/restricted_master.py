"""The restricted master: the linear programme over the routes known so far.

GLOP solves it, warm from one solve to the next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.result import Limits
from tourplanner.solvers.simplex import SCALE, Simplex


@dataclass(frozen=True, slots=True)
class MasterSolution:
    """The optimum of the master: its value in seconds of driving, and its duals.

    ``row_duals``: float64[rows] >= 0; ``van_day_duals``: float64[cells] <= 0; ``driven``: how often each
    route is driven, of those that are; ``artificial``: visits that no route known so far makes.
    """

    value: float
    row_duals: Array
    van_day_duals: Array
    driven: Mapping[Route, float]
    artificial: float


class RestrictedMaster:
    """Routes with their variables, and the rows they share."""

    def __init__(self, rows: Rows, dear: float) -> None:
        self.rows = rows
        self.model = mathopt.Model()
        self.shared = [self.model.add_linear_constraint(lb=float(b)) for b in rows.b]
        self.van_days = [self.model.add_linear_constraint(ub=cell.size) for cell in rows.cells]
        self.routes: dict[Route, mathopt.Variable] = {}
        self._route_of: dict[mathopt.Variable, Route] = {}
        self.artificials = [self._add({row: 1.0}, dear) for row, b in enumerate(rows.b) if b > 0]
        for row, patterns in rows.patterns.values():
            chosen = self.model.add_linear_constraint(ub=1.0)
            for pattern in patterns:
                terms = {row: float(pattern.number)} | {slot: -float(n) for slot, n in pattern.slots}
                self._add(terms, 0.0, chosen)
        self._add_missing()
        self._simplex = Simplex(self.model)

    def raise_artificial_costs(self, factor: float) -> None:
        """Raise the cost of visits that no route makes."""
        for variable in self.artificials:
            cost = self.model.objective.get_linear_coefficient(variable)
            self.model.objective.set_linear_coefficient(variable, factor * cost)

    def add(self, routes: Iterable[Route]) -> int:
        """Take new routes in; tell how many were new."""
        before = len(self.routes)
        for route in routes:
            if route not in self.routes:
                variable = self._add(self.rows.column(route), float(route.drive), self.van_days[route.cell])
                self.routes[route], self._route_of[variable] = variable, route
        return len(self.routes) - before

    def drop(self, routes: Iterable[Route]) -> None:
        """Take routes out."""
        for route in routes:
            variable = self.routes.pop(route)
            del self._route_of[variable]
            self.model.delete_variable(variable)

    def add_cuts(self, rows: Sequence[int]) -> None:
        """Take in rows of cuts that are new in the rows."""
        for row in rows:
            self.shared.append(self.model.add_linear_constraint(lb=float(self.rows.b[row])))
        # The basis stays optimal but for the new rows.
        self._simplex.goes_on_from_duals = True
        for route, variable in self.routes.items():
            for row, number in self.rows.cuts.coefficients(route, min(rows, default=0)):
                self.shared[row].set_coefficient(variable, -float(number))

    def keep_rows(self, rows: Sequence[int]) -> None:
        """Take out all shared rows but these, which are numbered anew in their order."""
        kept = set(rows)
        for row, constraint in enumerate(self.shared):
            if row not in kept:
                self.model.delete_linear_constraint(constraint)
        self.shared = [self.shared[row] for row in rows]

    def solve(self, limits: Limits) -> MasterSolution | None:
        """The optimum; None when the time was over first."""
        result = self._simplex.optimum(limits)
        if result is None:
            return None
        duals, values = result.dual_values(), result.variable_values()
        return MasterSolution(
            value=SCALE * result.objective_value(),
            row_duals=SCALE * np.maximum(0.0, np.array([duals[row] for row in self.shared])),
            van_day_duals=SCALE * np.minimum(0.0, np.array([duals[row] for row in self.van_days])),
            driven={self._route_of[one]: value for one, value in values.items() if one in self._route_of},
            artificial=sum(values.get(one, 0.0) for one in self.artificials),
        )

    def _add(
        self, terms: Mapping[int, float], cost: float, whole: mathopt.LinearConstraint | None = None
    ) -> mathopt.Variable:
        variable = self.model.add_variable(lb=0.0)
        self.model.objective.set_linear_coefficient(variable, cost / SCALE)
        for row, weight in terms.items():
            self.shared[row].set_coefficient(variable, weight)
        if whole is not None:
            whole.set_coefficient(variable, 1.0)
        return variable

    def _add_missing(self) -> None:
        for stops, most in self.rows.levels:
            level = self.model.add_linear_constraint(ub=most)
            for stop in stops:
                variable = self._add(dict(self.rows.missing_terms[stop]), 0.0, level)
                variable.upper_bound = self.rows.problem.config.stops[stop].visits
