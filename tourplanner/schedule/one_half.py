"""The half of the day of a stop aside of the grid: the same on all of its dates, where that can be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.due import Due
from tourplanner.schedule.nearby import may_serve, van_allowed
from tourplanner.schedule.repair_problem import Held
from tourplanner.schedule.roster import Roster, VanDay

Tours = dict[VanDay, Tour]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A half with what it gives: dates that were told in it, dates that have room in it, and driving."""

    half: Half
    told: int
    tours: Tours
    drive: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """The better one has the lesser; of equal ones the earlier half comes first."""
        return -self.told, -len(self.tours), self.drive


def in_one_half(roster: Roster, asides: Sequence[Due], told: Mapping[str, Held]) -> tuple[Due, ...]:
    """The visits aside of the grid, those of a regular stop due in one half wherever it is open in it.

    It is the half in which most of them were told, then that with room on most dates, then the one that
    drives less. Whoever mends the year may leave it where a visit would be lost, and that is told.

    Parameters
    ----------
    roster
        What was laid; it is given a tour to each visit that has room, so that the next stop sees them.
    told
        Where visits were told to be, by their keys.
    """
    found: list[Due] = []
    for stop, group in groupby(asides, key=lambda due: due.stop):
        visits = list(group)
        halves = [half for half in Half if any(roster.real.is_open(stop, d.day, half) for d in visits)]
        if not roster.real.stop(stop).regular or not halves:
            found += visits
            continue
        choices = [_choice(roster, visits, half, told) for half in halves]
        best = min(choices, key=lambda choice: choice.rank)
        for (van, day), tour in best.tours.items():
            roster.put(van, day, tour)
        found += [_in(roster, due, best.half) for due in visits]
    return tuple(found)


def _in(roster: Roster, due: Due, best: Half) -> Due:
    """The visit in the half that is best for all, or in the other one where that alone is open."""
    half = next((half for half in (best, *Half) if _is_open(roster, due, half)), due.half)
    return replace(due, half=half, any_half=False)


def _is_open(roster: Roster, due: Due, half: Half) -> bool:
    real = roster.real
    vans = real.on(due.day).problem.config.vans
    return real.is_open(due.stop, due.day, half) and any(
        real.closing(due.stop, due.day, half, van.id) is None for van in vans
    )


def _choice(roster: Roster, visits: Sequence[Due], half: Half, told: Mapping[str, Held]) -> _Choice:
    tours: Tours = {}
    more = 0
    for due in visits:
        if not may_serve(roster, due.stop, (due.day, half), due.day):
            continue
        ways = list(_with(roster, due, half))
        if ways:
            best = min(ways, key=lambda tour: _more(roster, tour))
            tours[best.van, due.day] = best
            more += _more(roster, best)
    read = sum(due.key in told and told[due.key].half is half for due in visits)
    return _Choice(half, read, tours, more)


def _with(roster: Roster, due: Due, half: Half) -> Iterator[Tour]:
    """The tours of its date with the visit in a half."""
    real, day = roster.real, due.day
    problem = real.on(day).problem
    stop = problem.stop_index[due.stop]
    for rank, van in enumerate(problem.config.vans):
        tour = roster.tour(van.id, day)
        goes_to_opening = tour is not None and any(visit.stop in real.openings for visit in tour.visits)
        shut = real.closing(due.stop, day, half, van.id)
        if goes_to_opening or shut is not None or not van_allowed(real, due.stop, van.id):
            continue
        for order in DayOrder.of(problem, tour).insertions(stop, half):
            longer = timed(problem, rank, day, order)
            if longer is not None and roster.fits({(van.id, day): longer}):
                yield longer


def _more(roster: Roster, tour: Tour) -> int:
    """Seconds of driving that a tour has more than the one in its place."""
    before = roster.tour(tour.van, tour.date)
    return tour.drive_seconds - (before.drive_seconds if before else 0)
