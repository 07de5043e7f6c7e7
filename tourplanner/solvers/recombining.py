"""Plans from the tours that a bound knows, while it is still being proven.

A search knows the tours that it came by, a bound those that are worth most to all of them together.
"""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.pool import recombine
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import decode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.rins import RelaxedTour
from tourplanner.solvers.sisr.search import Search
from tourplanner.solvers.sisr.start import state_of
from tourplanner.solvers.sisr.state import State

SHARE, MOST_SECONDS = 0.1, 5.0
"""Of the time that is left, and in seconds, what one attempt may take."""

PAUSE = 4.0
"""How many times as long as an attempt took nothing is attempted after it."""


class Recombining:
    """Recombines tours now and then, and lets searches go on from what comes of it: ``found``, the last."""

    def __init__(
        self,
        problem: Problem,
        incumbent: Incumbent,
        instance: Instance,
        searches: Sequence[Search],
        limits: Limits,
    ) -> None:
        self.problem, self.incumbent, self.instance = problem, incumbent, instance
        self.searches, self.limits = searches, limits
        self.found: State | None = None
        self._next = monotonic()

    def __call__(self, make: Callable[[], DriveBound]) -> None:
        """Recombine, if it is time to do so; `make` makes the bound with its tours."""
        began = monotonic()
        if began < self._next:
            return
        bound = make()
        hints = relaxed_tours(self.problem, bound.driven)
        for search in self.searches:
            search.guide(hints)
        plans = [decode(self.problem, self.instance, search.best) for search in self.searches]
        for plan in plans:
            self.incumbent.offer(plan)
        limits = self.limits.within(min(MOST_SECONDS, SHARE * self.limits.remaining))
        tours = recombine(self.problem, bound, [self.incumbent.tours, *plans], limits)
        if self.incumbent.offer(tours):
            self.found = state_of(self.problem, self.instance, tours)
            for search in self.searches:
                search.offer(self.found)
        self._next = monotonic() + PAUSE * (monotonic() - began)


def relaxed_tours(problem: Problem, driven: Mapping[Column, float]) -> list[RelaxedTour]:
    """The tours that a linear programme drives; none where visits keep to patterns, which tie tours."""
    if any(stop.visits > 1 for stop in problem.config.stops):
        return []
    return [
        RelaxedTour(column.tour.morning, column.tour.afternoon, share) for column, share in driven.items()
    ]
