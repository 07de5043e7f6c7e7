"""A lower bound on driving for days of many visits: from their legs, then from routes through their minutes.

The legs soon say something, and what they say the routes only have to better.
"""

from collections.abc import Callable
from math import isfinite

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.leg_cuts.bound import leg_bound
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.timed_routes.bound import timed_bound
from tourplanner.solvers.timed_routes.clock import clock_of

LEG_SHARE = 0.1
"""Of the time, what legs may take."""


def long_days_bound(
    problem: Problem, places: LegPlaces, limits: Limits, known: Callable[[], int | None]
) -> DriveBound | None:
    """Bound the driving of every plan that makes all visits; None if there was no time to prove anything.

    Parameters
    ----------
    known
        Tells the driving of the best plan so far: plans that drive more are of no interest.
    """
    clock = clock_of(problem)
    is_timed = isfinite(limits.remaining) and clock is not None
    legs = leg_bound(problem, places, limits.within(LEG_SHARE * limits.remaining) if is_timed else limits)
    if clock is None:
        return legs
    begun = 0 if legs is None else legs.seconds
    seconds, programmes = timed_bound(clock, places, limits, known, begun)
    if seconds <= 0:
        return None
    figures = {} if legs is None else dict(legs.figures)
    figures["programmes"] = figures.get("programmes", 0) + programmes
    return DriveBound(seconds, (), {}, partition(problem, Fineness.CLASSES), figures)
