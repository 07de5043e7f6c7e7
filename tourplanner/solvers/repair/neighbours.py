"""Columns near the tours that are there: with some more visits, without some, or moved as a whole.

Where half-days hold several stops nobody can write down every column. What a repair needs are the tours as
they are, less a visit or two, more a visit or two: those that lost their place, and those that give way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from tourplanner.domain.period import Half
from tourplanner.schedule.day import DayOrder
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.capacity import may_push
from tourplanner.solvers.repair.columns import Column
from tourplanner.solvers.repair.orders import Orders
from tourplanner.solvers.repair.owed import Owed, VanDay

NEAREST_DAYS = 24
"""On so many van-days a visit that needs a place is tried: those on which it adds least driving."""
NEAREST_DAYS_GIVING_WAY = 8
"""The same for a visit that only might give way."""
MOST_GUESTS = 8
"""So many visits are tried two by two on a van-day."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A promise that is tried in a half-day of a van; ``added`` seconds of driving there, about."""

    added: int
    promise: int
    half: Half


class Neighbourhood:
    """The columns near what still stands, for some promises that look for a place."""

    def __init__(self, owed: Owed, base: Base, orders: Orders) -> None:
        self._owed = owed
        self._base = base
        self._orders = orders
        self._guests: dict[VanDay, list[Guest]] = defaultdict(list)

    def columns(self, *, giving_way: bool) -> Iterator[Column]:
        """All columns but those that are there; with `giving_way`, one visit of a tour may leave it."""
        owed, base = self._owed, self._base
        self._invite(base.displaced, NEAREST_DAYS)
        leaving: dict[VanDay, list[int]] = {}
        if giving_way:
            relatives = self._relatives()
            stand = (base.where.get(promise) for promise in relatives)
            near = {*self._guests, *(van_day for van_day in stand if van_day)}
            leaving = {van_day: self._leaving(van_day) for van_day in sorted(near)}
            self._invite(relatives, NEAREST_DAYS)
            self._invite(sorted({p for these in leaving.values() for p in these}), NEAREST_DAYS_GIVING_WAY)
        whole = self._whole_tours()
        for van, day in sorted({*self._guests, *whole}, key=lambda van_day: (van_day[1], van_day[0])):
            orders = [
                *self._inserted((van, day), DayOrder.of(owed.days[day].problem, base.tours.get((van, day))))
            ]
            for promise in leaving.get((van, day), ()):
                orders += self._without((van, day), promise)
            yield from self._orders.columns(owed.days[day], van, [*orders, *whole.get((van, day), ())])

    def _invite(self, promises: Iterable[int], most: int) -> None:
        """Note each promise where it would add least driving."""
        owed = self._owed
        for index in promises:
            promise = owed.problem.promises[index]
            found = []
            for day, half in sorted(owed.places[index]):
                for van in sorted(owed.days[day].vans):
                    if owed.is_free(van, day) and owed.allows(promise.stop, day, half, van):
                        added = self._added((van, day), promise.stop, half)
                        if added is not None:
                            found.append((added, day, van, half))
            for added, day, van, half in sorted(found)[:most]:
                guest = Guest(added, index, half)
                if all((other.promise, other.half) != (index, half) for other in self._guests[van, day]):
                    self._guests[van, day].append(guest)

    def _added(self, van_day: VanDay, stop: str, half: Half) -> int | None:
        """Seconds of driving that a visit adds at least; None where commune or area forbid it."""
        van, day = van_day
        problem = self._owed.days[day].problem
        config, here = problem.config, problem.stop_index[stop]
        node, depot = problem.stop_node(here), problem.depot_index[problem.van(van).depot]
        order = DayOrder.of(problem, self._base.tours.get(van_day))
        for other in order.stops:
            if config.stops[other].once_a_day == config.stops[here].once_a_day:
                return None
            if config.work.one_area_per_day and config.stops[other].area != config.stops[here].area:
                return None
        nodes = [depot, *(problem.stop_node(other) for other in order.stops), depot]
        first, last = (
            (0, len(order.morning)) if half is Half.MORNING else (len(order.morning), len(nodes) - 2)
        )
        seconds = problem.drive
        return min(
            seconds(nodes[k], node) + seconds(node, nodes[k + 1]) - seconds(nodes[k], nodes[k + 1])
            for k in range(first, last + 1)
        )

    def _relatives(self) -> list[int]:
        """Promises next to a displaced one of their stop, which the least gap may ask to move."""
        owed, displaced, found = self._owed, set(self._base.displaced), set()
        for stop in {owed.problem.promises[p].stop for p in displaced}:
            for one, other in pairwise(owed.by_stop[stop]):
                if len(displaced & {one, other}) == 1 and may_push(owed, one, other):
                    found.update({one, other} - displaced)
        return sorted(found)

    def _leaving(self, van_day: VanDay) -> list[int]:
        """The promises on a van-day that have another place."""
        owed, tour = self._owed, self._base.tours.get(van_day)
        if tour is None:
            return []
        there = (self._base.kept[visit.stop, tour.date, visit.half] for visit in tour.visits)
        return [promise for promise in there if len(owed.places[promise]) > 1]

    def _without(self, van_day: VanDay, promise: int) -> Iterator[DayOrder]:
        """The tour without a visit, alone and with each guest."""
        van, day = van_day
        problem = self._owed.days[day].problem
        stop = problem.stop_index[self._owed.problem.promises[promise].stop]
        rest = DayOrder.of(problem, self._base.tours.get((van, day))).without(stop)
        if rest.stops:
            yield rest
        for guest in self._guests[van_day]:
            if guest.promise != promise:
                yield from rest.insertions(self._stop(guest, day), guest.half)

    def _inserted(self, van_day: VanDay, order: DayOrder) -> Iterator[DayOrder]:
        """The tour with one guest more, and with two."""
        day = van_day[1]
        guests = sorted(
            self._guests.get(van_day, ()), key=lambda guest: (guest.added, guest.promise, guest.half)
        )
        for guest in guests:
            yield from order.insertions(self._stop(guest, day), guest.half)
        for one, two in combinations(guests[:MOST_GUESTS], 2):
            if self._commune(one, day) != self._commune(two, day):
                for longer in order.insertions(self._stop(one, day), one.half):
                    yield from longer.insertions(self._stop(two, day), two.half)

    def _commune(self, guest: Guest, day: date) -> str:
        return self._owed.days[day].problem.config.stops[self._stop(guest, day)].once_a_day

    def _stop(self, guest: Guest, day: date) -> int:
        return self._owed.days[day].problem.stop_index[self._owed.problem.promises[guest.promise].stop]

    def _whole_tours(self) -> dict[VanDay, list[DayOrder]]:
        """Tours of closed dates, and their halves, as a whole on van-days that are free."""
        owed = self._owed
        found: dict[VanDay, list[DayOrder]] = defaultdict(list)
        displaced = set(self._base.displaced)
        for tour in owed.problem.tours:
            promises = [owed.told.get((visit.stop, tour.date, visit.half)) for visit in tour.visits]
            moving = [p for p in promises if p is not None and p in displaced]
            if not moving or tour.van not in {van for day in owed.problem.days for van in day.vans}:
                continue
            for day in self._common_days(moving):
                for van in sorted(owed.days[day].vans):
                    if owed.is_free(van, day) and (van, day) not in self._base.tours:
                        found[van, day] += self._transplanted(moving, (van, day))
        return dict(found)

    def _common_days(self, promises: list[int]) -> list[date]:
        """The dates on which each of them may be."""
        days = [{day for day, _ in self._owed.places[promise]} for promise in promises]
        return sorted(set.intersection(*days))

    def _transplanted(self, promises: list[int], van_day: VanDay) -> list[DayOrder]:
        """Visits of one tour, each in its half, on another van-day: all, or those of one half."""
        van, day = van_day
        owed, problem = self._owed, self._owed.days[van_day[1]].problem
        halves = {
            half: tuple(
                problem.stop_index[owed.problem.promises[p].stop]
                for p in promises
                if owed.problem.promises[p].half is half
                and (day, half) in owed.places[p]
                and owed.allows(owed.problem.promises[p].stop, day, half, van)
            )
            for half in Half
        }
        morning, afternoon = halves[Half.MORNING], halves[Half.AFTERNOON]
        orders = (DayOrder(morning, afternoon), DayOrder(morning, ()), DayOrder((), afternoon))
        return [order for order in orders if order.stops]
