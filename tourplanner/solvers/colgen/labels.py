"""Labels: the blocks of one half-day that no other block ending at the same stop is better than.

A label is a sequence of stops that starts next to the depot and grows away from it: forwards in
the morning, backwards in the afternoon (with time, legs and the depot's side turned round). It is
dominated by one that costs no more, uses no more time, work and driving, and remembers no other
commune. What a label remembers are the communes it met that lie in the neighbourhoods of all
stops since (ng-routes: Baldacci, Mingozzi, Roberti, 2011, doi:10.1287/opre.1110.0975), so a
commune may come back, though only after a detour: a relaxation, and so are its bounds.

Where cuts have prices, every second visit to the stops of a cut costs its price: a label remembers
of which cuts it has visited an odd number of stops, and dominates another only if it costs no more
once it has paid for those that are odd with it alone. No later visit can part them further: each
one that it pays for and the other does not makes an odd cut of it even.
"""

from typing import Any, NamedTuple

import numpy as np

from tourplanner.solvers.colgen.field import Field
from tourplanner.solvers.colgen.toll import Array, owed
from tourplanner.solvers.compiled import compiled, inlined


class Labels(NamedTuple):
    """The labels of every stop.

    ``number``: int64[n]; ``order``: int64[n, cap], slots of a stop by increasing cost, the free ones
    after ``number``; by slot: ``cost`` float64, ``time``, ``work``, ``drive`` int64, ``mask`` uint64
    (what is remembered), ``odd`` uint64[n, cap, words] (the cuts of which it has visited an odd
    number of stops), ``level`` int64 (number of stops), ``done`` (was extended), and ``path``
    int16[n, cap, most], -1 at first where a label was merged and is no block any more. ``fresh``
    uint64[words] is room for the cuts of a label in the making.
    """

    number: Array
    order: Array
    cost: Array
    time: Array
    work: Array
    drive: Array
    mask: Array
    odd: Array
    level: Array
    done: Array
    path: Array
    fresh: Array


def grow(field: Field, cap: int, merge: bool) -> Labels:
    """All labels, at most `cap` per stop.

    Where there are more, the costliest give way: merged into one that is as good as each of them,
    which keeps bounds valid, or without `merge` dropped.
    """
    size, words = field.commune.size, field.toll.price.size // 64
    labels = Labels(
        np.zeros(size, np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.float64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.uint64),
        np.zeros((size, cap, words), np.uint64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.bool_),
        np.full((size, cap, field.most), -1, np.int16),
        np.zeros(words, np.uint64),
    )
    _grow(field, labels, np.zeros(size, np.bool_), cap, merge)
    return labels


