"""Visits that the planner moves onto a date on which their van goes to an exceptional opening."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from math import factorial

from tourplanner.domain.event import VisitMoved
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.by_hand import ByHand
from tourplanner.schedule.day import DayOrder, hours_of, timed
from tourplanner.schedule.lay import Laid
from tourplanner.schedule.nearby import may_serve, van_allowed
from tourplanner.schedule.roster import Roster, VanDay

MOST_ORDERS = 2_000
"""Orders of a van's day up to which all are tried; of more, those that leave the others in theirs."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The van and the half of the day that a moved visit could have."""

    van: str
    half: Half


def put_beside(roster: Roster, laid: Laid, hand: ByHand) -> Laid:
    """Put what was moved by hand beside the openings of its new date, where that is possible.

    Nothing that is there gives way, as little as elsewhere. What finds no place beside an opening is left to
    other vans.

    Parameters
    ----------
    roster
        The openings, and all that stays beside them; it is given what finds a place.
    laid
        What was laid by then.
    hand
        What the planner moved.

    Returns
    -------
    Laid
        With the keys of what found a place, which is displaced no more.
    """
    waiting: dict[date, list[tuple[str, VisitMoved]]] = defaultdict(list)
    there = set(laid.keys.values())
    for key, event in hand.moved.items():
        if key not in there and _openings(roster, event.to_date):
            waiting[event.to_date].append((key, event))
    found: dict[str, tuple[date, str]] = {}
    for day, moved in waiting.items():
        tours, placed = _best(roster, day, moved)
        for (van, _), tour in tours.items():
            roster.put(van, day, tour)
        found.update({key: (day, event.stop) for key, event in placed})
    keys = laid.keys | {where: key for key, where in found.items()}
    return Laid(keys, [each for each in laid.displaced if each.key not in found])


def _openings(roster: Roster, day: date) -> tuple[Tour, ...]:
    """The tours of a date that go to an exceptional opening."""
    openings = roster.real.openings
    return tuple(tour for tour in roster.on(day) if any(visit.stop in openings for visit in tour.visits))


def _best(
    roster: Roster, day: date, moved: Sequence[tuple[str, VisitMoved]]
) -> tuple[dict[VanDay, Tour], list[tuple[str, VisitMoved]]]:
    """The tours of a date with as many of the moved visits as can be, and these; the quickest of such."""
    ways = [(None, *_places(roster, event)) for _, event in moved]
    for left in range(len(moved)):
        best: tuple[int, int, dict[VanDay, Tour], list[tuple[str, VisitMoved]]] | None = None
        for places in product(*ways):
            if places.count(None) != left:
                continue
            asked = [(event.stop, place) for (_, event), place in zip(moved, places, strict=True) if place]
            tours = _with(roster, day, asked)
            if tours is None:
                continue
            late = sum(_at_other_hours(roster.tour(*at), tour) for at, tour in tours.items())
            drive = sum(tour.drive_seconds for tour in tours.values())
            if best is None or (late, drive) < best[:2]:
                placed = [each for each, place in zip(moved, places, strict=True) if place]
                best = late, drive, tours, placed
        if best is not None:
            return best[2], best[3]
    return {}, []


def _places(roster: Roster, event: VisitMoved) -> Iterator[_Place]:
    """The vans and halves in which the moved visit is allowed on its new date."""
    real = roster.real
    for tour in _openings(roster, event.to_date):
        for half in Half if event.to_half is None else (event.to_half,):
            is_open = may_serve(roster, event.stop, (event.to_date, half), event.date)
            shut = real.closing(event.stop, event.to_date, half, tour.van)
            if is_open and shut is None and van_allowed(real, event.stop, tour.van):
                yield _Place(tour.van, half)


def _with(roster: Roster, day: date, asked: Sequence[tuple[str, _Place]]) -> dict[VanDay, Tour] | None:
    """The tours of a date with these stops besides; None if a van has none, or its crew no time."""
    by_van: dict[str, list[tuple[str, Half]]] = defaultdict(list)
    for stop, place in asked:
        by_van[place.van].append((stop, place.half))
    tours: dict[VanDay, Tour] = {}
    for van, stops in by_van.items():
        kept = roster.tour(van, day)
        assert kept is not None, "the places are those of tours that there are"
        ways = [tour for tour in _ways(roster, kept, stops) if roster.fits({(van, day): tour})]
        if not ways:
            return None
        tours[van, day] = min(ways, key=lambda tour: (_at_other_hours(kept, tour), tour.drive_seconds))
    return tours if roster.fits(tours) else None


def _ways(roster: Roster, kept: Tour, stops: Sequence[tuple[str, Half]]) -> Iterator[Tour]:
    """The tours with some stops more: where that can be at the hours that there are, and at others."""
    opening = next(visit.stop for visit in kept.visits if visit.stop in roster.real.openings)
    problem = roster.real.openings[opening].day.beside
    communes = [problem.stop(visit.stop).once_a_day for visit in kept.visits]
    communes += [problem.stop(stop).once_a_day for stop, _ in stops]
    if len(set(communes)) < len(communes):
        return
    for order in _orders(problem, kept, stops):
        for hours in (hours_of(kept), None):
            tour = timed(problem, problem.van_index[kept.van], kept.date, order, hours)
            if tour is not None:
                yield tour


def _orders(problem: Problem, kept: Tour, stops: Sequence[tuple[str, Half]]) -> Iterator[DayOrder]:
    """The orders of a day in which each visit stays in its half."""
    before = DayOrder.of(problem, kept)
    more = {half: tuple(problem.stop_index[stop] for stop, other in stops if other is half) for half in Half}
    morning = (*before.morning, *more[Half.MORNING])
    afternoon = (*before.afternoon, *more[Half.AFTERNOON])
    if factorial(len(morning)) * factorial(len(afternoon)) <= MOST_ORDERS:
        yield from (
            DayOrder(first, last) for first, last in product(permutations(morning), permutations(afternoon))
        )
        return
    orders = [before]
    for stop, half in stops:
        orders = [longer for order in orders for longer in order.insertions(problem.stop_index[stop], half)]
    yield from orders


def _at_other_hours(kept: Tour | None, tour: Tour) -> int:
    """How many visits of a tour have other hours in a longer one."""
    before, now = (hours_of(each) if each else {} for each in (kept, tour))
    return sum(now[visit] != hours for visit, hours in before.items())
