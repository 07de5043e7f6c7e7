"""The columns of a partition that cost little at the prices of its relaxation."""

from collections.abc import Sequence

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.cell_days import CellDays
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.day_kind import DayTours
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.prices import Prices

LOOKED_AT = 20
"""Day tours that are looked at for each column that there may be: most of them are needless."""


class PricedColumns:
    """The columns of a partition by reduced cost."""

    def __init__(self, problem: Problem, cells: Sequence[Cell], days: Sequence[CellDays]) -> None:
        self.problem, self.cells, self.days = problem, cells, days
        stops = problem.config.stops
        # Stops to which it matters in which half they are visited.
        self._particular = np.int64(
            sum(1 << stop for stop, asked in enumerate(stops) if asked.regular and asked.visits > 1)
        )

    def within(self, optimum: Optimum | None, reach: float, most: int) -> tuple[Column, ...] | None:
        """Every column of a reduced cost below `reach` but needless ones; None if more than `most`."""
        found: list[Column] = []
        for cell, days in enumerate(self.days):
            prices = _free(self.problem) if optimum is None else optimum.prices[cell]
            ceiling = reach + (0.0 if optimum is None else optimum.van_days[cell])
            here = self._of_cell(cell, days, prices, ceiling, most - len(found))
            if here is None:
                return None
            found += here
        return tuple(found)

    def _of_cell(
        self, cell: int, days: CellDays, prices: Prices, ceiling: float, most: int
    ) -> list[Column] | None:
        found = [Column(cell, tour) for cost, tour in days.whole_days(prices) if cost < ceiling]
        tours: list[DayTours] = []
        for some in days.below(prices, ceiling):
            if len(some.tours):
                tours.append(some.tours)
            if sum(map(len, tours)) > LOOKED_AT * most:
                return None
        if tours:
            best = self._needed(days, _joined(tours))
            if len(best) + len(found) > most:
                return None
            found += [Column(cell, days.kind.day_tour(best, row)) for row in range(len(best))]
        return found

    def _needed(self, days: CellDays, tours: DayTours) -> DayTours:
        """Those that no other with the same stops beats in driving, metres and work.

        In which half a stop is visited counts for those alone to which it matters.
        """
        first, second = days.stops(tours)
        keys = [first | second, first & self._particular]
        if days.kind.rest_can_bind:
            keys += [tours.start, tours.end]
        if days.parts > 1:
            keys.append(days.places_of(tours))
        rows = np.lexsort((tours.work, tours.metres, tours.drive, *reversed(keys)))
        begins = np.concatenate([[True], np.any([key[rows][1:] != key[rows][:-1] for key in keys], axis=0)])
        work = tours.work[rows]
        apart = work - np.cumsum(begins) * (int(work.max()) + 1)
        before = np.concatenate([[0], np.minimum.accumulate(apart)[:-1]])
        return tours.of(np.sort(rows[begins | (apart < before)]))


def _free(problem: Problem) -> Prices:
    """Nothing costs or earns anything."""
    return Prices(0.0, 0.0, np.zeros((2, len(problem.config.stops))))


def _joined(parts: Sequence[DayTours]) -> DayTours:
    names = ("morning", "afternoon", "drive", "metres", "work", "start", "end")
    return DayTours(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
