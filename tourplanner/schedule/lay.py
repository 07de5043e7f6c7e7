"""Laying a plan's tours over the repetitions of its cycle, as far as dates are open.

A tour whose visits are all open keeps its times; where some are closed the others are timed anew. Where the
first repetition is the plan, made for these very dates, its tours stand as they are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_HOURS
from tourplanner.problem.rules.rest import REST
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.nearby import Displaced
from tourplanner.schedule.repetitions import Closing, Repetition
from tourplanner.schedule.roster import Roster

DatedStop = tuple[date, str]
"""What tells a visit from all others: a stop is visited once a day at most."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid besides the tours: the key of each visit, and the visits that have no place."""

    keys: dict[DatedStop, str] = field(default_factory=dict)
    displaced: list[Displaced] = field(default_factory=list)


def lay(roster: Roster, tours: Sequence[Tour]) -> Laid:
    """Put every tour of the plan in every repetition into `roster`, up to its last day."""
    ordered = sorted(tours, key=lambda tour: (tour.date, tour.van))
    ranks = _ranks(ordered)
    laid = Laid()
    for repetition in roster.repetitions.each:
        offset = repetition.start - roster.repetitions.start
        for tour in ordered:
            moved = replace(tour, date=tour.date + offset)
            if moved.date > roster.repetitions.until:
                break
            keys = {
                visit.stop: f"{visit.stop}/{repetition.start}/{ranks[tour.date, visit.stop]}"
                for visit in tour.visits
            }
            if offset or roster.repetitions.of_grid:
                _lay_tour(roster, repetition, moved, keys, laid)
            else:
                roster.put(tour.van, tour.date, tour)
                laid.keys.update({(tour.date, stop): key for stop, key in keys.items()})
    return laid


def _ranks(tours: Sequence[Tour]) -> dict[DatedStop, int]:
    """The rank of each visit among those of its stop in the cycle, from 1."""
    seen: Counter[str] = Counter()
    ranks = {}
    for tour in tours:
        for visit in tour.visits:
            seen[visit.stop] += 1
            ranks[tour.date, visit.stop] = seen[visit.stop]
    return ranks


def _lay_tour(
    roster: Roster, repetition: Repetition, tour: Tour, keys: Mapping[str, str], laid: Laid
) -> None:
    """Put a tour as far as its visits are open; note the keys of those, and the others as displaced."""
    problem = repetition.problem
    closings = {
        visit.stop: repetition.closing(problem.stop(visit.stop), tour.date, visit.half)
        for visit in tour.visits
    }
    left = [visit for visit in tour.visits if closings[visit.stop] is None]
    kept = _kept(roster, problem, tour, left)
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
            closing, stop = closings[visit.stop] or otherwise, problem.stop_index[visit.stop]
            laid.displaced.append(Displaced(key, stop, tour.van, tour.date, visit.half, closing))


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
