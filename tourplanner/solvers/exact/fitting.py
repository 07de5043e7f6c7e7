"""Rows of the linear programme that leave every tour of a merged cell a date that it fits (`merged`)."""

from collections.abc import Mapping, Sequence

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.merged import Places, within
from tourplanner.solvers.exact.partition import Cell

LEAST = 1e-4
"""Tours too many for a row to be worth it."""

Duals = Mapping[mathopt.LinearConstraint, float]


class Fitting:
    """The rows by cell and parts of its dates; those are added that a solution breaks, and stay."""

    def __init__(self, model: mathopt.Model, cells: Sequence[Cell], stops: int) -> None:
        self.rows: dict[tuple[int, int], mathopt.LinearConstraint] = {}
        self._model = model
        self._places = [Places(cell, stops) for cell in cells]

    def add_broken(self, driven: Mapping[Route, float], known: Mapping[Route, mathopt.Variable]) -> bool:
        """Add rows for parts on which more tours are driven than fit; tell whether there are any."""
        new = [key for cell in range(len(self._places)) for key in self._broken(cell, driven)]
        for cell, parts in new:
            row = self._model.add_linear_constraint(ub=self._places[cell].van_days(parts))
            self.rows[cell, parts] = row
            for route, variable in known.items():
                if self._counts(route, cell, parts):
                    row.set_coefficient(variable, 1.0)
        return bool(new)

    def take(self, route: Route, variable: mathopt.Variable) -> None:
        """Take in a route."""
        for (cell, parts), row in self.rows.items():
            if self._counts(route, cell, parts):
                row.set_coefficient(variable, 1.0)

    def paid(self, cell: int, duals: Duals) -> Array | None:
        """What tours pay by the parts that they fit, float64[2 ** parts]; None where that is nothing."""
        every = np.arange(self._places[cell].every + 1)
        paid = np.zeros(len(every))
        for (number, parts), row in self.rows.items():
            if number == cell:
                paid -= min(0.0, duals[row]) * within(every, parts)
        return paid if paid.any() else None

    def worth(self, duals: Duals) -> float:
        """What the rows add to a bound, not above 0."""
        return sum(
            min(0.0, duals[row]) * self._places[cell].van_days(parts)
            for (cell, parts), row in self.rows.items()
        )

    def _broken(self, cell: int, driven: Mapping[Route, float]) -> list[tuple[int, int]]:
        places = self._places[cell]
        if places.number == 1:
            return []
        mine = [(self._fits(route), share) for route, share in driven.items() if route.cell == cell]
        fits, shares = (
            (np.array(each) for each in zip(*mine, strict=True)) if mine else (np.zeros(0, int),) * 2
        )
        return [
            (cell, parts)
            for parts in places.some()
            if (cell, parts) not in self.rows
            and shares[within(fits, parts)].sum() > places.van_days(parts) + LEAST
        ]

    def _fits(self, route: Route) -> int:
        return self._places[route.cell].of_tour(route.morning, route.afternoon)

    def _counts(self, route: Route, cell: int, parts: int) -> bool:
        return route.cell == cell and not self._fits(route) & ~parts
