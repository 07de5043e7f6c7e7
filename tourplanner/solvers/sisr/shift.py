"""Compiled shift: tours that share stops of several visits go to other dates together."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.fleet import Fleet, Focus, Scratch, State
from tourplanner.solvers.sisr.moves import refresh


@inlined
def _linked(fleet: Fleet, state: State, scratch: Scratch, tour: int) -> int:
    """List a tour and all that stops of several visits link it to, their number."""
    touched, linked = scratch.touched, scratch.linked
    for other in range(touched.shape[0]):
        touched[other] = 0
    linked[0], touched[tour] = tour, 1
    count, seen = 1, 0
    while seen < count:
        for block in (2 * linked[seen], 2 * linked[seen] + 1):
            for k in range(state.size[block]):
                stop = state.seq[block, k] - fleet.depots
                for visit in range(fleet.visits[stop]):
                    other = state.where[stop, visit] // 2
                    if touched[other] == 0:
                        linked[count], touched[other] = other, 1
                        count += 1
        seen += 1
    return count


@inlined
def _has_pattern(fleet: Fleet, state: State, stop: int) -> bool:
    """Whether the visits of a stop follow one of its patterns."""
    vans = fleet.depot.shape[0]
    for row in range(fleet.pattern_start[stop], fleet.pattern_start[stop + 1]):
        found = 0
        for visit in range(fleet.visits[stop]):
            block = state.where[stop, visit]
            session = 2 * (block // 2 // vans) + block % 2
            for k in range(fleet.visits[stop]):
                if fleet.patterns[row, k] == session:
                    found += 1
        if found == fleet.visits[stop]:
            return True
    return False


@inlined
def _free_tour(fleet: Fleet, state: State, date: int, van: int) -> int:
    """The empty tour on a date of a van of the same depot, any of them; -1 for none."""
    vans = fleet.depot.shape[0]
    first = np.random.randint(vans)
    for step in range(vans):
        other = (first + step) % vans
        tour = date * vans + other
        if fleet.depot[other] == fleet.depot[van] and state.size[2 * tour] + state.size[2 * tour + 1] == 0:
            return tour
    return -1


@inlined
def _clear(fleet: Fleet, state: State, tour: int) -> bool:
    """Empty a tour, leaving `where` as it was; tell if all is legal."""
    for block in (2 * tour, 2 * tour + 1):
        for place in range(state.size[block]):
            commune = fleet.commune[state.seq[block, place] - fleet.depots]
            state.there[commune, tour // fleet.depot.shape[0]] -= 1
        state.size[block] = 0
    state.load[tour] = 0
    return refresh(fleet, state, tour)


@inlined
def _refill(fleet: Fleet, state: State, before: State, source: int, tour: int, turned: int) -> bool:
    """Fill an empty tour with what another one held before, turned round or not; tell if all is legal."""
    vans = fleet.depot.shape[0]
    date, van = tour // vans, tour % vans
    for half in range(2):
        old, block = 2 * source + half, 2 * tour + (half + turned) % 2
        size = before.size[old]
        for place in range(size):
            node = before.seq[old, size - 1 - place if turned == 1 else place]
            stop = node - fleet.depots
            commune = fleet.commune[stop]
            if not fleet.open[stop, date, block % 2] or not fleet.van_ok[stop, date, van]:
                return False
            if state.there[commune, date] > 0:
                return False
            state.there[commune, date] += 1
            state.seq[block, place] = node
            for visit in range(fleet.visits[stop]):
                if before.where[stop, visit] == old:
                    state.where[stop, visit] = block
        state.size[block] = size
    state.load[tour] = before.load[source]
    return refresh(fleet, state, tour)


@compiled
def shift(fleet: Fleet, state: State, before: State, scratch: Scratch, focus: Focus) -> bool:
    """Shift linked tours by as many days round the cycle, perhaps with their halves turned round.

    That costs next to nothing, and lets stops of several visits that are near each other meet in the same
    sessions: one by one they hold each other where they are. One of the tours serves a stop in `focus`.
    `before` is a copy of the state. Tells if all is legal.
    """
    vans, cycle = fleet.depot.shape[0], fleet.at.shape[0]
    linked, day, visits = scratch.linked, fleet.day, fleet.visits
    start = before.where[focus.members[np.random.randint(focus.members.shape[0])], 0] // 2
    if start < 0:
        return False
    days = day[np.random.randint(day.shape[0])] - day[start // vans]
    turned = np.random.randint(2)
    count = _linked(fleet, before, scratch, start)
    for k in range(count):
        if fleet.at[(day[linked[k] // vans] + days) % cycle] < 0:
            return False
    for k in range(count):
        if not _clear(fleet, state, linked[k]):
            return False
    for k in range(count):
        date = fleet.at[(day[linked[k] // vans] + days) % cycle]
        tour = _free_tour(fleet, state, date, linked[k] % vans)
        if tour < 0 or not _refill(fleet, state, before, linked[k], tour, turned):
            return False
    for k in range(count):
        for block in (2 * linked[k], 2 * linked[k] + 1):
            for place in range(before.size[block]):
                stop = before.seq[block, place] - fleet.depots
                if visits[stop] > 1 and not _has_pattern(fleet, state, stop):
                    return False
    return True
