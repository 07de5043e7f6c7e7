"""What could still be inserted: every single place of every visit that a plan lacks, tried and judged.

A plan in which nothing is found is proven to have no room for any of its missing visits, as long as all the
others keep their days and their orders.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.judged import Judged
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.openings import session_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.visits import MISSING
from tourplanner.problem.time_tour import make_block, time_tour


@dataclass(frozen=True, slots=True)
class Insertion:
    """A visit that is legal in a plan: the tour that comes, in place of the one that goes, if any."""

    stop: str
    come: Tour
    gone: Tour | None

    @property
    def drive_change(self) -> int:
        """Seconds of driving more; fewer where the way through the stop is the shorter one."""
        return self.come.drive_seconds - (self.gone.drive_seconds if self.gone else 0)

    def tours(self, before: Sequence[Tour]) -> tuple[Tour, ...]:
        """All tours with it, in order of date and van."""
        after = [*(tour for tour in before if tour is not self.gone), self.come]
        return tuple(sorted(after, key=lambda tour: (tour.date, tour.van)))


def insertions(
    problem: Problem, tours: Sequence[Tour], is_over: Callable[[], bool] = lambda: False
) -> Iterator[Insertion]:
    """Every legal insertion of one visit that is missing; stops in the order in which they may be wanted.

    Parameters
    ----------
    tours
        A plan that breaks no rule; visits may be missing.
    is_over
        Asked again and again whether to leave the rest.
    """
    judged = Judged(problem, tours)
    there = {(tour.van, tour.date): tour for tour in tours}
    for stop_id in _wanted(problem, tours):
        stop = problem.stop_index[stop_id]
        once = problem.config.stops[stop].once_a_day
        taken = {
            tour.date
            for tour in tours
            for visit in tour.visits
            if problem.stop(visit.stop).once_a_day == once
        }
        for number in sorted(problem.openings[stop]):
            session = problem.calendar.sessions[number]
            if session.date in taken:
                continue
            for van in problem.vans_on(session.date):
                if is_over():
                    return
                gone = there.get((problem.config.vans[van].id, session.date))
                for come in _longer(problem, van, session.date, session.half, stop, gone):
                    change = judged.change((gone,) if gone else (), (come,))
                    # What was missing and is less so is told anew: no other breach may be.
                    if all(breach.what.id == MISSING for breach in change.broken):
                        yield Insertion(stop_id, come, gone)


def _wanted(problem: Problem, tours: Sequence[Tour]) -> list[str]:
    """The stops that lack visits: promised ones, then wished ones by priority."""
    stops = [problem.stop(stop) for stop in missing_visits(problem, tours)]
    return [each.id for each in sorted(stops, key=lambda stop: (not stop.required, stop.priority))]


def _longer(
    problem: Problem, van: int, day: date, half: Half, stop: int, gone: Tour | None
) -> Iterator[Tour]:
    """The tour of a van with one stop more in a half, at every place in its order, where it has times."""
    orders = {
        each: [problem.stop_index[visit.stop] for visit in gone.visits if visit.half is each] if gone else []
        for each in Half
    }
    for place in range(len(orders[half]) + 1):
        order = dict(orders)
        order[half] = [*orders[half][:place], stop, *orders[half][place:]]
        blocks = [
            make_block(problem, session_of(problem.config, day, each), stops)
            for each, stops in order.items()
            if stops
        ]
        made = [block for block in blocks if block is not None]
        if len(made) == len(blocks):
            tour = time_tour(problem, van, day, made)
            if tour is not None:
                yield tour
