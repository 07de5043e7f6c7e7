"""A solution of a model over some of the columns, and what is least of it, level after level."""

from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.highs import Answer
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.stages import levels
from tourplanner.solvers.proof import DRIVE, MOVED, REQUIRED, TOURS


@dataclass(frozen=True, slots=True)
class Found:
    """A solution of a model and its driving in seconds; no plan drives less than ``bound``."""

    master: Master
    answer: Answer
    value: int
    bound: int

    def missing(self, level: int) -> int:
        """The visits of a level of the relaxation that it lacks."""
        return self.master.value(objectives(self.master)[level][1], self.answer)

    @property
    def promises(self) -> tuple[int, ...]:
        """The visits that it lacks of each level, of required ones even where there are none."""
        named = [(name, what) for name, what in levels(self.master) if name not in (MOVED, DRIVE, TOURS)]
        return tuple(self.master.value(what, self.answer) for _, what in named)


def objectives(master: Master) -> list[tuple[str, mathopt.LinearSum]]:
    """The levels that the relaxation has, in its order, then driving."""
    required = any(stop.required for stop in master.problem.config.stops)
    return [
        (name, objective)
        for name, objective in levels(master)
        if name not in (MOVED, TOURS) and (name != REQUIRED or required)
    ]
