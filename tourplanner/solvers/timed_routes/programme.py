"""The linear programme of routes: every visit is made, and groups of stops are entered by enough tours.

GLOP solves it, warm from one solve to the next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import isfinite

import numpy as np
from ortools.glop import parameters_pb2
from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.lagrangian_bound import cheapest_selection
from tourplanner.solvers.leg_cuts.groups import Group, fewest_tours
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.timed_routes.clock import Array

Route = tuple[int, ...]
"""Stops in the order in which they are served on one day."""

SCALE = 1000.0
"""Seconds in a unit of cost, so that costs are numbers as small as the rest."""

DEAR = 20.0
"""Cost of a visit that no route makes, in times the longest leg."""

GLOP = parameters_pb2.GlopParameters(use_scaling=False)


@dataclass(frozen=True, slots=True)
class RouteSolution:
    """An optimum over the routes that are known.

    ``value`` in seconds; ``duals`` float64[1 + n + groups], of the number of tours, of visits, and of groups;
    ``driven``: how often each route is driven; ``artificial``: visits that none makes.
    """

    value: float
    duals: Array
    driven: Mapping[Route, float]
    artificial: float


class RouteProgramme:
    """Routes with their variables, and what binds them together."""

    def __init__(self, places: LegPlaces, seconds: Array) -> None:
        self.places, self.seconds = places, seconds
        self._legs = seconds.tolist()
        self.groups: list[Group] = []
        self._insides: list[list[bool]] = []
        self.tours = min(fewest_tours(places), places.most), places.most
        self._model = mathopt.Model()
        self._count = self._model.add_linear_constraint(lb=float(self.tours[0]), ub=float(self.tours[1]))
        self._visits = [self._model.add_linear_constraint(lb=float(v)) for v in places.visits]
        self._rows: list[mathopt.LinearConstraint] = []
        self.routes: dict[Route, mathopt.Variable] = {}
        self._route_of: dict[mathopt.Variable, Route] = {}
        self._artificials = [self._artificial(row, 1.0) for row in (self._count, *self._visits)]
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        self._algorithm = mathopt.LPAlgorithm.PRIMAL_SIMPLEX

    def add(self, routes: Iterable[Route]) -> int:
        """Take routes in; tell how many are new."""
        before = len(self.routes)
        for route in routes:
            if route in self.routes:
                continue
            variable = self._model.add_variable(lb=0.0)
            self._model.objective.set_linear_coefficient(variable, self.drive(route) / SCALE)
            self._count.set_coefficient(variable, 1.0)
            for stop in set(route):
                self._visits[stop].set_coefficient(variable, float(route.count(stop)))
            for inside, row in zip(self._insides, self._rows, strict=True):
                number = _legs_inside(route, inside)
                if number:
                    row.set_coefficient(variable, -float(number))
            self.routes[route], self._route_of[variable] = variable, route
        return len(self.routes) - before

    def drop(self, routes: Iterable[Route]) -> None:
        """Take routes out."""
        for route in routes:
            variable = self.routes.pop(route)
            del self._route_of[variable]
            self._model.delete_variable(variable)

    def bind(self, groups: Sequence[Group]) -> None:
        """Have groups entered by as many tours as they need."""
        for group in groups:
            inside = group.inside.astype(bool)
            row = self._model.add_linear_constraint(lb=self._least(group))
            self.groups.append(group)
            self._insides.append(inside.tolist())
            self._rows.append(row)
            for route, variable in self.routes.items():
                number = _legs_inside(route, self._insides[-1])
                if number:
                    row.set_coefficient(variable, -float(number))
        # The basis stays optimal but for the new rows.
        self._algorithm = mathopt.LPAlgorithm.DUAL_SIMPLEX

    def drive(self, route: Route) -> float:
        """Seconds of driving of a route."""
        return float(sum(self._legs[a][b] for a, b in pairwise((0, *(stop + 1 for stop in route), 0))))

    def costs(self, duals: Array) -> Array:
        """What legs cost at some duals, float64[n + 1, n + 1], with prizes of the stops that they lead to."""
        size = len(self._visits)
        cost = self.seconds.copy()
        cost[:, 1:] -= duals[1 : size + 1][None, :]
        cost[0, 1:] -= duals[0]
        for group, dual in zip(self.groups, duals[size + 1 :], strict=True):
            if dual > 0.0:
                inside = np.flatnonzero(group.inside) + 1
                cost[np.ix_(inside, inside)] += dual
        return cost

    def reduced(self, routes: Sequence[Route], cost: Array) -> list[float]:
        """What routes cost, at such costs of legs."""
        legs = cost.tolist()
        return [sum(legs[a][b] for a, b in pairwise((0, *(s + 1 for s in route), 0))) for route in routes]

    def proven(self, duals: Array, least: Array) -> float:
        """The bound of some duals; `least`: float64[n], no route costs less that ends at a stop."""
        size = len(self._visits)
        fewest, most = self.tours
        value = duals[0] * (fewest if duals[0] > 0.0 else most)
        value += float(self.places.visits @ duals[1 : size + 1])
        value += sum(
            dual * self._least(group) for group, dual in zip(self.groups, duals[size + 1 :], strict=True)
        )
        costs = np.append(least, 0.0)[None, :]
        return float(value) + cheapest_selection(costs, self.places.visits.astype(np.int64), np.array([most]))

    def solve(self, limits: Limits) -> RouteSolution | None:
        """The optimum; None where there is none in time."""
        parameters = mathopt.SolveParameters(
            presolve=mathopt.Emphasis.OFF,
            lp_algorithm=self._algorithm,
            glop=GLOP,
            time_limit=timedelta(seconds=limits.remaining) if isfinite(limits.remaining) else None,
        )
        result = self._solved(parameters)
        self._algorithm = mathopt.LPAlgorithm.PRIMAL_SIMPLEX
        if result is None:
            return None
        values, duals = result.variable_values(), result.dual_values()
        count = duals[self._count]
        others = np.array([duals[row] for row in (*self._visits, *self._rows)])
        return RouteSolution(
            value=SCALE * result.objective_value(),
            duals=SCALE * np.append(count, np.maximum(0.0, others)),
            driven={self._route_of[one]: value for one, value in values.items() if one in self._route_of},
            artificial=sum(values.get(one, 0.0) for one in self._artificials),
        )

    def _solved(self, parameters: mathopt.SolveParameters) -> mathopt.SolveResult | None:
        """What GLOP says, once more from scratch if it stumbled over its own numbers."""
        wanted = mathopt.ModelSolveParameters(
            variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
            reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
        )
        for _ in range(2):
            try:
                result = self._solver.solve(params=parameters, model_params=wanted)
                if result.termination.reason is mathopt.TerminationReason.OPTIMAL:
                    return result
            except (AttributeError, RuntimeError, ValueError):
                # An abnormal end of GLOP; ortools 9.15 makes an AttributeError of it on the way.
                pass
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        return None

    def _least(self, group: Group) -> float:
        return group.tours - float(self.places.visits[group.inside.astype(bool)].sum())

    def _artificial(self, row: mathopt.LinearConstraint, weight: float) -> mathopt.Variable:
        variable = self._model.add_variable(lb=0.0)
        self._model.objective.set_linear_coefficient(variable, DEAR * float(self.seconds.max()) / SCALE)
        row.set_coefficient(variable, weight)
        return variable


def _legs_inside(route: Route, inside: Sequence[bool]) -> int:
    """How many legs of a route stay inside a group."""
    return sum(inside[a] and inside[b] for a, b in pairwise(route))
