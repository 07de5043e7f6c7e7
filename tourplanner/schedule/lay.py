"""Laying grids over real dates, as far as these are open.

A tour whose visits are all open keeps its times; where some are closed the others are timed anew. Tours on
dates that are not free are those of the plan and stand as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_HOURS
from tourplanner.problem.rules.rest import REST
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.grid_from import GridFrom, grid_on
from tourplanner.schedule.nearby import Displaced
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.roster import Roster

DatedStop = tuple[date, str]
"""What tells a visit from all others: a stop is visited once a day at most."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid besides the tours: the key of each visit, and the visits that have no place."""

    keys: dict[DatedStop, str] = field(default_factory=dict)
    displaced: list[Displaced] = field(default_factory=list)


def lay(roster: Roster, grids: Sequence[GridFrom]) -> Laid:
    """Put the tours of grids, in order of their first dates, on every date of `roster` that they are in."""
    real, laid = roster.real, Laid()
    for day in real.dates():
        cycle, number = real.cycle(day), real.grid_day(day)
        if cycle is None or number is None:
            continue
        grid = grid_on(grids, day)
        for tour in grid.tours_on(number):
            ranks = {visit.stop: grid.rank(number, visit.stop) for visit in tour.visits}
            keys = {stop: f"{stop}/{real.cycle_start(cycle)}/{rank}" for stop, rank in ranks.items()}
            moved = replace(tour, date=day)
            if real.is_free(day):
                _lay_tour(roster, moved, keys, laid)
            else:
                roster.put(tour.van, day, moved)
                laid.keys.update({(day, stop): key for stop, key in keys.items()})
    return laid


def _lay_tour(roster: Roster, tour: Tour, keys: Mapping[str, str], laid: Laid) -> None:
    """Put a tour as far as its visits are open; note the keys of those, and the others as displaced."""
    phase = roster.real.on(tour.date)
    closings = {
        visit.stop: roster.real.closing(visit.stop, tour.date, visit.half, tour.van) for visit in tour.visits
    }
    left = [visit for visit in tour.visits if closings[visit.stop] is None]
    kept = _kept(roster, phase.problem, tour, left)
    roster.put(tour.van, tour.date, kept)
    served = {visit.stop for visit in kept.visits} if kept else set()
    # What is open and not served all the same: between two cycles the crew would not rest long
    # enough, or the day has no legal times without its closed visits.
    otherwise = Closing(REST.id if len(left) == len(tour.visits) else DAY_HOURS.id)
    for visit in tour.visits:
        key = keys[visit.stop]
        if visit.stop in served:
            laid.keys[tour.date, visit.stop] = key
        else:
            closing = closings[visit.stop] or otherwise
            laid.displaced.append(Displaced(key, visit.stop, tour.van, tour.date, visit.half, closing))


def _kept(roster: Roster, problem: Problem, tour: Tour, left: Sequence[Visit]) -> Tour | None:
    """The tour with the visits that are left, or with as many of them as its crew can serve."""
    if not left:
        return None
    if len(left) == len(tour.visits):
        whole: Tour | None = tour
    else:
        whole = _timed(problem, tour, DayOrder.of(problem, replace(tour, visits=tuple(left))))
    if whole is not None and roster.fits({(tour.van, tour.date): whole}):
        return whole
    kept: Tour | None = None
    for visit in left:
        order = DayOrder.of(problem, kept)
        *_, longer = order.insertions(problem.stop_index[visit.stop], visit.half)
        attempt = _timed(problem, tour, longer)
        if attempt is not None and roster.fits({(tour.van, tour.date): attempt}):
            kept = attempt
    return kept


def _timed(problem: Problem, tour: Tour, order: DayOrder) -> Tour | None:
    return timed(problem, problem.van_index[tour.van], tour.date, order)
