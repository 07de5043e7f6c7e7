"""Which columns a repair chooses from, and what is known of calendars of other columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.columns import Column, DayPlan, DayPlans, single_stop_columns
from tourplanner.solvers.repair.neighbours import Neighbourhood
from tourplanner.solvers.repair.orders import Orders, all_orders
from tourplanner.solvers.repair.owed import Owed, VanDay
from tourplanner.solvers.shape import stops_can_share_a_half

MOST_ORDERS = 60_000
"""Orders of all days together up to which every one is written down."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Columns, those that are there among them.

    ``least`` is None where no calendar has others; else what no calendar betters, as far as that is known.
    """

    columns: tuple[Column, ...]
    least: Mapping[Aim, int] | None = None


def offers(owed: Owed, base: Base) -> Iterator[Offer]:
    """What to choose from: first what most often does, then more, as long as there is more."""
    plans = DayPlans()
    if not any(stops_can_share_a_half(problem) for problem in _unlike(owed)):
        yield Offer(tuple(_with_told(base, _single(owed, plans))))
        return
    orders = Orders(owed, plans)
    every = _every_order(owed, orders)
    if every is not None:
        yield Offer(tuple(_with_told(base, every)))
        return
    least = {Aim.LOST: _least_lost(owed, base, plans), Aim.CHANGED: _least_changed(owed, base, plans)}
    for giving_way in (False, True):
        near = Neighbourhood(owed, base, orders).columns(giving_way=giving_way)
        yield Offer(tuple(_with_told(base, near)), least)


def told_columns(base: Base) -> Iterator[Column]:
    """The columns that are there."""
    for (van, day), tour in base.tours.items():
        yield Column(day, van, DayPlan.of(tour), tour)


def _with_told(base: Base, others: Iterator[Column]) -> Iterator[Column]:
    """The columns that are there, and the others."""
    told: dict[VanDay, Column] = {(column.van, column.date): column for column in told_columns(base)}
    yield from told.values()
    for column in others:
        mine = told.get((column.van, column.date))
        if mine is None or column.visits != mine.visits:
            yield column


def _free_van_days(owed: Owed) -> Iterator[tuple[RealDay, str]]:
    for day in owed.problem.days:
        if not owed.is_frozen(day.date):
            yield from ((day, van) for van in sorted(day.vans) if owed.is_free(van, day.date))


def _single(owed: Owed, plans: DayPlans) -> Iterator[Column]:
    for day, van in _free_van_days(owed):
        yield from single_stop_columns(owed, plans, day, van)


def _every_order(owed: Owed, orders: Orders) -> Iterator[Column] | None:
    """The columns of every order there is, None if these are too many."""
    found = []
    left = MOST_ORDERS
    for day, van in _free_van_days(owed):
        mine = all_orders(owed, day, van, left)
        if mine is None:
            return None
        found.append((day, van, mine))
        left -= len(mine)
    return (column for day, van, mine in found for column in orders.columns(day, van, mine))


def _unlike(owed: Owed) -> Iterator[Problem]:
    """The problems whose stops or hours differ."""
    seen = set()
    for day in owed.problem.days:
        config = day.problem.config
        key = id(config.stops), id(config.work), id(config.sessions)
        if key not in seen:
            seen.add(key)
            yield day.problem


def _least_lost(owed: Owed, base: Base, plans: DayPlans) -> int:
    """People at visits that no van can make, even if it did nothing else."""
    promises = owed.problem.promises
    return sum(promises[p].people for p in base.displaced if not _can_be_held(owed, plans, p))


def _least_changed(owed: Owed, base: Base, plans: DayPlans) -> int:
    """What it costs that no van can come where it was told, for those that can be held elsewhere."""
    promises = owed.problem.promises
    return sum(
        promises[p].weight
        for p in base.displaced
        if (promises[p].date, promises[p].half) not in owed.places[p] and _can_be_held(owed, plans, p)
    )


def _can_be_held(owed: Owed, plans: DayPlans, promise: int) -> bool:
    stop = owed.problem.promises[promise].stop
    for day, half in owed.places[promise]:
        here = owed.days[day]
        position = here.problem.stop_index[stop]
        order = DayOrder((position,), ()) if half is Half.MORNING else DayOrder((), (position,))
        for van in here.vans:
            if owed.is_free(van, day) and owed.allows(stop, day, van) and plans.get(here, van, order):
                return True
    return False
