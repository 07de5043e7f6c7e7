"""Compiled ruin: strings of stops in tours near each other, and room for visits that move together."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.fleet import Fleet, Focus, Scratch, State
from tourplanner.solvers.sisr.moves import take

# How often a string is split around a piece that stays, and how likely that piece grows by one more.
SPLIT, STRETCH = 0.5, 0.9
# How often the ruin around a stop of several visits makes room for one of its patterns, the one of so
# many random ones that has it nearest to other stops.
ROOM, TRIED = 0.9, 3


@inlined
def _remove_string(
    fleet: Fleet,
    state: State,
    scratch: Scratch,
    focus: Focus,
    absences: int,
    stop: int,
    tour: int,
    longest: float,
) -> tuple[int, bool]:
    """Remove a string around a stop of a tour, often with a piece inside it left where it is.

    Tells how many stops are absent, and if all is legal.
    """
    absent, string = scratch.absent, scratch.string
    size, here = 0, 0
    for b in (2 * tour, 2 * tour + 1):
        for k in range(state.size[b]):
            string[size] = state.seq[b, k] - fleet.depots
            if string[size] == stop:
                here = size
            size += 1
    length = min(size, int(np.random.random() * min(float(size), longest) + 1.0))
    kept = 0
    if length < size and np.random.random() < SPLIT:
        kept = 1
        while length + kept < size and np.random.random() < STRETCH:
            kept += 1
    window = length + kept
    low = max(0, here - window + 1)
    begin = low + np.random.randint(min(here, size - window) - low + 1)
    piece = begin + np.random.randint(length + 1)
    for k in range(begin, begin + window):
        gone = string[k]
        if piece <= k < piece + kept or state.where[gone, 0] < 0 or not focus.free[gone]:
            continue
        if not take(fleet, state, gone):
            return absences, False
        absent[absences] = gone
        absences += 1
    return absences, True


@inlined
def _beside(fleet: Fleet, state: State, stop: int, session: int) -> tuple[int, int]:
    """The stop nearest to an absent one that is served in a session, its tour; -1 and -1 if none is near."""
    vans = fleet.depot.shape[0]
    for rank in range(fleet.near.shape[1]):
        other = fleet.near[stop, rank]
        for visit in range(fleet.visits[other]):
            block = state.where[other, visit]
            if block >= 0 and block % 2 == session % 2 and block // 2 // vans == session // 2:
                return other, block // 2
    return -1, -1


@inlined
def _promising(fleet: Fleet, state: State, stop: int) -> int:
    """Of some random patterns of a stop the one whose sessions have stops nearest to it, as a row."""
    first, depot, node = fleet.pattern_start[stop], fleet.depot[0], fleet.depots + stop
    best, least = first, -1
    for _ in range(TRIED):
        row = first + np.random.randint(fleet.pattern_start[stop + 1] - first)
        away = 0
        for visit in range(fleet.visits[stop]):
            other, _ = _beside(fleet, state, stop, fleet.patterns[row, visit])
            if other >= 0:
                away += fleet.drive[node, fleet.depots + other]
            else:
                away += fleet.drive[depot, node] + fleet.drive[node, depot]
        if least < 0 or away < least:
            best, least = row, away
    return best


@inlined
def _make_room(
    fleet: Fleet, state: State, scratch: Scratch, focus: Focus, absences: int, stop: int, longest: float
) -> tuple[int, int, bool]:
    """Remove a stop of several visits, and strings where one of its patterns would have it.

    Its visits can only move together: room for one of them alone is of no use. Tells how many stops are
    absent, the number of strings, and if all is legal.
    """
    row = _promising(fleet, state, stop)
    strings = 0
    if state.where[stop, 0] >= 0:
        if not take(fleet, state, stop):
            return absences, strings, False
        scratch.absent[absences] = stop
        absences += 1
    for visit in range(fleet.visits[stop]):
        other, tour = _beside(fleet, state, stop, fleet.patterns[row, visit])
        if other < 0 or scratch.touched[tour]:
            continue
        scratch.touched[tour] = 1
        strings += 1
        absences, legal = _remove_string(fleet, state, scratch, focus, absences, other, tour, longest)
        if not legal:
            return absences, strings, False
    return absences, strings, True


@compiled
def ruin(
    fleet: Fleet, state: State, scratch: Scratch, focus: Focus, absences: int, sizes: tuple[float, float]
) -> tuple[int, bool]:
    """Remove strings of stops around a random one; tell how many are absent, and if all is legal.

    Only stops in `focus` are removed. `sizes` are the mean number of stops removed and the longest string.
    """
    stops = fleet.visits.shape[0]
    seed = focus.members[np.random.randint(focus.members.shape[0])]
    touched = scratch.touched
    busy = 0
    for tour in range(state.driving.shape[0]):
        touched[tour] = 0
        if state.driving[tour] > 0 or state.size[2 * tour] + state.size[2 * tour + 1] > 0:
            busy += 1
    served = stops - absences
    mean_size = max(1.0, served / max(1, busy))
    longest = min(sizes[1], mean_size)
    strings = int(np.random.random() * max(0.0, 4.0 * sizes[0] / (1.0 + longest) - 1.0) + 1.0)
    done, legal = 0, True
    if fleet.pattern_start[seed + 1] > fleet.pattern_start[seed] and np.random.random() < ROOM:
        absences, done, legal = _make_room(fleet, state, scratch, focus, absences, seed, longest)
    for rank in range(fleet.near.shape[1]):
        if done >= strings or not legal:
            break
        stop = fleet.near[seed, rank]
        visit = np.random.randint(fleet.visits[stop])
        block = state.where[stop, visit]
        if block < 0 or touched[block // 2] or not focus.free[stop]:
            continue
        touched[block // 2] = 1
        done += 1
        absences, legal = _remove_string(fleet, state, scratch, focus, absences, stop, block // 2, longest)
    return absences, legal
