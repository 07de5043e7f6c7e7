"""What still stands of the tours that were laid or told."""

from dataclasses import dataclass, replace

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_RULES
from tourplanner.problem.rules.lunch import LUNCH
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.sequence import SEQUENCE
from tourplanner.problem.rules.session_window import SESSION_WINDOW
from tourplanner.problem.rules.travel import TRAVEL
from tourplanner.schedule.day import DayOrder, Hours, timed
from tourplanner.schedule.repair_problem import Promise, RealDay
from tourplanner.solvers.repair.owed import Owed, VanDay

OF_ONE_DAY = (SESSION_WINDOW, SEQUENCE, LUNCH, *DAY_RULES, ONE_AREA, TRAVEL)
"""The rules that a tour keeps or breaks by itself."""


@dataclass(frozen=True, slots=True)
class Base:
    """The tours that can be driven yet, less the visits that cannot be, and the promises that these leave."""

    tours: dict[VanDay, Tour]
    displaced: tuple[int, ...]

    def where(self, promise: Promise) -> VanDay | None:
        """The van and the date of a promise that is where it was told; None for one that is not."""
        told = promise.stop, promise.half
        for (van, day), tour in self.tours.items():
            if day == promise.date and any((visit.stop, visit.half) == told for visit in tour.visits):
                return van, day
        return None


def still_standing(owed: Owed) -> Base:
    """Take out of each tour what is closed, not owed any more, or without legal times."""
    tours: dict[VanDay, Tour] = {}
    kept: set[int] = set()
    for tour in owed.problem.tours:
        if not owed.is_free(tour.van, tour.date):
            continue
        left = _kept(owed, owed.days[tour.date], tour)
        if left is not None:
            tours[tour.van, tour.date] = left
            kept.update(owed.told[visit.stop, tour.date, visit.half] for visit in left.visits)
    displaced = tuple(p for p in range(len(owed.problem.promises)) if p not in kept)
    return Base(tours, displaced)


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
    return not any(any(rule.find(problem, [tour])) for rule in OF_ONE_DAY)


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
