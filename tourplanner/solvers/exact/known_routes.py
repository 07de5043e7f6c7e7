"""The day tours that a relaxation has taken in so far, and which of them a node admits."""

from collections.abc import Mapping, Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.node import Node


class KnownRoutes:
    """Routes with their variables, in the order in which they were taken in."""

    def __init__(self, cells: int) -> None:
        self.variables: dict[Route, mathopt.Variable] = {}
        self._cells = cells
        self._route_of: dict[int, Route] = {}  # by the id of its variable
        self._stops: list[tuple[int, int, int]] = []  # per route: its cell, the bits of its stops by half
        self._open: list[bool] = []  # per route: whether it may be driven

    def add(self, route: Route, variable: mathopt.Variable) -> None:
        """Take in a route, which may be driven."""
        self.variables[route], self._route_of[variable.id] = variable, route
        self._stops.append((route.cell, _bits(route.morning), _bits(route.afternoon)))
        self._open.append(True)

    def forget(self, numbers: Sequence[int]) -> list[mathopt.Variable]:
        """Leave out routes by their numbers in order; their variables."""
        routes, gone = list(self.variables), set(numbers)
        kept = [number for number in range(len(routes)) if number not in gone]
        forgotten = [self.variables.pop(routes[number]) for number in sorted(gone)]
        for variable in forgotten:
            del self._route_of[variable.id]
        self._stops = [self._stops[number] for number in kept]
        self._open = [self._open[number] for number in kept]
        return forgotten

    def restrict(self, node: Node, barred: Sequence[tuple[int, int, int]]) -> None:
        """Let those be driven that a node admits, with no visit in a cell, half and stop that is barred.

        Every change goes through the model to the solver: few routes change from node to node.
        """
        admitted = self._admitted(node, barred)
        variables = list(self.variables.values())
        for number in np.flatnonzero(admitted != np.array(self._open, bool)).tolist():
            variables[number].upper_bound = inf if admitted[number] else 0.0
        self._open = admitted.tolist()

    def driven(self, values: Mapping[mathopt.Variable, float], least: float) -> dict[Route, float]:
        """How often each route is driven, of those that are more often than this."""
        return {
            self._route_of[variable.id]: value
            for variable, value in values.items()
            if value > least and variable.id in self._route_of
        }

    def _admitted(self, node: Node, barred: Sequence[tuple[int, int, int]]) -> NDArray[np.bool_]:
        cells, morning, afternoon = np.array(self._stops, np.int64).reshape(len(self._stops), 3).T
        here = np.zeros((2, self._cells), np.int64)
        for cell, half, stop in barred:
            here[half, cell] |= 1 << stop
        found: NDArray[np.bool_] = (morning & here[0][cells]) | (afternoon & here[1][cells]) == 0
        found &= node.admitted_halves(morning) & node.admitted_halves(afternoon)
        return found & node.admitted(morning | afternoon)


def _bits(stops: Sequence[int]) -> int:
    return sum(1 << stop for stop in stops)
