"""More time for the proof of a plan that no other engine could better by much."""

from dataclasses import dataclass

from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import to_tour
from tourplanner.solvers.exact.assignment import Verdict, assign
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Limits

NEAR = 0.02
"""Share of its driving that a plan is from its bound, at most: as much another engine could gain."""

MOMENT_SECONDS = 1.0
"""What the dates and vans of a solution may take, the first time being over."""


@dataclass(frozen=True, slots=True)
class MoreTime:
    """The limits that hold then, and the plan that it is for: of a solution, once this has dates and vans."""

    problem: Problem
    incumbent: Incumbent
    limits: Limits

    def is_due(self, found: Found, bound: int) -> bool:
        """Whether the best plan misses what this solution misses, and drives little more than the bound."""
        if self.limits.remaining <= 0:
            return False
        counts = found.master.counts(found.answer)
        moment = self.limits.within(MOMENT_SECONDS)
        verdict, placed = assign(self.problem, found.master.cells, counts, moment)
        if verdict is Verdict.FOUND:
            self.incumbent.offer([to_tour(self.problem, each.tour, each.van, each.day) for each in placed])
        drive = self.incumbent.drive
        return self.incumbent.promises == found.promises and drive - bound <= NEAR * drive
