"""Moving a displaced visit to the nearest legal half-day that is free for a van."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.nearby import Displaced, may_serve, slots_near, van_allowed
from tourplanner.schedule.roster import Roster, VanDay

Cost = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A new half-day for a visit, and the tours that give it.

    ``cost`` compares places in the same half-day: seconds and metres of driving that are added, then
    what breaks ties, always the same way.
    """

    day: date
    half: Half
    tours: Mapping[VanDay, Tour]
    cost: Cost


def shift(roster: Roster, visit: Displaced) -> Place | None:
    """The nearest place, there the one of least added driving; None within `shift_days`."""
    reach = roster.real.config.schedule.shift_days
    for day, half in slots_near(visit.day, visit.half, reach):
        if may_serve(roster, visit.stop, (day, half), visit.day):
            places = _places(roster, visit, day, half)
            best = min(places, key=lambda place: place.cost, default=None)
            if best is not None:
                return best
    return None


def _places(roster: Roster, visit: Displaced, day: date, half: Half) -> Iterator[Place]:
    """Every legal tour of every van with the visit added in that half-day."""
    problem = roster.real.on(day).problem
    stop = problem.stop_index[visit.stop]
    for van, rules in enumerate(problem.config.vans):
        if not van_allowed(roster.real, visit.stop, rules.id):
            continue
        before = roster.tour(rules.id, day)
        for rank, order in enumerate(DayOrder.of(problem, before).insertions(stop, half)):
            tour = timed(problem, van, day, order)
            if tour is None or not roster.fits({(rules.id, day): tour}):
                continue
            cost = (*added([before], [tour]), int(rules.id != visit.van), van, rank)
            yield Place(day, half, {(rules.id, day): tour}, cost)


def added(before: list[Tour | None], after: list[Tour]) -> tuple[int, int]:
    """Seconds and metres of driving that tours have more than those before."""
    seconds = sum(tour.drive_seconds for tour in after) - sum(t.drive_seconds for t in before if t)
    metres = sum(tour.distance_m for tour in after) - sum(t.distance_m for t in before if t)
    return seconds, metres
