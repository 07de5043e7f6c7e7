"""What there is before more is looked for: what still stands of tours that were told, or what was found."""

from dataclasses import dataclass, replace

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_RULES
from tourplanner.problem.rules.lunch import LUNCH
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.registry import tallying_rules
from tourplanner.problem.rules.sequence import SEQUENCE
from tourplanner.problem.rules.session_window import SESSION_WINDOW
from tourplanner.problem.rules.travel import TRAVEL
from tourplanner.schedule.day import DayOrder, Hours, timed
from tourplanner.schedule.repair_problem import RealDay, Repair
from tourplanner.solvers.repair.owed import Owed, Slot, VanDay

OF_ONE_DAY = (SESSION_WINDOW, SEQUENCE, LUNCH, *DAY_RULES, ONE_AREA, TRAVEL)
"""The rules that a tour keeps or breaks by itself, with those that count something in it."""


@dataclass(frozen=True, slots=True)
class Base:
    """Tours that can be driven, and the promises that they leave.

    ``kept`` tells of each slot that they serve which promise is held there, ``where`` of each such promise
    the van and the date.
    """

    tours: dict[VanDay, Tour]
    displaced: tuple[int, ...]
    kept: dict[Slot, int]
    where: dict[int, VanDay]


def still_standing(owed: Owed) -> Base:
    """Take out of each tour what is closed, not owed any more, or without legal times."""
    tours: dict[VanDay, Tour] = {}
    kept: dict[Slot, int] = {}
    for tour in owed.problem.tours:
        if not owed.is_free(tour.van, tour.date):
            continue
        left = _kept(owed, owed.days[tour.date], tour)
        if left is not None:
            tours[tour.van, tour.date] = left
            slots = [(visit.stop, tour.date, visit.half) for visit in left.visits]
            kept.update({slot: owed.told[slot] for slot in slots})
    return _based(owed, tours, kept)


def around(owed: Owed, found: Repair) -> Base:
    """A calendar that was found, to look for others near it."""
    standing = frozenset(owed.standing)
    tours = {(tour.van, tour.date): tour for tour in found.tours if (tour.van, tour.date) not in standing}
    held = {
        (promise.stop, place.date, place.half): index
        for index, promise in enumerate(owed.problem.promises)
        if (place := found.held.get(promise.key)) is not None
    }
    return _based(owed, tours, held)


def _based(owed: Owed, tours: dict[VanDay, Tour], kept: dict[Slot, int]) -> Base:
    where = {
        kept[visit.stop, day, visit.half]: (van, day)
        for (van, day), tour in tours.items()
        for visit in tour.visits
    }
    displaced = tuple(p for p in range(len(owed.problem.promises)) if p not in where)
    return Base(tours, displaced, kept, where)


def _kept(owed: Owed, day: RealDay, tour: Tour) -> Tour | None:
    left = tuple(visit for visit in tour.visits if _may_stay(owed, tour, visit))
    if not left:
        return None
    if len(left) == len(tour.visits) and is_legal(day.problem, tour):
        return tour
    hours = owed.hours.get(tour.date)
    return (
        (_retimed(day.problem, tour, left, hours) if hours else None)
        or _retimed(day.problem, tour, left)
        or _as_many_as_fit(day.problem, tour, left)
    )


def _may_stay(owed: Owed, tour: Tour, visit: Visit) -> bool:
    promise = owed.told.get((visit.stop, tour.date, visit.half))
    return (
        promise is not None
        and (tour.date, visit.half) in owed.places[promise]
        and owed.allows(visit.stop, tour.date, visit.half, tour.van)
    )


def is_legal(problem: Problem, tour: Tour) -> bool:
    """Whether a tour keeps the rules of a day; cheap for one that is timed as all of ours are."""
    tour = problem.with_crew(tour)
    if _retimed(problem, tour, tour.visits) == tour:
        return True
    return not any(any(rule.find(problem, [tour])) for rule in (*OF_ONE_DAY, *tallying_rules(problem.config)))


def _retimed(
    problem: Problem, tour: Tour, visits: tuple[Visit, ...], hours: Hours | None = None
) -> Tour | None:
    order = DayOrder.of(problem, replace(tour, visits=visits))
    return timed(problem, problem.van_index[tour.van], tour.date, order, hours)


def _as_many_as_fit(problem: Problem, tour: Tour, visits: tuple[Visit, ...]) -> Tour | None:
    """The tour with the visits, one after another, that leave it legal."""
    kept: Tour | None = None
    for visit in visits:
        before = kept.visits if kept else ()
        kept = _retimed(problem, tour, (*before, visit)) or kept
    return kept
