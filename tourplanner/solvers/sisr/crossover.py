"""Crossing two plans: a part of one is visited on the dates of the other.

As the crossover of T. Vidal and others, 2012, doi:10.1287/opre.1120.1048, lets a child inherit patterns; here
it is stops near each other that have them of the second parent, and rounds among these mend what that tears.
"""

from random import Random

import numpy as np

from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.sisr.edits import remove
from tourplanner.solvers.sisr.instance import Instance, Ints
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.visits import insert_again

LEAST_PART, MOST_PART = 0.05, 0.4
"""Shares of the stops that a part has."""


def dates_of(instance: Instance, state: State) -> Ints:
    """int32[n, most visits], the dates of each stop's visits in order, -1 for none."""
    dates = instance.tour_date[state.block_of // 2]
    dates[state.block_of < 0] = -1
    dates.sort(axis=1)
    return dates


def apart(one: Ints, other: Ints) -> Ints:
    """int32[m], the stops whose visits are on other dates; `dates_of` two states."""
    return np.flatnonzero((one != other).any(axis=1)).astype(np.int32)


def draw_part(instance: Instance, choice: Random) -> Ints:
    """int32[m], the stops near a random one, in order."""
    number = len(instance.visits)
    size = max(1, round(number * choice.uniform(LEAST_PART, MOST_PART)))
    return np.sort(instance.neighbours[choice.randrange(number), :size])


def stops_to_cross(instance: Instance, first: State, second: State, part: Ints, choice: Random) -> Ints:
    """int32[m], the stops of a part that two states visit on other dates, in a random order.

    Where there are none, all of the part: they find other tours.
    """
    differ = np.intersect1d(part, apart(dates_of(instance, first), dates_of(instance, second)))
    stops = (differ if differ.size else part).tolist()
    choice.shuffle(stops)
    return np.array(stops, dtype=np.int32)


@compiled
def take_dates(instance: Instance, state: State, other: State, stops: Ints, scratch: Scratch) -> bool:
    """Visit stops on the dates that they have in another state, where it costs least; tell if all is legal.

    What has no room there, or is not visited there either, is left out.
    """
    for k in range(stops.shape[0]):
        if state.block_of[stops[k], 0] >= 0 and not remove(instance, state, stops[k]):
            return False
    for k in range(stops.shape[0]):
        stop, fits = stops[k], other.block_of[stops[k], 0] >= 0
        for visit in range(instance.visits[stop]):
            if fits:
                date = instance.tour_date[other.block_of[stop, visit] // 2]
                fits = insert_again(instance, state, other, stop, date, 0.0, scratch)
        state.cost[0] -= instance.prize[stop]
        if not fits and not remove(instance, state, stop):
            return False
    return True
