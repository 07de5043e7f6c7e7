"""Compiled rescheduling: tours that share stops of several visits go to other dates together."""

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.edits import update
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.subproblem import Subproblem


@inlined
def _component(instance: Instance, state: State, scratch: Scratch, tour: int) -> int:
    """List the connected component of a tour, linked by stops of several visits; its number of tours."""
    touched, component = scratch.touched, scratch.component
    for other in range(touched.shape[0]):
        touched[other] = 0
    component[0], touched[tour] = tour, 1
    count, seen = 1, 0
    while seen < count:
        for block in (2 * component[seen], 2 * component[seen] + 1):
            for k in range(state.size[block]):
                stop = state.seq[block, k] - instance.depots
                for visit in range(instance.visits[stop]):
                    other = state.block_of[stop, visit] // 2
                    if touched[other] == 0:
                        component[count], touched[other] = other, 1
                        count += 1
        seen += 1
    return count


@inlined
def _has_pattern(instance: Instance, state: State, stop: int) -> bool:
    """Whether the visits of a stop follow one of its patterns."""
    for row in range(instance.pattern_start[stop], instance.pattern_start[stop + 1]):
        found = 0
        for visit in range(instance.visits[stop]):
            block = state.block_of[stop, visit]
            session = 2 * instance.tour_date[block // 2] + block % 2
            for k in range(instance.visits[stop]):
                if instance.patterns[row, k] == session:
                    found += 1
        if found == instance.visits[stop]:
            return True
    return False


@inlined
def _free_tour(instance: Instance, state: State, date: int, van: int) -> int:
    """The empty tour on a date of a van of the same depot that somebody drives, any of them; -1 for none."""
    vans = instance.depot.shape[0]
    first = np.random.randint(vans)
    for step in range(vans):
        other = (first + step) % vans
        tour = date * vans + other
        if (
            instance.depot[other] == instance.depot[van]
            and instance.crews.of[tour] >= 0
            and state.size[2 * tour] + state.size[2 * tour + 1] == 0
        ):
            return tour
    return -1


@inlined
def _empty(instance: Instance, state: State, tour: int) -> bool:
    """Empty a tour, leaving `where` as it was; tell if all is legal."""
    for block in (2 * tour, 2 * tour + 1):
        for place in range(state.size[block]):
            commune = instance.commune[state.seq[block, place] - instance.depots]
            state.commune_visits[commune, instance.tour_date[tour]] -= 1
        state.size[block] = 0
    return update(instance, state, tour)


@inlined
def _refill(instance: Instance, state: State, before: State, source: int, tour: int, turned: int) -> bool:
    """Fill an empty tour with what another one held before, turned round or not; tell if all is legal."""
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    for half in range(2):
        old, block = 2 * source + half, 2 * tour + (half + turned) % 2
        size = before.size[old]
        for place in range(size):
            node = before.seq[old, size - 1 - place if turned == 1 else place]
            stop = node - instance.depots
            commune = instance.commune[stop]
            if not instance.open[stop, date, block % 2] or not instance.van_allowed[stop, date, van]:
                return False
            if state.commune_visits[commune, date] > 0:
                return False
            state.commune_visits[commune, date] += 1
            state.seq[block, place] = node
            for visit in range(instance.visits[stop]):
                if before.block_of[stop, visit] == old:
                    state.block_of[stop, visit] = block
        state.size[block] = size
    return update(instance, state, tour)


@part
def reschedule(
    instance: Instance, state: State, before: State, scratch: Scratch, subproblem: Subproblem
) -> bool:
    """Shift linked tours by as many days round the cycle, perhaps with their halves turned round.

    That costs next to nothing, and lets stops of several visits that are near each other meet in the same
    sessions: one by one they hold each other where they are. One of the tours serves a stop in `subproblem`.
    `before` is a copy of the state. Tells if all is legal.
    """
    cycle, tour_date = instance.date_at.shape[0], instance.tour_date
    component, day, visits = scratch.component, instance.day, instance.visits
    start = before.block_of[subproblem.members[np.random.randint(subproblem.members.shape[0])], 0] // 2
    if start < 0:
        return False
    days = day[np.random.randint(day.shape[0])] - day[tour_date[start]]
    turned = np.random.randint(2)
    count = _component(instance, before, scratch, start)
    for k in range(count):
        if instance.date_at[(day[tour_date[component[k]]] + days) % cycle] < 0:
            return False
    for k in range(count):
        if not _empty(instance, state, component[k]):
            return False
    for k in range(count):
        date = instance.date_at[(day[tour_date[component[k]]] + days) % cycle]
        tour = _free_tour(instance, state, date, instance.tour_van[component[k]])
        if tour < 0 or not _refill(instance, state, before, component[k], tour, turned):
            return False
    for k in range(count):
        for block in (2 * component[k], 2 * component[k] + 1):
            for place in range(before.size[block]):
                stop = before.seq[block, place] - instance.depots
                if visits[stop] > 1 and not _has_pattern(instance, state, stop):
                    return False
    return True
