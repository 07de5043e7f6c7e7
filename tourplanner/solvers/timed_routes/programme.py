"""The linear programme of routes: every visit is made, and cuts bind what fractional plans get away with.

Groups of stops are entered by enough tours, and of three or five stops few tours serve two or four.

GLOP solves it, warm from one solve to the next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.lagrangian_bound import cheapest_selection
from tourplanner.solvers.leg_cuts.groups import Group, fewest_tours
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.simplex import SCALE, Simplex
from tourplanner.solvers.timed_routes.clock import Array
from tourplanner.solvers.timed_routes.route import Route
from tourplanner.solvers.timed_routes.subset_row import SubsetRow

Row = Group | SubsetRow
"""What binds routes together besides the visits."""

DEAR = 20.0
"""Cost of a visit that no route makes, in times the longest leg."""


@dataclass(frozen=True, slots=True)
class RouteSolution:
    """An optimum over the routes that are known.

    ``value`` in seconds; ``duals`` float64[1 + n + rows], of the number of tours, of visits, and of rows;
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
        self.rows: list[Row] = []
        self._groups: list[tuple[int, list[bool]]] = []  # which rows are groups, and of what
        self._subsets: list[list[int]] = [[] for _ in places.visits]  # by stop: rows of its cuts
        self.tours = min(fewest_tours(places), places.most), places.most
        self._model = mathopt.Model()
        self._count = self._model.add_linear_constraint(lb=float(self.tours[0]), ub=float(self.tours[1]))
        self._visits = [self._model.add_linear_constraint(lb=float(v)) for v in places.visits]
        self._constraints: list[mathopt.LinearConstraint] = []
        self.routes: dict[Route, mathopt.Variable] = {}
        self._route_of: dict[mathopt.Variable, Route] = {}
        self._artificials = [self._artificial(row, 1.0) for row in (self._count, *self._visits)]
        self._simplex = Simplex(self._model)

    @property
    def size(self) -> int:
        """How many duals there are."""
        return 1 + len(self._visits) + len(self.rows)

    @property
    def has_subsets(self) -> bool:
        """Whether there are subset-row cuts, for which routes pay."""
        return any(map(bool, self._subsets))

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
            for place, number in self._counts(route):
                self._constraints[place].set_coefficient(variable, -float(number))
            self.routes[route], self._route_of[variable] = variable, route
        return len(self.routes) - before

    def drop(self, routes: Iterable[Route]) -> None:
        """Take routes out."""
        for route in routes:
            variable = self.routes.pop(route)
            del self._route_of[variable]
            self._model.delete_variable(variable)

    def bind(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        for row in rows:
            place = len(self.rows)
            if isinstance(row, Group):
                self._groups.append((place, row.inside.astype(bool).tolist()))
            else:
                for stop in row.stops:
                    self._subsets[stop].append(place)
            self.rows.append(row)
            self._constraints.append(self._model.add_linear_constraint(lb=self._least(row)))
            self._write(place)
        # The basis stays optimal but for the new rows.
        self._simplex.goes_on_from_duals = True

    def remember(self, rows: Iterable[SubsetRow]) -> None:
        """Put rows in the place of those of the same stops, which remember less."""
        places = {row.stops: place for place, row in enumerate(self.rows) if isinstance(row, SubsetRow)}
        for row in rows:
            place = places[row.stops]
            self.rows[place] = row
            self._write(place)

    def _write(self, place: int) -> None:
        """Have the routes that are known count in a row."""
        row, constraint = self.rows[place], self._constraints[place]
        inside = row.inside.astype(bool).tolist() if isinstance(row, Group) else None
        for route, variable in self.routes.items():
            number = row.count(route) if isinstance(row, SubsetRow) else _legs_inside(route, inside or ())
            if number:
                constraint.set_coefficient(variable, -float(number))

    def drive(self, route: Route) -> float:
        """Seconds of driving of a route."""
        return float(sum(self._legs[a][b] for a, b in pairwise((0, *(stop + 1 for stop in route), 0))))

    def costs(self, duals: Array) -> Array:
        """What legs cost at some duals, float64[n + 1, n + 1], with prizes of the stops that they lead to."""
        size = len(self._visits)
        cost = self.seconds.copy()
        cost[:, 1:] -= duals[1 : size + 1][None, :]
        cost[0, 1:] -= duals[0]
        for row, dual in zip(self.rows, duals[size + 1 :], strict=True):
            if dual > 0.0 and isinstance(row, Group):
                inside = np.flatnonzero(row.inside) + 1
                cost[np.ix_(inside, inside)] += dual
        return cost

    def tolls(self, duals: Array) -> list[tuple[SubsetRow, float]]:
        """What routes pay besides the costs of legs, each time that they count in a cut."""
        return [
            (row, float(dual))
            for row, dual in zip(self.rows, duals[len(self._visits) + 1 :], strict=True)
            if dual > 0.0 and isinstance(row, SubsetRow)
        ]

    def reduced(self, routes: Iterable[Route], duals: Array) -> list[float]:
        """What routes cost at some duals."""
        legs, size = self.costs(duals).tolist(), len(self._visits)
        price = duals[size + 1 :].tolist()
        return [
            sum(legs[a][b] for a, b in pairwise((0, *(stop + 1 for stop in route), 0)))
            + sum(price[place] * number for place, number in self._subset_counts(route))
            for route in routes
        ]

    def proven(self, duals: Array, least: Array) -> float:
        """The bound of some duals; `least`: float64[n], no route costs less that ends at a stop."""
        size = len(self._visits)
        fewest, most = self.tours
        value = duals[0] * (fewest if duals[0] > 0.0 else most)
        value += float(self.places.visits @ duals[1 : size + 1])
        value += sum(dual * self._least(row) for row, dual in zip(self.rows, duals[size + 1 :], strict=True))
        costs = np.append(least, 0.0)[None, :]
        return float(value) + cheapest_selection(costs, self.places.visits.astype(np.int64), np.array([most]))

    def solve(self, limits: Limits) -> RouteSolution | None:
        """The optimum; None where there is none in time."""
        result = self._simplex.optimum(limits)
        if result is None:
            return None
        values, duals = result.variable_values(), result.dual_values()
        count = duals[self._count]
        others = np.array([duals[row] for row in (*self._visits, *self._constraints)])
        return RouteSolution(
            value=SCALE * result.objective_value(),
            duals=SCALE * np.append(count, np.maximum(0.0, others)),
            driven={self._route_of[one]: value for one, value in values.items() if one in self._route_of},
            artificial=sum(values.get(one, 0.0) for one in self._artificials),
        )

    def _counts(self, route: Route) -> list[tuple[int, int]]:
        """The rows in which a route counts, and how often."""
        legs = [(place, _legs_inside(route, inside)) for place, inside in self._groups]
        return [(place, number) for place, number in legs if number] + self._subset_counts(route)

    def _subset_counts(self, route: Route) -> list[tuple[int, int]]:
        met = Counter(place for stop in route for place in self._subsets[stop])
        rows = ((place, self.rows[place]) for place, number in met.items() if number > 1)
        counts = ((place, row.count(route)) for place, row in rows if isinstance(row, SubsetRow))
        return [(place, number) for place, number in counts if number]

    def _least(self, row: Row) -> float:
        if isinstance(row, SubsetRow):
            return -float(row.most)
        return row.tours - float(self.places.visits[row.inside.astype(bool)].sum())

    def _artificial(self, row: mathopt.LinearConstraint, weight: float) -> mathopt.Variable:
        variable = self._model.add_variable(lb=0.0)
        self._model.objective.set_linear_coefficient(variable, DEAR * float(self.seconds.max()) / SCALE)
        row.set_coefficient(variable, weight)
        return variable


def _legs_inside(route: Route, inside: Sequence[bool]) -> int:
    """How many legs of a route stay inside a group."""
    return sum(inside[a] and inside[b] for a, b in pairwise(route))
