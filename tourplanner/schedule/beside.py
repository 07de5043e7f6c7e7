"""Visits that keep their date beside an exceptional opening of their van."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.schedule.day import DayOrder, hours_of, timed
from tourplanner.schedule.due import Meant
from tourplanner.schedule.roster import Roster


def beside(roster: Roster, opening: Tour, meant: Meant, left: Sequence[Visit]) -> Tour:
    """The tour to exceptional openings with as many of a day's visits as its crew can make besides.

    Each stays in its half of the day, at its hours where that can be.

    Parameters
    ----------
    opening
        The tour of the van to its openings alone.
    left
        The visits of the tour that is meant which are open.
    """
    problem = roster.real.openings[opening.visits[0].stop].day.beside
    kept = opening
    for visit in left:
        ways = [
            tour for tour in _with(problem, kept, meant, visit) if roster.fits({(tour.van, tour.date): tour})
        ]
        kept = min(ways, key=lambda tour: (_at_other_hours(tour, meant), tour.drive_seconds), default=kept)
    return kept


def _with(problem: Problem, kept: Tour, meant: Meant, visit: Visit) -> Iterator[Tour]:
    """A tour with a visit more, at every rank, at the hours that were meant and at others."""
    stop = problem.stop_index[visit.stop]
    if any(problem.stop(v.stop).once_a_day == problem.config.stops[stop].once_a_day for v in kept.visits):
        return
    for order in DayOrder.of(problem, kept).insertions(stop, visit.half):
        for hours in (hours_of(meant.tour), None):
            tour = timed(problem, problem.van_index[kept.van], kept.date, order, hours)
            if tour is not None:
                yield tour


def _at_other_hours(tour: Tour, meant: Meant) -> int:
    """How many visits are not at the hours that were meant."""
    hours = hours_of(meant.tour)
    return sum(hours.get((v.stop, v.half), (v.start, v.end)) != (v.start, v.end) for v in tour.visits)
