"""Groups of neighbouring tours, which a search can go over again by themselves."""

import numpy as np

from tourplanner.solvers.sisr.fleet import Fleet, Ints, State


def group_around(fleet: Fleet, state: State, stop: int, tours: int) -> Ints:
    """The stops whose visits are all in the tours nearest to a stop, `tours` of them; int32[m].

    Stops that are left out belong to every group.
    """
    there = fleet.depots + stop
    away = fleet.drive[there, fleet.depots :] + fleet.drive[fleet.depots :, there]
    chosen: set[int] = set()
    for near in np.argsort(away, kind="stable"):
        chosen.update(int(block) // 2 for block in state.where[near] if block >= 0)
        if len(chosen) >= tours:
            break
    inside = np.isin(state.where // 2, sorted(chosen)) | (state.where < 0)
    return np.flatnonzero(inside.all(axis=1)).astype(np.int32)
