"""Compiled recreate: absent stops are inserted greedily, one after another, with blinks.

The orders and their weights are those of Christiaens and Vanden Berghe; a stop of several visits is
inserted by the cheapest of its patterns.
"""

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.edits import insert, remove
from tourplanner.solvers.sisr.insertions import NO_INSERTION, cheapest_insertions
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.visits import has_one_pattern, insert_again

BLINK_RATE = 0.01
"""How often a place is passed over by chance."""

REACH = 30
"""Places next to none of so many nearest stops are looked at only when no nearer one has room."""


@inlined
def sort_absent(instance: Instance, scratch: Scratch, absences: int) -> None:
    """Put absent stops in a random one of four orders: any, most visits first, far first, near first."""
    absent, keys = scratch.absent, scratch.keys
    choice = np.random.random() * 11.0
    for k in range(absences):
        stop = absent[k]
        away = instance.drive[instance.depot[0], instance.depots + stop]
        if choice < 4.0:
            key = np.random.random()
        elif choice < 8.0:
            key = -1000.0 * instance.visits[stop] + np.random.random() * 1000.0
        elif choice < 10.0:
            key = -float(away)
        else:
            key = float(away)
        place = k
        while place > 0 and keys[place - 1] > key:
            absent[place], keys[place] = absent[place - 1], keys[place - 1]
            place -= 1
        absent[place], keys[place] = stop, key


@inlined
def _cheapest_pattern(instance: Instance, stop: int, scratch: Scratch) -> int:
    """The pattern of a stop whose insertions cost least in all, as a row; -1 for none."""
    best, best_row = instance.prize[stop], -1
    for row in range(instance.pattern_start[stop], instance.pattern_start[stop + 1]):
        total = 0
        for visit in range(instance.visits[stop]):
            total += scratch.costs[instance.patterns[row, visit]]
        if total < best and total < NO_INSERTION:
            best, best_row = total, row
    return best_row


@inlined
def _insert_pattern(instance: Instance, state: State, stop: int, scratch: Scratch) -> bool:
    """Insert all visits of a stop by its cheapest pattern; tell whether that was possible."""
    costs, blocks, places = scratch.costs, scratch.blocks, scratch.places
    row = _cheapest_pattern(instance, stop, scratch)
    if row < 0:
        return False
    for visit in range(instance.visits[stop]):
        session = instance.patterns[row, visit]
        if visit > 0:
            # The visits before this one may have used up the hours of its week: price it anew.
            tour = blocks[session] // 2
            costs[session] = NO_INSERTION
            cheapest_insertions(instance, state, stop, (tour, tour + 1), 0, 0.0, NO_INSERTION, scratch)
        if costs[session] >= NO_INSERTION:
            state.cost[0] -= instance.prize[stop]
            remove(instance, state, stop)
            return False
        insert(instance, state, stop, visit, int(blocks[session]), int(places[session]))
    return True


@inlined
def _insert_stop(instance: Instance, state: State, stop: int, reach: int, scratch: Scratch) -> bool:
    """Insert a stop where it costs least, next to one of so many neighbours (0: anywhere), if it fits."""
    costs, tours = scratch.costs, state.work.shape[0]
    for session in range(costs.shape[0]):
        costs[session] = NO_INSERTION
    if instance.visits[stop] > 1:
        cheapest_insertions(instance, state, stop, (0, tours), reach, BLINK_RATE, NO_INSERTION, scratch)
        return _insert_pattern(instance, state, stop, scratch)
    below = min(instance.prize[stop], NO_INSERTION - 1)
    session = cheapest_insertions(instance, state, stop, (0, tours), reach, BLINK_RATE, below, scratch)
    if session < 0:
        return False
    insert(instance, state, stop, 0, int(scratch.blocks[session]), int(scratch.places[session]))
    return True


@inlined
def _insert_rest(instance: Instance, state: State, before: State, stop: int, scratch: Scratch) -> bool:
    """Insert the visits that a stop lacks on the dates that they had; tell whether that was possible."""
    for visit in range(instance.visits[stop]):
        if state.block_of[stop, visit] < 0:
            date = instance.tour_date[before.block_of[stop, visit] // 2]
            if not insert_again(instance, state, before, stop, date, BLINK_RATE, scratch):
                return False
    return True


@part
def recreate(instance: Instance, state: State, before: State, scratch: Scratch, absences: int) -> bool:
    """Insert absent stops greedily; the ones that do not fit stay left out.

    `before` is the state before the ruin. Tells if all is legal: a stop may not have some of its visits only.
    """
    sort_absent(instance, scratch, absences)
    absent, lacked = scratch.absent, False
    for k in range(absences):
        lacked = lacked or before.block_of[absent[k], 0] < 0
    for k in range(absences):
        stop = absent[k]
        if has_one_pattern(instance, stop) and before.block_of[stop, 0] >= 0:
            if not _insert_rest(instance, state, before, stop, scratch):
                # It makes room for one that was left out before; nothing else is worth its prize.
                if not lacked or not remove(instance, state, stop):
                    return False
            continue
        fitted = False
        # First among the tours near by; if none has room, among all.
        for reach in (REACH, 0):
            if _insert_stop(instance, state, stop, reach, scratch):
                fitted = True
                break
        if fitted:
            state.cost[0] -= instance.prize[stop]
    return True
