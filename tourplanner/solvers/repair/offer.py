"""Which columns a repair chooses from, and what is known of calendars of other columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.repair_problem import RealDay, Repair
from tourplanner.solvers.repair.base import Base, around
from tourplanner.solvers.repair.columns import Column, DayPlan, DayPlans, single_stop_columns
from tourplanner.solvers.repair.moved import Moved
from tourplanner.solvers.repair.neighbours import Neighbourhood
from tourplanner.solvers.repair.orders import Orders, all_orders, fewest_orders
from tourplanner.solvers.repair.owed import Owed, VanDay
from tourplanner.solvers.repair.screen import changed_weights
from tourplanner.solvers.shape import stops_can_share_a_half

MOST_ORDERS = 60_000
"""Orders of all days together up to which every one is written down."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Columns, those that are there among them.

    ``least`` is None where no calendar has others; else what no calendar betters, as far as that is known.
    With ``suffices`` calendars that are as good as that have no other columns.
    """

    columns: tuple[Column, ...]
    least: Mapping[Aim, int] | None = None
    suffices: bool = False


class Market:
    """All offers of one repair: first what most often does, then more."""

    def __init__(self, owed: Owed, base: Base) -> None:
        self.base = base
        self._owed = owed
        self._plans = DayPlans(owed)
        self._orders = Orders(owed, self._plans)

    @cached_property
    def least(self) -> Mapping[Aim, int]:
        """What no calendar betters: what no van can reach is lost, what is closed must change."""
        promises = self._owed.problem.promises
        reachable = [p for p in self.base.displaced if self._can_be_held(p)]
        lost = set(self.base.displaced).difference(reachable)
        closed = (p for p in reachable if not self._is_open_where_told(p))
        return {
            Aim.LOST: sum(promises[p].people for p in lost),
            Aim.CHANGED: sum(promises[p].weight for p in closed),
        }

    def least_changed(self, lost: int) -> int:
        """What changes weigh at least where so many people are lost, the heaviest visits among them."""
        promises = self._owed.problem.promises
        closed = [promises[p] for p in self.base.displaced if not self._is_open_where_told(p)]
        out, left = 0, lost
        for people in sorted(promise.people for promise in promises):
            if people > left:
                break
            out, left = out + 1, left - people
        weights = sorted((promise.weight for promise in closed), reverse=True)
        return sum(weights[out:])

    @cached_property
    def everything(self) -> Offer | None:
        """All columns there are; None where nobody can write them down."""
        if not any(stops_can_share_a_half(problem) for problem in self._unlike()):
            single = (
                column
                for day, van in self._free_van_days()
                for column in single_stop_columns(self._owed, self._plans, day, van)
            )
            return Offer(tuple(self._with_told(single)))
        every = self._every_order()
        return None if every is None else Offer(tuple(self._with_told(every)))

    def breaking(self, most: int) -> Offer:
        """Of all columns those by which changes weigh at most so much more than they must."""
        assert self.everything is not None
        columns = self.everything.columns
        weights = changed_weights(self._owed, columns)
        light = (c for c, weight in zip(columns, weights, strict=True) if weight <= most or c.told)
        return Offer(tuple(light), self.least, suffices=True)

    def nearby(self, *, giving_way: bool) -> Offer:
        """The columns near what still stands."""
        near = Neighbourhood(self._owed, self.base, self._orders).columns(giving_way=giving_way)
        return Offer(tuple(self._with_told(near)), self.least)

    def around(self, found: Repair) -> Offer:
        """The columns near a calendar that was found, its own among them, where any visit may give way."""
        base = around(self._owed, found)
        near = Neighbourhood(self._owed, base, self._orders).columns(giving_way=True)
        own = (Column(day, van, DayPlan.of(tour)) for (van, day), tour in base.tours.items())
        return Offer(tuple(dict.fromkeys((*self._with_told(own), *self._with_told(near)))), self.least)

    def with_moves(self, near: Offer, moves: Mapping[int, tuple[date, Half]], gone: frozenset[int]) -> Offer:
        """An offer with the columns in which promises have moved to where there is room."""
        moved = Moved(self._owed, self.base, self._plans).columns(moves, gone, self._orders)
        return replace(near, columns=tuple(dict.fromkeys((*near.columns, *self._with_told(moved)))))

    def _with_told(self, others: Iterable[Column]) -> Iterator[Column]:
        """The columns that are there, and others."""
        told: dict[VanDay, Column] = {(c.van, c.date): c for c in told_columns(self.base)}
        yield from told.values()
        for column in others:
            mine = told.get((column.van, column.date))
            if mine is None or column.visits != mine.visits:
                yield column

    def _free_van_days(self) -> Iterator[tuple[RealDay, str]]:
        owed = self._owed
        for day in owed.problem.days:
            if not owed.is_frozen(day.date):
                yield from ((day, van) for van in sorted(day.vans) if owed.is_free(van, day.date))

    def _every_order(self) -> Iterator[Column] | None:
        """The columns of every order there is, None if these are too many."""
        found = []
        left = MOST_ORDERS
        van_days = list(self._free_van_days())
        # To write down sixty thousand orders for nothing takes longer than to count those that are plain.
        if any(count > left for count in accumulate(fewest_orders(self._owed, *each) for each in van_days)):
            return None
        for day, van in van_days:
            mine = all_orders(self._owed, day, van, left)
            if mine is None:
                return None
            found.append((day, van, mine))
            left -= len(mine)
        return (column for day, van, mine in found for column in self._orders.columns(day, van, mine))

    def _unlike(self) -> Iterator[Problem]:
        """The problems whose stops or hours differ."""
        seen = set()
        for day in self._owed.problem.days:
            config = day.problem.config
            key = id(config.stops), id(config.work), id(config.sessions)
            if key not in seen:
                seen.add(key)
                yield day.problem

    def _is_open_where_told(self, promise: int) -> bool:
        told = self._owed.problem.promises[promise]
        return (told.date, told.half) in self._owed.places[promise]

    def _can_be_held(self, promise: int) -> bool:
        """Whether some van can serve it, if it does nothing else that day."""
        owed, stop = self._owed, self._owed.problem.promises[promise].stop
        for day, half in owed.places[promise]:
            here = owed.days[day]
            position = here.problem.stop_index[stop]
            order = DayOrder((position,), ()) if half is Half.MORNING else DayOrder((), (position,))
            for van in here.vans:
                may = owed.is_free(van, day) and owed.allows(stop, day, half, van)
                if may and self._plans.get(here, van, order):
                    return True
        return False


def told_columns(base: Base) -> Iterator[Column]:
    """The columns that are there."""
    for (van, day), tour in base.tours.items():
        yield Column(day, van, DayPlan.of(tour), tour)
