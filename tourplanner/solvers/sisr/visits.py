"""Compiled edits of single visits, which leave their date only with all the others of their stop."""

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.edits import insert
from tourplanner.solvers.sisr.insertions import NO_INSERTION, cheapest_insertions
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State


@inlined
def has_one_pattern(instance: Instance, stop: int) -> bool:
    """Whether a stop of several visits has but one pattern: then each of them moves by itself."""
    return instance.pattern_start[stop + 1] - instance.pattern_start[stop] == 1


@inlined
def visit_on(instance: Instance, state: State, stop: int, date: int) -> int:
    """Which visit of a stop is on a date; -1 for none."""
    for visit in range(instance.visits[stop]):
        block = state.block_of[stop, visit]
        if block >= 0 and instance.tour_date[block // 2] == date:
            return visit
    return -1


@inlined
def insert_again(
    instance: Instance, state: State, before: State, stop: int, date: int, blink: float, scratch: Scratch
) -> bool:
    """Insert the visit of a stop on a date where it costs least; tell whether that was possible."""
    costs, vans = scratch.costs, instance.depot.shape[0]
    visit = visit_on(instance, before, stop, date)
    session = 2 * date + before.block_of[stop, visit] % 2
    costs[2 * date] = costs[2 * date + 1] = NO_INSERTION
    tours = (date * vans, date * vans + vans)
    cheapest_insertions(instance, state, stop, tours, 0, blink, NO_INSERTION, scratch)
    other = 2 * date + 1 - session % 2
    # No pattern binds a stop of one visit to a half.
    if instance.visits[stop] == 1 and costs[other] < costs[session]:
        session = other
    if costs[session] >= NO_INSERTION:
        return False
    insert(instance, state, stop, visit, int(scratch.blocks[session]), int(scratch.places[session]))
    return True
