"""Pricing: the cheapest day tours of a cell at given prizes of visits and a price of work."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.completion_bound import completion_bound
from tourplanner.solvers.colgen.cut_duals import Array, CutDuals
from tourplanner.solvers.colgen.join import Joined, join
from tourplanner.solvers.colgen.labels import Labels, grow
from tourplanner.solvers.colgen.pricing_data import PricingData, pricing_data
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.partition import Cell

EXTENSIONS = 4e8
"""Extensions of labels that one exact pricing of a half may try, about: it bounds labels per stop."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How thorough pricing is: legs to the ``nearest`` stops, ``labels`` per stop, ``exact`` or not."""

    nearest: int
    labels: int
    exact: bool


HEURISTIC = Effort(nearest=24, labels=16, exact=False)


class Pricer:
    """MasterSolution the cells of a partition."""

    def __init__(self, problem: Problem, cells: Sequence[Cell]) -> None:
        self.problem = problem
        self.cells = cells
        self.kinds = [(cell.depot, problem.limits(cell.crews[0])) for cell in cells]
        self.data: dict[tuple[str, WorkRules], PricingData] = {
            kind: pricing_data(problem, *kind) for kind in self.kinds
        }
        self.teams = [self._teams(cell) for cell in cells]
        self.legs, self.noon_legs = problem.seconds.tolist(), problem.noon_seconds.tolist()
        count = len(problem.config.stops)
        most = max(half.most for data in self.data.values() for half in data.halves)
        labels = int(np.clip(EXTENSIONS / max(1, count * count * most), 24, 400))
        self.exact_effort = Effort(nearest=max(1, count - 1), labels=labels, exact=True)

    def price(
        self,
        index: int,
        prizes: Array,
        work_price: float,
        duals: CutDuals,
        ceiling: float,
        effort: Effort,
    ) -> tuple[Array, list[Route]]:
        """Least costs as in `Joined`, and cheap routes of many kinds.

        `prizes`: float64[2, n], of a visit in each half; `duals`: what cuts cost. With exact effort no
        day tour of the cell costs less than what is told, which is `ceiling` at most; routes whose
        cost is not that of their stops are left out.
        """
        data = self.data[self.kinds[index]]
        least, routes = np.full((2, len(self.problem.config.stops) + 1), ceiling), {}
        for everyone, first_open, last_open in self.teams[index]:
            day = data.day._replace(work_price=work_price)
            graphs = [
                data.graph(half, stops, prizes[half], work_price, effort.nearest, duals)
                for half, stops in enumerate((first_open, last_open))
            ]
            last = grow(graphs[1], effort.labels, effort.exact)
            completion = completion_bound(day, graphs[0], last)
            first = grow(
                graphs[0]._replace(completion=completion, ceiling=ceiling), effort.labels, effort.exact
            )
            joined = join(day, duals, everyone, first, last, ceiling)
            least = np.minimum(least, joined.cost)
            for route in self._routes(index, joined, (first, last), ceiling):
                routes[route.morning, route.afternoon] = route
        return least, list(routes.values())

    def route(self, cell: int, morning: tuple[int, ...], afternoon: tuple[int, ...], work: int) -> Route:
        """The route with its driving."""
        base = self.problem.depot_index[self.cells[cell].depot]
        nodes = [base, *(self.problem.stop_node(stop) for stop in morning + afternoon), base]
        drive = sum(self.legs[a][b] for a, b in pairwise(nodes))
        if morning and afternoon:
            ends = nodes[len(morning)], nodes[len(morning) + 1]
            drive += self.noon_legs[ends[0]][ends[1]] - self.legs[ends[0]][ends[1]]
        return Route(cell, morning, afternoon, drive, work)

    def _routes(self, index: int, joined: Joined, labels: Sequence[Labels], ceiling: float) -> list[Route]:
        found: list[Route] = []
        for cost, parts in zip(joined.cost.ravel(), joined.parts.reshape(-1, 5).tolist(), strict=True):
            if cost >= ceiling:
                continue
            stop, slot, after, other, work = parts
            blocks = [
                _block(labels[half], *place) if place[0] >= 0 else ()
                for half, place in enumerate(((stop, slot), (after, other)))
            ]
            if None not in blocks:
                morning, afternoon = (block or () for block in blocks)
                found.append(self.route(index, morning, afternoon[::-1], work))
        return found

    def _teams(self, cell: Cell) -> list[tuple[Array, Array, Array]]:
        """Stops that may share a day: all that are open, and those that are in each half."""
        members: dict[str, list[int]] = defaultdict(list)
        one_area = self.problem.config.work.one_area_per_day
        for stop in sorted({stop for stop, _ in cell.open}):
            members[self.problem.config.stops[stop].area if one_area else ""].append(stop)
        teams: list[tuple[Array, Array, Array]] = []
        for stops in members.values():
            first, last = (
                np.array([stop for stop in stops if (stop, half.value) in cell.open], np.int64)
                for half in Half
            )
            teams.append((np.array(stops, np.int64), first, last))
        return teams


def _block(labels: Labels, stop: int, slot: int) -> tuple[int, ...] | None:
    """The stops of a label, away from the depot; None if it was merged."""
    if labels.path[stop, slot, 0] < 0:
        return None
    return tuple(labels.path[stop, slot, : labels.level[stop, slot]].tolist())
