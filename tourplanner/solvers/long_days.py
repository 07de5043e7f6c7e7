"""A lower bound on driving for days of many visits: from their legs, then from routes through their minutes.

The legs soon say something, and what they say the routes only have to better.
"""

from collections.abc import Callable, Mapping
from math import isfinite

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.leg_cuts.bound import leg_bound
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.result import Limits
from tourplanner.solvers.timed_routes.bound import TimedRoutes, timed_bound
from tourplanner.solvers.timed_routes.clock import Clock, clock_of
from tourplanner.solvers.timed_routes.day_columns import day_columns

LEG_SHARE = 0.1
"""Of the time, what legs may take."""

POOL = 2_000
"""Routes that are handed out at most."""


def long_days_bound(
    problem: Problem,
    places: LegPlaces,
    limits: Limits,
    known: Callable[[], int | None],
    settled: Callable[[Callable[[], DriveBound]], None] | None = None,
) -> DriveBound | None:
    """Bound the driving of every plan that makes all visits; None if there was no time to prove anything.

    Parameters
    ----------
    known
        Tells the driving of the best plan so far: plans that drive more are of no interest.
    settled
        Is called now and then, with what makes the bound as it is then, and its tours.
    """
    clock = clock_of(problem)
    is_timed = isfinite(limits.remaining) and clock is not None
    legs = leg_bound(problem, places, limits.within(LEG_SHARE * limits.remaining) if is_timed else limits)
    if clock is None:
        return legs
    begun = 0 if legs is None else legs.seconds
    figures = {} if legs is None else dict(legs.figures)

    def so_far(routes: TimedRoutes) -> DriveBound:
        return _with_columns(problem, clock, routes, figures)

    def tell(routes: TimedRoutes) -> None:
        if settled is not None:
            settled(lambda: so_far(routes))

    routes = timed_bound(clock, places, limits, known, begun, tell)
    return so_far(routes) if routes.seconds > 0 else None


def _with_columns(
    problem: Problem, clock: Clock, routes: TimedRoutes, figures: Mapping[str, int]
) -> DriveBound:
    """What is proven, and the routes that can be driven."""
    cells = partition(problem, Fineness.CLASSES)
    driven = {} if routes.solution is None else routes.solution.driven
    columns = list(day_columns(problem, clock, cells, routes.cheapest(POOL)))
    return DriveBound(
        routes.seconds,
        tuple(column for _, column in columns),
        {column: driven[route] for route, column in columns if route in driven},
        cells,
        {**figures, "programmes": figures.get("programmes", 0) + routes.programmes},
    )
