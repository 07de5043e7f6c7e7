"""Compiled ruin and recreate of one date: visits go to other tours of it, and every stop keeps its pattern.

A stop that is removed as a whole leaves tours of all its dates, and comes back to the best places of each:
the more dates, the less likely that something better comes of it. Given the patterns, a date is a routing
problem of its own, which T. Vidal and others improve by itself as well, 2012, doi:10.1287/opre.1120.1048.
"""

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.edits import remove_visit
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.recreate import BLINK_RATE, sort_absent
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.strings import draw_sizes, draw_string
from tourplanner.solvers.sisr.subproblem import Subproblem
from tourplanner.solvers.sisr.visits import insert_again, visit_on


@inlined
def _ruin(
    instance: Instance,
    state: State,
    scratch: Scratch,
    subproblem: Subproblem,
    seed: int,
    date: int,
    sizes: tuple[float, float],
) -> tuple[int, bool]:
    """Remove strings of visits of a date around a stop; tell how many, and if all is legal."""
    touched, vans = scratch.touched, instance.depot.shape[0]
    served = busy = 0
    for tour in range(date * vans, date * vans + vans):
        touched[tour] = 0
        size = state.size[2 * tour] + state.size[2 * tour + 1]
        served += size
        busy += 1 if size > 0 else 0
    strings, longest = draw_sizes(served, busy, sizes)
    absences = done = 0
    for rank in range(instance.neighbours.shape[1]):
        if done >= strings:
            break
        stop = instance.neighbours[seed, rank]
        visit = visit_on(instance, state, stop, date)
        if visit < 0 or not subproblem.free[stop]:
            continue
        tour = state.block_of[stop, visit] // 2
        if touched[tour]:
            continue
        touched[tour] = 1
        done += 1
        for k in range(draw_string(instance, state, scratch, subproblem, stop, tour, longest)):
            gone = scratch.string[k]
            if not remove_visit(instance, state, gone, visit_on(instance, state, gone, date)):
                return absences, False
            scratch.absent[absences] = gone
            absences += 1
    return absences, True


@part
def rebuild_date(
    instance: Instance,
    state: State,
    before: State,
    scratch: Scratch,
    subproblem: Subproblem,
    sizes: tuple[float, float],
) -> bool:
    """Remove strings of visits of one date and insert them again there; tell if all is legal.

    `before` is a copy of the state; `subproblem` and `sizes` are those of `ruin`.
    """
    seed = subproblem.members[np.random.randint(subproblem.members.shape[0])]
    block = before.block_of[seed, np.random.randint(instance.visits[seed])]
    if block < 0:
        return False
    date = instance.tour_date[block // 2]
    absences, legal = _ruin(instance, state, scratch, subproblem, seed, date, sizes)
    if not legal:
        return False
    sort_absent(instance, scratch, absences)
    for k in range(absences):
        if not insert_again(instance, state, before, scratch.absent[k], date, BLINK_RATE, scratch):
            return False
    return True
