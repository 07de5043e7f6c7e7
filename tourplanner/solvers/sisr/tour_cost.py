"""What a tour costs by itself, where the config would rather have fewer tours than less driving.

The cost stands on the leg out of the depot, which every tour has once. It is more than all the driving that
there is to save, so that seconds of cost say first how many tours a plan has, and then how long they drive.
"""

from dataclasses import dataclass

import numpy as np

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.problem.problem import Problem
from tourplanner.solvers.sisr.crews import MAX_DRIVE
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.state import State

MOST_SECONDS = 10_000_000
"""So that the costs of all visits of one stop stay below those of no insertion at all."""


@dataclass(frozen=True, slots=True)
class TourCost:
    """The ``seconds`` that each tour costs, 0 where only driving counts."""

    seconds: int = 0

    @classmethod
    def of(cls, problem: Problem) -> "TourCost":
        """That of a problem: more than it takes to drive to each visit and back, perhaps by way of lunch."""
        order, out = problem.config.aims.order, problem.seconds
        if PlanAim.TOURING_DAYS not in order[: order.index(PlanAim.DRIVING)]:
            return cls()
        depots = sorted({problem.depot_index[van.depot] for van in problem.config.vans})
        home = np.maximum(out, problem.noon_seconds)
        alone = (
            stop.visits * max(int(out[depot, node] + home[node, depot]) for depot in depots)
            for node, stop in enumerate(problem.config.stops, len(problem.config.depots))
        )
        return cls(min(MOST_SECONDS, 1 + sum(alone)))

    def laid_on(self, instance: Instance) -> Instance:
        """The instance in which tours cost that; no promise is dropped for it, no limit is nearer."""
        if not self.seconds:
            return instance
        drive, limits = instance.drive.copy(), instance.crews.limits.copy()
        drive[: instance.depots, instance.depots :] += np.int32(self.seconds)
        limits[:, MAX_DRIVE] += self.seconds
        return instance._replace(
            drive=drive,
            crews=instance.crews._replace(limits=limits),
            prize=instance.prize + self.seconds * instance.visits.astype(np.int64),
        )

    def driving(self, state: State) -> int:
        """Seconds that a state with all stops drives."""
        return int(state.cost[0]) - self.seconds * tours_of(state)


def tours_of(state: State) -> int:
    """How many tours a state has."""
    return int(np.count_nonzero(state.work))
