"""Visits that are moved by hand and the usual times of their stops, where a config has that aim."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.analysis.rearranged import Rearranged
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.tour import Tour
from tourplanner.problem.judged import Judged
from tourplanner.problem.problem import Problem
from tourplanner.solvers.arrange.usual_start import away_from_usual, near_usual, usual_starts


@dataclass(frozen=True, slots=True)
class Unusual:
    """A visit that begins at ``start`` and not at the ``usual`` time of its stop; seconds after midnight."""

    stop: str
    place: HalfDay
    start: int
    usual: int


def at_usual_times(
    problem: Problem, tours: Sequence[Tour], done: Rearranged
) -> tuple[Rearranged, tuple[Unusual, ...]]:
    """What is done to `tours`, with visits near the usual times of their stops as far as days leave room.

    Nothing is driven more for it, and no rule is broken that was not broken without it.

    Returns
    -------
    tuple
        What is done then, and the visits that begin at another time by it; none in a config without that aim.
    """
    if PlanAim.USUAL_START not in problem.config.aims.order:
        return done, ()
    usual = usual_starts(problem, tours)
    judged = Judged(problem, tours)
    kept = Rearranged(done.gone, tuple(near_usual(problem, tour, usual) for tour in done.come))
    broken = set(judged.change(done.gone, done.come).broken)
    worse = set(judged.change(kept.gone, kept.come).broken) - broken
    if worse or kept.drive_change > done.drive_change:
        kept = done
    known = {
        (visit.stop, tour.date, visit.half)
        for tour in done.gone
        for visit in away_from_usual(problem, tour, usual)
    }
    return kept, tuple(
        Unusual(visit.stop, HalfDay(tour.date, visit.half, tour.van), visit.start, usual[visit.stop])
        for tour in kept.come
        for visit in away_from_usual(problem, tour, usual)
        if (visit.stop, tour.date, visit.half) not in known
    )
