"""The columns of a node that are part of a cover (`covers`) at the prices of its relaxation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.covers import Covers
from tourplanner.solvers.exact.merged import Places
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.relaxation import Relaxation

MOST_PAIRS, FEWEST_PAIRS = 8_000_000, 1_000_000
"""Pairs of a state and a column that are looked at, at most: about a third of a second. Where that was too
few, half as many the next time that the same is asked."""

ROUNDING = 1e-3
"""What may be wrong with sums of reduced costs, in seconds."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The columns of covers below a goal; ``is_none`` where there is no cover at all."""

    columns: tuple[Column, ...]
    is_none: bool


class Covering:
    """What is in covers of the visits of a problem, one node after another."""

    def __init__(self, problem: Problem, relaxation: Relaxation) -> None:
        self.problem, self.relaxation = problem, relaxation
        self._pairs = MOST_PAIRS
        self._kept: tuple[int, ...] = ()
        self._order = _neighbours(problem)

    def columns(
        self, optimum: Optimum, columns: tuple[Column, ...], goal: float, kept: Sequence[int]
    ) -> Covered | None:
        """Those that a plan may have that drives less than the goal; None if states are too many."""
        if tuple(kept) != self._kept:
            self._pairs, self._kept = MOST_PAIRS, tuple(kept)
        stops, levels = self.problem.config.stops, [members for members, _ in self.relaxation.rows.levels]
        pieces = np.zeros((len(columns) + len(stops), len(stops) + len(levels)), np.int64)
        for row, column in enumerate(columns):
            pieces[row, list(column.tour.stops)] = 1
        for stop in range(len(stops)):  # not to make a visit is a piece, too
            pieces[len(columns) + stop, stop] = 1
        for level, members in enumerate(levels):
            pieces[[len(columns) + stop for stop in members], len(stops) + level] = 1
        made = pieces[: len(columns), : len(stops)]
        reduced = np.concatenate([self._costs(optimum, columns, made), optimum.lacking])
        drive = np.array([*(column.tour.drive for column in columns), *(0 for _ in stops)], np.float64)
        below = np.array([goal - optimum.bound + ROUNDING, goal])
        order = [*self._order, *range(len(stops), len(stops) + len(levels))]
        visits = [stops[stop].visits for stop in self._order]
        found = Covers(visits, kept, pieces[:, order], np.array([reduced, drive])).parts_of_any(
            below, self._pairs
        )
        if found is None:
            self._pairs = max(FEWEST_PAIRS, self._pairs // 2)
            return None
        left = found[: len(columns)].tolist()
        return Covered(
            tuple(column for column, there in zip(columns, left, strict=True) if there), not found.any()
        )

    def _costs(self, optimum: Optimum, columns: Sequence[Column], made: Array) -> Array:
        """Reduced costs of columns; ``made`` int64[columns, stops] are their visits."""
        costs = np.zeros(len(columns))
        places = [Places(cell, made.shape[1]) for cell in self.relaxation.cells]
        for row, column in enumerate(columns):
            prices, tour = optimum.prices[column.cell], column.tour
            morning, afternoon = list(tour.morning), list(tour.afternoon)
            earned = prices.visits[0, morning].sum() + prices.visits[1, afternoon].sum()
            if prices.areas is not None:
                earned += prices.areas[tour.stops[0]]
            paid = (
                0.0 if prices.parts is None else prices.parts[places[column.cell].of_tour(morning, afternoon)]
            )
            driven = prices.drive * tour.drive + prices.work * tour.work
            costs[row] = driven + paid - earned - optimum.van_days[column.cell]
        for cut, price in optimum.prices[0].cuts.items():
            weights = np.bincount(cut.stops, minlength=made.shape[1])
            costs += price * (made @ weights // cut.parts)
        return costs


def _neighbours(problem: Problem) -> list[int]:
    """Stops, the farthest from the depot first, then always the one that is nearest to those before."""
    depots = len(problem.config.depots)
    seconds = problem.seconds[depots:, depots:].astype(np.int64)
    away = problem.seconds[:depots, depots:].min(axis=0)
    order = [int(away.argmax())]
    near = seconds[:, order[0]].copy()
    while len(order) < len(away):
        near[order] = np.iinfo(np.int64).max
        order.append(int(near.argmin()))
        near = np.minimum(near, seconds[:, order[-1]])
    return order
