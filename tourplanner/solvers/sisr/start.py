"""What a search that does not begin with nothing begins with: tours that are known, and what holds them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.patterns import Slot
from tourplanner.solvers.sisr.edits import insert
from tourplanner.solvers.sisr.instance import Instance, Ints
from tourplanner.solvers.sisr.state import State, empty_state

HALVES = tuple(Half)


def state_of(problem: Problem, instance: Instance, tours: Sequence[Tour]) -> State:
    """The state of legal tours; stops that lack a visit there are left out."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    whole = {stop.id for stop in problem.config.stops if served[stop.id] == stop.visits}
    entries = list(_entries(problem, tours, whole))
    state = empty_state(instance)
    _take_in(instance, state, np.array(entries, dtype=np.int32).reshape(len(entries), 4))
    return state


def with_toll(instance: Instance, slots: Sequence[Collection[Slot]], toll: int) -> Instance:
    """The instance in which a visit costs `toll` seconds more where it is in none of its stop's `slots`."""
    tolls = np.full(instance.open.shape, toll, dtype=np.int32)
    for stop, kept in enumerate(slots):
        for day, half in kept:
            tolls[stop, day, HALVES.index(half)] = 0
    return instance._replace(toll=tolls)


def held(instance: Instance, slots: Sequence[Collection[Slot]], free: Collection[int]) -> Instance:
    """The instance in which all stops but those of `free` keep to their `slots`; int of stops."""
    is_open = np.zeros_like(instance.open)
    for stop, kept in enumerate(slots):
        if stop in free:
            is_open[stop] = instance.open[stop]
        for day, half in kept:
            is_open[stop, day, HALVES.index(half)] = instance.open[stop, day, HALVES.index(half)]
    return instance._replace(open=is_open)


def _entries(
    problem: Problem, tours: Sequence[Tour], whole: Collection[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Stop, number of the visit, block and place of each visit that the state begins with."""
    days = {day: rank for rank, day in enumerate(problem.calendar.dates)}
    visits: Counter[str] = Counter()
    for tour in tours:
        number = days[tour.date] * len(problem.config.vans) + problem.van_index[tour.van]
        places: Counter[Half] = Counter()
        for visit in tour.visits:
            if visit.stop in whole:
                block = 2 * number + HALVES.index(visit.half)
                yield problem.stop_index[visit.stop], visits[visit.stop], block, places[visit.half]
                places[visit.half] += 1
                visits[visit.stop] += 1


@compiled
def _take_in(instance: Instance, state: State, entries: Ints) -> None:
    for k in range(entries.shape[0]):
        stop = entries[k, 0]
        insert(instance, state, stop, entries[k, 1], entries[k, 2], entries[k, 3])
        if entries[k, 1] == 0:
            state.cost[0] -= instance.prize[stop]
