"""Letting a displaced visit change places with a visit of another stop."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.nearby import Displaced, Leaving, may_serve, slots_near, van_allowed
from tourplanner.schedule.roster import Roster, VanDay
from tourplanner.schedule.shift import Place, added


@dataclass(frozen=True, slots=True)
class Swap:
    """A new place for a displaced visit, whose half-day the stop ``partner`` takes."""

    partner: str
    place: Place


def swap(roster: Roster, visit: Displaced, settled: Collection[tuple[date, str]]) -> Swap | None:
    """The nearest visit of another stop to change places with, among near ones that of least driving.

    Parameters
    ----------
    settled
        Visits (date and stop) that have moved already and stay where they are.

    Returns
    -------
    Swap or None
        None too for a date that is closed for everyone, which nobody can take over.
    """
    if visit.closing.rule == VAN_DAY.id:
        return None
    real = roster.real
    for day, half in slots_near(visit.day, visit.half, real.config.schedule.shift_days):
        if not real.covers(day):
            continue
        partners = (
            (tour, other)
            for tour in roster.on(day)
            for other in tour.visits
            if other.half is half and (day, other.stop) not in settled
        )
        swaps = (each for tour, other in partners for each in _swaps(roster, visit, tour, other))
        best = min(swaps, key=lambda each: each.place.cost, default=None)
        if best is not None:
            return best
    return None


def _swaps(roster: Roster, visit: Displaced, tour: Tour, other: Visit) -> Iterator[Swap]:
    """Every legal way of letting the visit change places with `other`, a visit of `tour`."""
    real, day, half, partner = roster.real, tour.date, other.half, other.stop
    leaving = [Leaving(real.on(day).problem.stop(partner), day)]
    if not (
        partner != visit.stop
        and van_allowed(real, visit.stop, tour.van)
        and van_allowed(real, partner, visit.van)
        and may_serve(roster, visit.stop, (day, half), visit.day, leaving)
        and may_serve(roster, partner, (visit.day, visit.half), day, leaving)
    ):
        return
    for rank, orders in enumerate(_orders(roster, visit, tour, partner, half)):
        tours = _timed(roster, orders)
        if tours is None or not roster.fits(tours):
            continue
        cost = added([roster.tour(*van_day) for van_day in tours], list(tours.values()))
        position = [stop.id for stop in real.config.stops].index(partner)
        yield Swap(partner, Place(day, half, tours, (*cost, position, rank)))


def _orders(
    roster: Roster, visit: Displaced, tour: Tour, partner: str, half: Half
) -> Iterator[dict[VanDay, DayOrder]]:
    """The days of both vans with the two stops exchanged, each at every rank."""
    here, there = (visit.van, visit.day), (tour.van, tour.date)
    near, far = (roster.real.on(day).problem for day in (visit.day, tour.date))
    rest = DayOrder.of(far, tour).without(far.stop_index[partner])
    arriving = list(rest.insertions(far.stop_index[visit.stop], half))
    if here == there:
        for order in arriving:
            both_there = order.insertions(near.stop_index[partner], visit.half)
            yield from ({here: both} for both in both_there)
        return
    mine = DayOrder.of(near, roster.tour(*here))
    for left, right in product(mine.insertions(near.stop_index[partner], visit.half), arriving):
        yield {here: left, there: right}


def _timed(roster: Roster, orders: Mapping[VanDay, DayOrder]) -> dict[VanDay, Tour] | None:
    tours = {}
    for (van, day), order in orders.items():
        problem = roster.real.on(day).problem
        tour = timed(problem, problem.van_index[van], day, order)
        if tour is None:
            return None
        tours[van, day] = tour
    return tours
