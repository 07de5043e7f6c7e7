"""Unrolling a plan: its tours on the real dates of every repetition of the cycle, closed dates dealt with.

Dates are counted in days from the start of the plan, so that year changes and weeks 53 are dates like
any other. Nothing is left to chance: the same plan gives the same schedule.
"""

from collections.abc import Sequence
from datetime import date

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.appointments import appointments
from tourplanner.schedule.due import grid_tours
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.lay import lay
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.roster import Roster
from tourplanner.schedule.settle import settle
from tourplanner.schedule.year import Year


def unroll(problem: Problem, tours: Sequence[Tour], until: date) -> Schedule:
    """The schedule of a legal plan, from its first day to `until`, both included, as never told before.

    Parameters
    ----------
    problem
        The problem of the plan; its config tells what closed dates do.
    tours
        The plan's tours, legal but for visits that are missing.
    until
        A date that is not before the first day of the plan.
    """
    real = real_dates(Year(problem.config, problem.matrix), until)
    return unroll_dates(real, [GridFrom(real.start, real.start, tuple(tours))])


def unroll_dates(real: RealDates, grids: Sequence[GridFrom]) -> Schedule:
    """The schedule of grids, in order of their first dates, what is displaced settled one after another."""
    roster = Roster(real)
    settled = settle(roster, lay(roster, grid_tours(real, grids)))
    return Schedule(
        start=real.start,
        until=real.until,
        tours=roster.tours,
        appointments=appointments(real, roster.tours, settled.keys),
        changes=settled.changes,
        gaps=longest_gaps(real.config, roster.tours),
    )
