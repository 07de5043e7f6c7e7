"""The linear programme of legs: every visit has two, and groups of stops are entered by enough tours.

What it proves is reckoned from its duals over all legs, also those that it does not know: for any
duals of the right signs, sum(b y) + sum(most * min(0, reduced cost)) is a lower bound.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.solvers.leg_cuts.groups import Group, fewest_tours
from tourplanner.solvers.leg_cuts.places import Array, LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.simplex import SCALE, Simplex

NEIGHBOURS = 12
"""Legs of each stop that are there from the beginning."""

WORTH = -1e-6
"""Reduced cost in seconds from which a leg is worth taking in."""


@dataclass(frozen=True, slots=True)
class LegSolution:
    """An optimum: ``bound``, seconds that are proven; ``driven`` and ``reduced``, float64[n + 1, n + 1].

    How often each leg is driven, and what it costs at the duals.
    """

    bound: float
    driven: Array
    reduced: Array


class LegProgramme:
    """Legs with their variables, and the groups that bind them."""

    def __init__(self, places: LegPlaces) -> None:
        self.places = places
        size = len(places.visits)
        self._most = np.minimum.outer(places.visits, places.visits)
        self._most = np.pad(self._most, ((1, 0), (1, 0)))
        self._most[0, 1:] = self._most[1:, 0] = 2.0 * places.visits
        self._tours = min(fewest_tours(places), places.most), places.most
        self._model = mathopt.Model()
        self._degrees = [self._model.add_linear_constraint(lb=2.0 * v, ub=2.0 * v) for v in places.visits]
        fewest, most = self._tours
        self._depot = self._model.add_linear_constraint(lb=2.0 * fewest, ub=2.0 * most)
        self._groups: list[tuple[Group, mathopt.LinearConstraint, float]] = []
        self._legs: dict[tuple[int, int], mathopt.Variable] = {}
        near = np.argsort(places.seconds[1:, 1:], axis=1, kind="stable")[:, : NEIGHBOURS + 1] + 1
        for stop in range(1, size + 1):
            self._add_leg(0, stop)
            for other in near[stop - 1].tolist():
                if other != stop:
                    self._add_leg(*sorted((stop, other)))
        self._simplex = Simplex(self._model)

    def bind(self, groups: Iterable[Group]) -> None:
        """Have groups entered by as many tours as they need."""
        for group in groups:
            inside = group.inside.astype(bool)
            if group.tours:
                least = group.tours - float(self.places.visits[inside].sum())
            else:
                least = float(self.places.service[inside].sum()) / self.places.room
            row = self._model.add_linear_constraint(lb=least)
            self._groups.append((group, row, least))
            for leg, variable in self._legs.items():
                weight = self._weight(group, *leg)
                if weight:
                    row.set_coefficient(variable, weight)

    def solve(self, limits: Limits) -> LegSolution | None:
        """The optimum over the legs that are known; None where there is none in time."""
        # Rows are added, and the few legs that are taken in do not matter to that.
        self._simplex.goes_on_from_duals = True
        result = self._simplex.optimum(limits)
        if result is None:
            return None
        values, duals = result.variable_values(), result.dual_values()
        driven = np.zeros_like(self.places.seconds)
        for (one, other), variable in self._legs.items():
            driven[one, other] = driven[other, one] = values.get(variable, 0.0)
        degrees = SCALE * np.array([duals[row] for row in self._degrees])
        groups = [SCALE * max(0.0, duals[row]) for _, row, _ in self._groups]
        bound, reduced = self._proven(degrees, SCALE * duals[self._depot], groups)
        return LegSolution(bound, driven, reduced)

    def price(self, reduced: Array, most: int) -> int:
        """Take in legs that are worth it, `most` at most; tell how many."""
        one, other = np.triu_indices(len(reduced), 1)
        costs = reduced[one, other]
        worth = [place for place in np.argsort(costs, kind="stable")[:most] if costs[place] < WORTH]
        before = len(self._legs)
        for place in worth:
            self._add_leg(int(one[place]), int(other[place]))
        return len(self._legs) - before

    def _proven(self, degrees: Array, depot: float, groups: list[float]) -> tuple[float, Array]:
        """The bound of some duals, and the reduced cost of every leg."""
        at = np.append(depot, degrees)
        reduced = self.places.seconds - at[:, None] - at[None, :]
        fewest, most = self._tours
        value = 2.0 * float(self.places.visits @ degrees) + 2.0 * depot * (fewest if depot > 0 else most)
        for (group, _, least), dual in zip(self._groups, groups, strict=True):
            if not dual:
                continue
            value += dual * least
            inside = np.flatnonzero(group.inside) + 1
            if group.tours:
                reduced[np.ix_(inside, inside)] += dual
            else:
                out = np.append(0, np.flatnonzero(group.inside == 0) + 1)
                within = np.ix_(inside, inside)
                reduced[within] += dual * self.places.duration[within] / self.places.room
                reduced[np.ix_(inside, out)] -= 0.5 * dual
                reduced[np.ix_(out, inside)] -= 0.5 * dual
        upper = np.triu(np.minimum(reduced, 0.0) * self._most, 1)
        return value + float(upper.sum()), reduced

    def _weight(self, group: Group, one: int, other: int) -> float:
        """What a leg counts for a group; `one` is before `other`, and may be the depot."""
        ends = int(one > 0 and bool(group.inside[one - 1])) + int(group.inside[other - 1])
        if group.tours:
            return -1.0 if ends == 2 else 0.0
        return (0.0, 0.5, -float(self.places.duration[one, other]) / self.places.room)[ends]

    def _add_leg(self, one: int, other: int) -> None:
        if (one, other) in self._legs:
            return
        variable = self._model.add_variable(lb=0.0, ub=float(self._most[one, other]))
        self._legs[one, other] = variable
        self._model.objective.set_linear_coefficient(variable, float(self.places.seconds[one, other]) / SCALE)
        (self._degrees[one - 1] if one else self._depot).set_coefficient(variable, 1.0)
        self._degrees[other - 1].set_coefficient(variable, 1.0)
        for group, row, _ in self._groups:
            weight = self._weight(group, one, other)
            if weight:
                row.set_coefficient(variable, weight)
