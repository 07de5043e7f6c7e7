"""Parts of a plan that are optimised by themselves: a few tours near each other.

After É. Taillard and S. Voss, POPMUSIC, 2002, doi:10.1007/978-1-4615-1507-4_27: a part is a seed and the
parts nearest to it.
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.sisr.instance import Flags, Instance, Ints
from tourplanner.solvers.sisr.state import State


class Subproblem(NamedTuple):
    """The stops that a search may remove: ``members``, int32[m], and ``free``, uint8[n], which are."""

    members: Ints
    free: Flags


def subproblem_of(instance: Instance, members: Ints) -> Subproblem:
    """The subproblem of some stops."""
    free = np.zeros(len(instance.visits), dtype=np.uint8)
    free[members] = 1
    return Subproblem(members, free)


def whole_problem(instance: Instance) -> Subproblem:
    """All stops."""
    return subproblem_of(instance, np.arange(len(instance.visits), dtype=np.int32))


def stops_around(instance: Instance, state: State, stop: int, tours: int) -> Ints:
    """The stops whose visits are all in the tours nearest to a stop, `tours` of them; int32[m].

    Stops that are left out belong to every part.
    """
    there = instance.depots + stop
    away = instance.drive[there, instance.depots :] + instance.drive[instance.depots :, there]
    chosen: set[int] = set()
    for near in np.argsort(away, kind="stable"):
        chosen.update(int(block) // 2 for block in state.block_of[near] if block >= 0)
        if len(chosen) >= tours:
            break
    inside = np.isin(state.block_of // 2, sorted(chosen)) | (state.block_of < 0)
    return np.flatnonzero(inside.all(axis=1)).astype(np.int32)
