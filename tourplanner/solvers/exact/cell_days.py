"""The day tours of a cell at given prices: those below a cost, cheapest first, a slice after another."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.day_tours import DayTour
from tourplanner.solvers.exact.day_kind import NONE, DayKind, DayTours
from tourplanner.solvers.exact.half_costs import HalfCosts
from tourplanner.solvers.exact.half_days import HalfDays
from tourplanner.solvers.exact.merged import Places
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.prices import Prices

AT_ONCE = 200_000
"""Pairs of half-days that are looked at together."""

FEW_AT_ONCE = 1_000
"""Pairs of which it is looked up together what they pay for cuts."""

NARROW = 1e-6
"""A range of costs that is not worth dividing."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Day tours with their costs; of those that come later none costs less than ``floor``."""

    tours: DayTours
    costs: Array
    floor: float


class CellDays:
    """The day tours that a cell admits."""

    def __init__(self, kind: DayKind, cell: Cell) -> None:
        self.kind = kind
        places = Places(cell, len(kind.out[0]))
        self.parts = places.number
        self.places = tuple(
            _places(half, visits, places.every)
            for half, visits in zip(kind.halves, places.of_visit, strict=True)
        )
        self.rows = tuple(np.flatnonzero(each[:-1]) for each in self.places)
        fits = self.places_of(kind.alone) != 0
        self.alone = kind.alone.of(np.flatnonzero(fits))
        self.whole = tuple((tour, here) for tour in kind.whole if (here := places.of_tour(tour.morning, ())))

    def whole_days(self, prices: Prices) -> list[tuple[float, DayTour]]:
        """The tours of visits of a whole day with their costs."""
        return [
            (
                prices.drive * tour.drive
                + prices.work * tour.work
                - float(prices.visits[0, tour.morning[0]])
                + (0.0 if prices.parts is None else float(prices.parts[here]))
                - (0.0 if prices.areas is None else float(prices.areas[tour.morning[0]])),
                tour,
            )
            for tour, here in self.whole
            if prices.node.admits_alone(tour.morning[0])
        ]

    def below(self, prices: Prices, ceiling: float) -> Iterator[Slice]:
        """The other day tours below the ceiling: those of one half, then pairs, cheapest first."""
        halves = [
            HalfCosts.of(self.kind, number, rows[self._half_admitted(number, rows, prices.node)], prices)
            for number, rows in enumerate(self.rows)
        ]
        ranges = _Ranges(self.kind, halves[0], halves[1], prices, ceiling)
        alone = self._alone_costs(halves, prices) + self._paid_for_parts(self.alone, prices)
        admitted = self._admitted(self.alone, prices.node)
        for stops in self.stops(self.alone):
            admitted &= prices.node.admitted_halves(stops)
        cheap = np.flatnonzero((alone < ceiling) & admitted)
        yield Slice(self.alone.of(cheap), alone[cheap], ranges.least)
        low = ranges.least - NARROW  # the least itself is in the first range
        end = min(ceiling, ranges.most)
        while low < end:
            high = ranges.up_to(low, end)
            for first, second in ranges.pairs(low, high):
                tours = self._fitting(self.kind.paired(halves[0].rows[first], halves[1].rows[second]))
                costs = _costs(tours, halves, prices, ceiling) + self._paid_for_parts(tours, prices)
                cheap = np.flatnonzero((costs < ceiling) & self._admitted(tours, prices.node))
                yield Slice(tours.of(cheap), costs[cheap], low)
            low = high
            yield Slice(self.alone.of(cheap[:0]), alone[:0], high)

    def stops(self, tours: DayTours) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The bits of the stops of tours: those of the morning, those of the afternoon."""
        first, second = self.kind.halves
        return (
            np.where(tours.morning == NONE, 0, np.append(first.stops, 0)[tours.morning]),
            np.where(tours.afternoon == NONE, 0, np.append(second.stops, 0)[tours.afternoon]),
        )

    def places_of(self, tours: DayTours) -> Array:
        """The parts of the dates of the cell on which all visits of tours may be made, as bits."""
        first, second = self.places
        found: Array = first[tours.morning] & second[tours.afternoon]
        return found

    def _fitting(self, tours: DayTours) -> DayTours:
        """Those of which all visits may be made on one date."""
        if self.parts == 1:
            return tours  # as each half may
        return tours.of(np.flatnonzero(self.places_of(tours)))

    def _paid_for_parts(self, tours: DayTours, prices: Prices) -> Array | float:
        if prices.parts is None:
            return 0.0
        paid: Array = prices.parts[self.places_of(tours)]
        return paid

    def _admitted(self, tours: DayTours, node: Node) -> Array:
        """Whether a node admits each of these tours, of half-days that it admits."""
        if not (node.apart or node.together):
            return np.ones(len(tours), bool)
        morning, afternoon = self.stops(tours)
        return node.admitted(morning | afternoon)

    def _half_admitted(self, number: int, rows: Array, node: Node) -> Array:
        """Whether a node admits each of these half-days of the morning (0) or the afternoon."""
        found: Array = node.admitted_halves(self.kind.halves[number].stops[rows])
        return found

    def _alone_costs(self, halves: list["HalfCosts"], prices: Prices) -> Array:
        tours = self.alone
        costs = prices.drive * tours.drive + prices.work * tours.work
        for half, mine in zip(halves, (tours.morning, tours.afternoon), strict=True):
            here = np.flatnonzero(mine != NONE)
            costs[here] += half.earned_by_row[mine[here]]
        if prices.areas is not None:
            # What half-days earn has it with those of the morning.
            here = np.flatnonzero(tours.morning == NONE)
            costs[here] -= prices.areas[self.kind.halves[1].first[tours.afternoon[here]]]
        return costs


class _Ranges:
    """Pairs of a morning and an afternoon by the least that they may cost."""

    def __init__(
        self, kind: DayKind, first: HalfCosts, second: HalfCosts, prices: Prices, ceiling: float
    ) -> None:
        legs = kind.between[0]
        joint = prices.drive * legs + prices.work * kind.ways[1]
        self.parts: list[tuple[Array, Array, Array, Array]] = []
        self.least, self.most = ceiling, -np.inf
        for stop in np.unique(first.end).tolist():
            mine = np.flatnonzero(first.end == stop)
            mine = mine[np.argsort(first.least[mine], kind="stable")]
            costs = second.least + joint[stop, second.end]
            near = np.flatnonzero(costs < ceiling - first.least[mine[0]])
            if len(near):
                near = near[np.argsort(costs[near], kind="stable")]
                self.parts.append((mine, first.least[mine], near, costs[near]))
                self.least = min(self.least, float(first.least[mine[0]] + costs[near[0]]))
                self.most = max(self.most, float(first.least[mine[-1]] + costs[near[-1]]) + 2 * NARROW)

    def up_to(self, low: float, ceiling: float) -> float:
        """The end of a range that begins at `low` and is not too full, if any is that narrow."""
        high = ceiling
        while high - low > NARROW and self._count(low, high) > AT_ONCE:
            high = low + (high - low) / 4
        return high if high - low > NARROW else min(ceiling, low + NARROW)

    def _count(self, low: float, high: float) -> int:
        return sum(
            int((np.searchsorted(costs, high - mine) - np.searchsorted(costs, low - mine)).sum())
            for _, mine, _, costs in self.parts
        )

    def pairs(self, low: float, high: float) -> Iterator[tuple[Array, Array]]:
        """Positions of the mornings and of the afternoons in a range, so many at a time."""
        kept: list[tuple[Array, Array]] = []
        for mornings, mine, afternoons, costs in self.parts:
            begin = np.searchsorted(costs, low - mine)
            number = np.searchsorted(costs, high - mine) - begin
            for part in _portions(number):
                many = number[part]
                total = int(many.sum())
                within = np.arange(total) - np.repeat(np.cumsum(many) - many, many)
                places = np.repeat(begin[part], many) + within
                kept.append((np.repeat(mornings[part], many), afternoons[places]))
                if sum(len(first) for first, _ in kept) >= AT_ONCE:
                    yield _joined(kept)
                    kept = []
        if kept:
            yield _joined(kept)


def _portions(number: Array) -> Iterator[slice]:
    """Slices of these numbers whose sums are not much more than is looked at together."""
    sums = np.cumsum(number)
    at, done = 0, 0
    while at < len(number) and done < (sums[-1] if len(sums) else 0):
        until = max(at + 1, int(np.searchsorted(sums, done + AT_ONCE, side="right")))
        yield slice(at, until)
        done, at = int(sums[until - 1]), until


def _joined(parts: list[tuple[Array, Array]]) -> tuple[Array, Array]:
    return np.concatenate([a for a, _ in parts]), np.concatenate([b for _, b in parts])


def _places(half: HalfDays, visits: Array, every: int) -> Array:
    """Per half-day the parts of the dates of a cell that admit all its visits, and every part for none."""
    padded = np.append(visits, every)  # position -1 is no visit
    return np.append(np.bitwise_and.reduce(padded[half.orders], axis=1), every)


def _costs(tours: DayTours, halves: list[HalfCosts], prices: Prices, ceiling: float) -> Array:
    """What pairs cost; of those below the ceiling, with what both halves pay together for cuts."""
    first, second = halves
    costs = (
        prices.drive * tours.drive
        + prices.work * tours.work
        + first.earned_by_row[tours.morning]
        + second.earned_by_row[tours.afternoon]
    )
    if prices.cuts:
        cheap = np.flatnonzero(costs < ceiling)
        costs[cheap] += _paid_by_both(tours.of(cheap), first, second)
    return costs


def _paid_by_both(tours: DayTours, first: HalfCosts, second: HalfCosts) -> Array:
    """What tours pay for the rests of both halves together; few at a time, so that they stay in cache."""
    paid = np.zeros(len(tours))
    mornings, afternoons = first.rests_by_row, second.rests_by_row
    for at in range(0, len(tours), FEW_AT_ONCE):
        part = slice(at, at + FEW_AT_ONCE)
        both = mornings.have[tours.morning[part]] & afternoons.have[tours.afternoon[part]]
        paid[part] = both.astype(np.float64) @ mornings.duals
    return paid
