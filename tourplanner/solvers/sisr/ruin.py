"""Compiled ruin: adjacent string removal, and room for visits that move together.

The split strings, the number of strings and their lengths are those of Christiaens and Vanden Berghe.
"""

from dataclasses import dataclass

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.edits import remove
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.subproblem import Subproblem

SPLIT_RATE, SPLIT_DEPTH = 0.5, 0.9
"""How often a string is split around a substring that stays, and how likely that one grows by one more."""

PATTERN_RATE, PATTERNS_TRIED = 0.9, 3
"""How often the ruin around a stop of several visits makes room for one of its patterns, the one of so many
random ones that has it nearest to other stops."""


@dataclass(frozen=True, slots=True)
class StringRemoval:
    """How much a round removes: stops on average, and the longest string of neighbours."""

    removed: float = 5.0
    longest: float = 4.0


@inlined
def _remove_string(
    instance: Instance,
    state: State,
    scratch: Scratch,
    subproblem: Subproblem,
    absences: int,
    stop: int,
    tour: int,
    longest: float,
) -> tuple[int, bool]:
    """Remove a string around a stop of a tour, often with a substring inside it left where it is.

    Tells how many stops are absent, and if all is legal.
    """
    absent, string = scratch.absent, scratch.string
    size, here = 0, 0
    for b in (2 * tour, 2 * tour + 1):
        for k in range(state.size[b]):
            string[size] = state.seq[b, k] - instance.depots
            if string[size] == stop:
                here = size
            size += 1
    length = min(size, int(np.random.random() * min(float(size), longest) + 1.0))
    kept = 0
    if length < size and np.random.random() < SPLIT_RATE:
        kept = 1
        while length + kept < size and np.random.random() < SPLIT_DEPTH:
            kept += 1
    window = length + kept
    low = max(0, here - window + 1)
    begin = low + np.random.randint(min(here, size - window) - low + 1)
    substring = begin + np.random.randint(length + 1)
    for k in range(begin, begin + window):
        gone = string[k]
        if substring <= k < substring + kept or state.block_of[gone, 0] < 0 or not subproblem.free[gone]:
            continue
        if not remove(instance, state, gone):
            return absences, False
        absent[absences] = gone
        absences += 1
    return absences, True


@inlined
def _nearest_in_session(instance: Instance, state: State, stop: int, session: int) -> tuple[int, int]:
    """The stop nearest to an absent one that is served in a session, its tour; -1 and -1 if none is near."""
    for rank in range(instance.neighbours.shape[1]):
        other = instance.neighbours[stop, rank]
        for visit in range(instance.visits[other]):
            block = state.block_of[other, visit]
            if block >= 0 and block % 2 == session % 2 and instance.tour_date[block // 2] == session // 2:
                return other, block // 2
    return -1, -1


@inlined
def _nearest_pattern(instance: Instance, state: State, stop: int) -> int:
    """Of some random patterns of a stop the one whose sessions have stops nearest to it, as a row."""
    first, depot, node = instance.pattern_start[stop], instance.depot[0], instance.depots + stop
    best, least = first, -1
    for _ in range(PATTERNS_TRIED):
        row = first + np.random.randint(instance.pattern_start[stop + 1] - first)
        away = 0
        for visit in range(instance.visits[stop]):
            other, _ = _nearest_in_session(instance, state, stop, instance.patterns[row, visit])
            if other >= 0:
                away += instance.drive[node, instance.depots + other]
            else:
                away += instance.drive[depot, node] + instance.drive[node, depot]
        if least < 0 or away < least:
            best, least = row, away
    return best


@inlined
def _ruin_for_pattern(
    instance: Instance,
    state: State,
    scratch: Scratch,
    subproblem: Subproblem,
    absences: int,
    stop: int,
    longest: float,
) -> tuple[int, int, bool]:
    """Remove a stop of several visits, and strings where one of its patterns would have it.

    Its visits can only move together: room for one of them alone is of no use. Tells how many stops are
    absent, the number of strings, and if all is legal.
    """
    row = _nearest_pattern(instance, state, stop)
    strings = 0
    if state.block_of[stop, 0] >= 0:
        if not remove(instance, state, stop):
            return absences, strings, False
        scratch.absent[absences] = stop
        absences += 1
    for visit in range(instance.visits[stop]):
        other, tour = _nearest_in_session(instance, state, stop, instance.patterns[row, visit])
        if other < 0 or scratch.touched[tour]:
            continue
        scratch.touched[tour] = 1
        strings += 1
        absences, legal = _remove_string(instance, state, scratch, subproblem, absences, other, tour, longest)
        if not legal:
            return absences, strings, False
    return absences, strings, True


@part
def ruin(
    instance: Instance,
    state: State,
    scratch: Scratch,
    subproblem: Subproblem,
    absences: int,
    sizes: tuple[float, float],
) -> tuple[int, bool]:
    """Remove strings of stops around a random one; tell how many are absent, and if all is legal.

    Only stops in `subproblem` are removed. `sizes` are the mean number of stops removed and the longest
    string.
    """
    stops = instance.visits.shape[0]
    seed = subproblem.members[np.random.randint(subproblem.members.shape[0])]
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
    if instance.pattern_start[seed + 1] > instance.pattern_start[seed] and np.random.random() < PATTERN_RATE:
        absences, done, legal = _ruin_for_pattern(
            instance, state, scratch, subproblem, absences, seed, longest
        )
    for rank in range(instance.neighbours.shape[1]):
        if done >= strings or not legal:
            break
        stop = instance.neighbours[seed, rank]
        visit = np.random.randint(instance.visits[stop])
        block = state.block_of[stop, visit]
        if block < 0 or touched[block // 2] or not subproblem.free[stop]:
            continue
        touched[block // 2] = 1
        done += 1
        absences, legal = _remove_string(
            instance, state, scratch, subproblem, absences, stop, block // 2, longest
        )
    return absences, legal
