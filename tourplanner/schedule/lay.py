"""Laying tours on real dates, as far as these are open.

A tour whose visits are all open keeps its times; where some are closed, or the drive is another one that
day, the others are timed anew; at the hours that people have read, where that can be. So are those of a van
that goes to an exceptional opening. Tours on dates that are not free are those of the plan and stand as they
are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_HOURS, DAY_RULES
from tourplanner.problem.rules.rest import REST
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.violation import driven_of, lunch_leg_of
from tourplanner.problem.rules.work_limits import WORK_WEEK
from tourplanner.schedule.beside import beside
from tourplanner.schedule.day import DayOrder, hours_of, timed
from tourplanner.schedule.due import DatedStop, Meant
from tourplanner.schedule.nearby import Displaced
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.roster import Roster


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid besides the tours: the key of each visit, and the visits that have no place."""

    keys: dict[DatedStop, str] = field(default_factory=dict)
    displaced: list[Displaced] = field(default_factory=list)


def lay(roster: Roster, meant: Iterable[Meant]) -> Laid:
    """Put tours into `roster`, as far as their dates are open and their vans have nothing else to do."""
    laid = Laid()
    for each in meant:
        if roster.real.is_free(each.tour.date):
            _lay_tour(roster, each, laid)
        else:
            roster.put(each.tour.van, each.tour.date, each.tour)
            laid.keys.update({(each.tour.date, stop): key for stop, key in each.keys.items()})
    return laid


def _lay_tour(roster: Roster, meant: Meant, laid: Laid) -> None:
    """Put a tour as far as its visits are open; note the keys of those, and the others as displaced."""
    tour, keys, real = meant.tour, meant.keys, roster.real
    closings = {
        visit.stop: real.closing(visit.stop, tour.date, visit.half, tour.van)
        for visit in tour.visits
        if visit.stop in keys
    }
    left = [visit for visit in tour.visits if visit.stop in keys and closings[visit.stop] is None]
    opening = roster.tour(tour.van, tour.date)
    kept = (
        beside(roster, opening, meant, left)
        if opening
        else _kept(roster, real.on(tour.date).problem, meant, left)
    )
    if kept is not None:
        roster.put(tour.van, tour.date, kept)
    served = {visit.stop for visit in kept.visits} if kept else set()
    otherwise = Closing(VAN_DAY.id, real.opening_name(opening)) if opening else _tired(roster, tour, left)
    for visit in tour.visits:
        key = keys.get(visit.stop)
        if visit.stop in served and key:
            laid.keys[tour.date, visit.stop] = key
        elif key:
            closing = closings[visit.stop] or otherwise
            laid.displaced.append(Displaced(key, visit.stop, tour.van, tour.date, visit.half, closing))


def _tired(roster: Roster, tour: Tour, left: Sequence[Visit]) -> Closing:
    """Why a visit that is open is not served all the same.

    Between two cycles the crew would not rest long enough, a crew that drives for another one has no hours
    left, or the day has no legal times without its closed visits.
    """
    if len(left) < len(tour.visits) or not _stands(roster.real.on(tour.date).problem, tour):
        return Closing(DAY_HOURS.id)
    return Closing(REST.id if roster.hours_allow({(tour.van, tour.date): tour}) else WORK_WEEK.id)


def _kept(roster: Roster, problem: Problem, meant: Meant, left: Sequence[Visit]) -> Tour | None:
    """The tour with the visits that are left, or with as many of them as its crew can serve."""
    if not left:
        return None
    tour = meant.tour
    if len(left) == len(tour.visits) and _stands(problem, tour):
        whole: Tour | None = problem.with_crew(tour)
    else:
        whole = _timed(problem, meant, DayOrder.of(problem, replace(tour, visits=tuple(left))))
    if whole is not None and roster.fits({(tour.van, tour.date): whole}):
        return whole
    kept: Tour | None = None
    for visit in left:
        order = DayOrder.of(problem, kept)
        *_, longer = order.insertions(problem.stop_index[visit.stop], visit.half)
        attempt = _timed(problem, meant, longer)
        if attempt is not None and roster.fits({(tour.van, tour.date): attempt}):
            kept = attempt
    return kept


def _stands(problem: Problem, tour: Tour) -> bool:
    """Whether a tour drives that day as it says: no square of it is elsewhere, no road is closed.

    And whether the crew of that day may do what that of the grid does.
    """
    if problem.config.crews and any(any(rule.find(problem, [tour])) for rule in DAY_RULES):
        return False
    stated = [*(visit.leg_drive_seconds for visit in tour.visits), tour.leg_back_drive_seconds]
    if tour.lunch_leg != lunch_leg_of(problem, tour):
        return False
    return stated == [seconds for seconds, _ in driven_of(problem, tour)]


def _timed(problem: Problem, meant: Meant, order: DayOrder) -> Tour | None:
    """The tour in another order; what was told waits for its hours, unless the day would be too long."""
    van, day = problem.van_index[meant.tour.van], meant.tour.date
    waiting = timed(problem, van, day, order, hours_of(meant.tour)) if meant.was_told else None
    return waiting or timed(problem, van, day, order)
