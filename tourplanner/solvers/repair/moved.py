"""Columns of a calendar for which there is room: if it can be driven, it is as good as any."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from tourplanner.domain.period import Half
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.columns import Column, DayPlans
from tourplanner.solvers.repair.drivable import Drivable, Guest
from tourplanner.solvers.repair.orders import Orders
from tourplanner.solvers.repair.owed import Owed, VanDay

MOST_TOGETHER = 3
"""So many visits that come to a van-day, and that leave it, are tried together."""

_Thing = TypeVar("_Thing")


class Moved:
    """The columns in which some promises are where they move to, or no longer where they were."""

    def __init__(self, owed: Owed, base: Base, plans: DayPlans) -> None:
        self._drivable = Drivable(owed)
        self._owed = owed
        self._base = base
        self._plans = plans

    def columns(
        self, moves: Mapping[int, tuple[date, Half]], gone: frozenset[int], orders: Orders
    ) -> Iterator[Column]:
        """All of them, for promises that move to a half-day each, and those that are `gone` from theirs."""
        owed = self._owed
        coming: dict[VanDay, list[tuple[int, Half]]] = defaultdict(list)
        leaving: dict[VanDay, list[int]] = defaultdict(list)
        for index, (day, half) in sorted(moves.items()):
            promise = owed.problem.promises[index]
            for van in sorted(owed.days[day].vans):
                if owed.is_free(van, day) and owed.allows(promise.stop, day, half, van):
                    coming[van, day].append((index, half))
            told = self._base.where.get(index)
            if told is not None:
                leaving[told].append(index)
        yield from self._shared(moves, gone, orders)
        for van, day in sorted({*coming, *leaving}, key=lambda van_day: (van_day[1], van_day[0])):
            here = owed.days[day]
            ways = (
                self._filled(rest, guests, here, van)
                for rest in self._less((van, day), leaving.get((van, day), ()))
                for guests in _some(coming.get((van, day), ()))
            )
            yield from orders.columns(here, van, [order for order in ways if order and order.stops])

    def _shared(
        self, moves: Mapping[int, tuple[date, Half]], gone: frozenset[int], orders: Orders
    ) -> Iterator[Column]:
        """Of each date that changes, the columns by which its vans share what is there then."""
        guests: dict[date, set[Guest]] = defaultdict(set)
        for (stop, day, half), promise in self._base.kept.items():
            guests[day].update([] if promise in gone else [(stop, half)])
        changing = {self._base.where[promise][1] for promise in gone if promise in self._base.where}
        for promise, (day, half) in moves.items():
            guests[day].add((self._owed.problem.promises[promise].stop, half))
            changing.add(day)
        for day in sorted(changing):
            by_van: dict[str, list[DayOrder]] = defaultdict(list)
            for van, order in self._drivable.shares(self._owed.days[day], sorted(guests[day])):
                by_van[van].append(order)
            for van, those in by_van.items():
                yield from orders.columns(self._owed.days[day], van, those)

    def _less(self, van_day: VanDay, promises: Sequence[int]) -> Iterator[DayOrder]:
        """The tour that is there without some promises."""
        problem = self._owed.days[van_day[1]].problem
        whole = DayOrder.of(problem, self._base.tours.get(van_day))
        for gone in _some(promises):
            rest = whole
            for promise in gone:
                rest = rest.without(problem.stop_index[self._owed.problem.promises[promise].stop])
            yield rest

    def _filled(
        self, order: DayOrder, guests: Sequence[tuple[int, Half]], day: RealDay, van: str
    ) -> DayOrder | None:
        """An order with more promises, each where it adds least driving; None if one has no place."""
        config = day.problem.config
        for promise, half in guests:
            stop = day.problem.stop_index[self._owed.problem.promises[promise].stop]
            if any(config.stops[other].once_a_day == config.stops[stop].once_a_day for other in order.stops):
                return None
            ways = [
                (plan.drive, rank, longer)
                for rank, longer in enumerate(order.insertions(stop, half))
                if (plan := self._plans.get(day, van, longer)) is not None
            ]
            if not ways:
                return None
            order = min(ways, key=lambda way: way[:2])[2]
        return order


def _some(things: Sequence[_Thing]) -> Iterator[tuple[_Thing, ...]]:
    """None of them, and any few."""
    for number in range(MOST_TOGETHER + 1):
        yield from combinations(things, number)
