"""A plan in the making, as arrays that compiled code edits in place."""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.sisr.instance import Flags, Instance, Ints, Longs


class State(NamedTuple):
    """A plan over dates ``d`` and vans ``v``; tour t = d v + van, block b = 2 t + h, half h.

    All arrays are views of ``memory``, so that a state is copied in one go. Times in seconds.

    Attributes
    ----------
    cost
        int64[1], driving and tolls, plus the prizes of the stops that are left out and the prices of what is
        above limits.
    above, price
        int64[r] twice: of each rule with a tally what tours count above its limits, all of them together, and
        the price of a unit of that; where it is 0 no tour may count more than its limit.
    week_work, cycle_work
        int64[c, weeks] and int64[c], work of each crew.
    seq, size, length
        int32[b, most stops], the places of a block in order; int32[b], how many; int32[b], seconds from
        the first start to the last end.
    counted
        int32[r, t], what the visits of a tour count by each rule that has a tally.
    driving, toll, work, start, end
        int32[t].
    block_of
        int32[n, most visits], the blocks of a stop's visits, -1 for none.
    commune_visits
        uint8[communes, d], visits of a commune on a date.
    """

    cost: Longs
    above: Longs
    price: Longs
    week_work: Longs
    cycle_work: Longs
    seq: Ints
    size: Ints
    length: Ints
    counted: Ints
    block_of: Ints
    driving: Ints
    toll: Ints
    work: Ints
    start: Ints
    end: Ints
    commune_visits: Flags
    memory: Longs


def empty_state(instance: Instance) -> State:
    """A state with every stop left out."""
    stops, dates, _ = instance.open.shape
    vans = len(instance.depot)
    crews = len(instance.crews.limits)
    tours, weeks = dates * vans, int(instance.week.max(initial=0)) + 1
    shapes: list[tuple[type[np.generic], tuple[int, ...]]] = [
        (np.int64, (1,)),
        (np.int64, instance.most.shape[:1]),
        (np.int64, instance.most.shape[:1]),
        (np.int64, (crews, weeks)),
        (np.int64, (crews,)),
        (np.int32, (2 * tours, instance.max_block)),
        (np.int32, (2 * tours,)),
        (np.int32, (2 * tours,)),
        (np.int32, instance.most.shape),
        (np.int32, (stops, int(instance.visits.max(initial=1)))),
        *[(np.int32, (tours,))] * 5,
        (np.uint8, (int(instance.commune.max(initial=0)) + 1, dates)),
    ]
    sizes = [int(np.prod(shape)) * np.dtype(kind).itemsize for kind, shape in shapes]
    words = [-(-size // 8) for size in sizes]
    starts = (np.cumsum(words) - words).tolist()
    memory = np.zeros(sum(words), dtype=np.int64)
    views = (
        memory[start:].view(np.uint8)[:size].view(kind).reshape(shape)
        for start, size, (kind, shape) in zip(starts, sizes, shapes, strict=True)
    )
    state = State._make((*views, memory))
    state.block_of[:] = -1
    state.cost[0] = int(instance.prize.sum())
    return state


def copy_state(instance: Instance, state: State) -> State:
    """An independent copy."""
    copy = empty_state(instance)
    copy.memory[:] = state.memory
    return copy
