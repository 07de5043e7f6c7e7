"""Compiled ruin: adjacent string removal, and room for visits that move together.

The strings are those of Christiaens and Vanden Berghe.
"""

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.edits import remove, remove_visit
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.strings import draw_sizes, draw_string
from tourplanner.solvers.sisr.subproblem import Subproblem
from tourplanner.solvers.sisr.visits import has_one_pattern, visit_on

PATTERN_RATE, PATTERNS_TRIED = 0.9, 3
"""How often the ruin around a stop of several patterns makes room for one of its patterns, the one of so many
random ones that has it nearest to other stops."""


@inlined
def _take_out(
    instance: Instance, state: State, scratch: Scratch, absences: int, stop: int, tour: int
) -> tuple[int, bool]:
    """Remove a stop of a tour, or its visit there alone if it has but one pattern, and list it as absent.

    Tells how many stops are absent, and if all is legal.
    """
    whole = True
    if has_one_pattern(instance, stop):
        for visit in range(instance.visits[stop]):
            # Which it is already if another one of its visits was removed before.
            whole = whole and state.block_of[stop, visit] >= 0
        legal = remove_visit(instance, state, stop, visit_on(instance, state, stop, instance.tour_date[tour]))
    else:
        legal = remove(instance, state, stop)
    if whole:
        scratch.absent[absences] = stop
        absences += 1
    return absences, legal


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
    """Remove a string around a stop of a tour; tell how many stops are absent, and if all is legal."""
    for k in range(draw_string(instance, state, scratch, subproblem, stop, tour, longest)):
        absences, legal = _take_out(instance, state, scratch, absences, scratch.string[k], tour)
        if not legal:
            return absences, False
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
    """Remove a stop of several patterns, and strings where one of its patterns would have it.

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
    strings, longest = draw_sizes(stops - absences, busy, sizes)
    done, legal = 0, True
    choices = instance.pattern_start[seed + 1] - instance.pattern_start[seed]
    if choices > 1 and np.random.random() < PATTERN_RATE:
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