@compiled
def _grow(field: Field, labels: Labels, usable: Array, cap: int, merge: bool) -> None:
    """Fill empty `labels`; `usable`, bool[n], is all false at first."""
    for stop in field.stops:
        usable[stop] = True
        for slot in range(cap):
            labels.order[stop, slot] = slot
        if field.start_time[stop] > field.limit:
            continue
        labels.number[stop] = 1
        labels.cost[stop, 0] = field.start_cost[stop]
        labels.time[stop, 0] = field.start_time[stop]
        labels.work[stop, 0] = field.start_work[stop]
        labels.drive[stop, 0] = field.start_drive[stop]
        labels.mask[stop, 0] = np.uint64(1) << np.uint64(field.place[stop, field.commune[stop]])
        labels.level[stop, 0] = 1
        labels.done[stop, 0] = False
        labels.path[stop, 0, 0] = stop
        for k in range(field.toll.first[stop], field.toll.first[stop + 1]):
            cut = field.toll.cuts[k]
            labels.odd[stop, 0, cut // 64] |= np.uint64(1) << np.uint64(cut % 64)
    for level in range(1, field.most):
        grew = False
        for stop in field.stops:
            for rank in range(labels.number[stop]):
                slot = labels.order[stop, rank]
                if labels.level[stop, slot] == level and not labels.done[stop, slot]:
                    grew = _extend(field, labels, usable, stop, slot, cap, merge) or grew
                    labels.done[stop, slot] = True
        if not grew:
            break


@inlined
def _extend(field: Field, labels: Labels, usable: Array, stop: int, slot: int, cap: int, merge: bool) -> bool:
    """Offer a label's extensions to the stops near it; tell whether any was taken."""
    taken = False
    cost, time = labels.cost[stop, slot], labels.time[stop, slot]
    work, drive = labels.work[stop, slot], labels.drive[stop, slot]
    mask = labels.mask[stop, slot]
    room = field.limit - time - field.least
    for step in range(field.near.shape[1]):
        after = field.near[stop, step]
        if after < 0 or field.gap[stop, after] > room:
            break
        used = field.step_time[stop, after]
        if not usable[after] or time + used > field.limit or work + used > field.limit_work:
            continue
        new_drive = drive + field.step_drive[stop, after]
        if new_drive > field.limit_drive:
            continue
        new_cost, most_owed = cost + field.step_cost[stop, after], 0.0
        for word in range(labels.fresh.size):
            labels.fresh[word] = labels.odd[stop, slot, word]
        for k in range(field.toll.first[after], field.toll.first[after + 1]):
            cut = field.toll.cuts[k]
            bit = np.uint64(1) << np.uint64(cut % 64)
            if labels.fresh[cut // 64] & bit:
                new_cost += field.toll.price[cut]
            labels.fresh[cut // 64] ^= bit
            most_owed += field.toll.price[cut]
        # The label of this stop alone dominates whatever costs as much: tested before the rest.
        if field.start_time[after] <= time + used and field.start_cost[after] + most_owed <= new_cost:
            if field.start_work[after] <= work + used and field.start_drive[after] <= new_drive:
                continue
        more = min(field.most - 1, (field.limit - time - used) // field.shortest)
        if new_cost + field.future[more, after] >= field.ceiling:
            continue
        met = field.place[stop, field.commune[after]]
        if met >= 0 and (mask >> np.uint64(met)) & np.uint64(1):
            continue
        kept = _remember(field, stop, after, mask)
        here = _insert(field, labels, stop, slot, after, new_cost, used, new_drive, kept, cap, merge)
        taken = here or taken
    return taken


@inlined
def _remember(field: Field, stop: int, after: int, mask: Any) -> Any:
    """What a label at `stop` that remembers `mask` remembers at `after`."""
    kept = np.uint64(1) << np.uint64(field.place[after, field.commune[after]])
    for bit in range(field.memory.shape[1]):
        if (mask >> np.uint64(bit)) & np.uint64(1):
            met = field.place[after, field.memory[stop, bit]]
            if met >= 0:
                kept |= np.uint64(1) << np.uint64(met)
    return kept


@inlined
def _insert(
    field: Field,
    labels: Labels,
    origin: int,
    parent: int,
    stop: int,
    cost: float,
    used: int,
    drive: int,
    mask: int,
    cap: int,
    merge: bool,
) -> bool:
    """Put the extension of the label (`origin`, `parent`) to `stop` in its place unless dominated."""
    time, work = labels.time[origin, parent] + used, labels.work[origin, parent] + used
    level = labels.level[origin, parent]
    rank = _rank(field, labels, stop, cost, time, work, drive, mask)
    if rank < 0:
        return False
    order = labels.order[stop]
    count = _clear(field, labels, stop, rank, cost, time, work, drive, mask)
    new_level, whole = level + 1, labels.path[origin, parent, 0] >= 0
    if count == cap:
        last = order[cap - 1]
        if merge:
            cost, time = min(cost, labels.cost[stop, last]), min(time, labels.time[stop, last])
            work, drive = min(work, labels.work[stop, last]), min(drive, labels.drive[stop, last])
            mask &= labels.mask[stop, last]
            for word in range(labels.fresh.size):
                labels.fresh[word] &= labels.odd[stop, last, word]
            whole = False
            if not labels.done[stop, last]:
                new_level = min(new_level, labels.level[stop, last])
        elif cost >= labels.cost[stop, last]:
            return False
        count -= 1
        rank = min(rank, count)
    slot = order[count]
    for position in range(count, rank, -1):
        order[position] = order[position - 1]
    order[rank] = slot
    labels.number[stop] = count + 1
    labels.cost[stop, slot], labels.time[stop, slot] = cost, time
    labels.work[stop, slot], labels.drive[stop, slot] = work, drive
    labels.mask[stop, slot], labels.level[stop, slot] = mask, new_level
    labels.done[stop, slot] = False
    labels.path[stop, slot, 0] = -1
    for word in range(labels.fresh.size):
        labels.odd[stop, slot, word] = labels.fresh[word]
    if whole:
        for position in range(level):
            labels.path[stop, slot, position] = labels.path[origin, parent, position]
        labels.path[stop, slot, level] = stop
    return True


@inlined
def _rank(
    field: Field, labels: Labels, stop: int, cost: float, time: int, work: int, drive: int, mask: int
) -> int:
    """Place of a new label in the order of a stop, or -1 if another dominates it."""
    rank = 0
    while rank < labels.number[stop]:
        other = labels.order[stop, rank]
        if labels.cost[stop, other] > cost:
            break
        if (
            labels.time[stop, other] <= time
            and labels.work[stop, other] <= work
            and labels.drive[stop, other] <= drive
            and labels.mask[stop, other] & ~mask == np.uint64(0)
            and labels.cost[stop, other] + owed(field.toll, labels.odd[stop, other], labels.fresh) <= cost
        ):
            return -1
        rank += 1
    return rank


@inlined
def _clear(
    field: Field,
    labels: Labels,
    stop: int,
    rank: int,
    cost: float,
    time: int,
    work: int,
    drive: int,
    mask: int,
) -> int:
    """Free the slots from `rank` on that a new label dominates; the number of labels that stay."""
    order, keep = labels.order[stop], rank
    for position in range(rank, labels.number[stop]):
        other = order[position]
        if not (
            time <= labels.time[stop, other]
            and work <= labels.work[stop, other]
            and drive <= labels.drive[stop, other]
            and mask & ~labels.mask[stop, other] == np.uint64(0)
            and cost + owed(field.toll, labels.fresh, labels.odd[stop, other]) <= labels.cost[stop, other]
        ):
            order[position] = order[keep]
            order[keep] = other
            keep += 1
    return keep
