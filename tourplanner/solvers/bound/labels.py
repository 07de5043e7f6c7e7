"""Labels: the blocks of one half-day that no other block ending at the same stop is better than.

A label is a sequence of stops that starts next to the depot and grows away from it: forwards in
the morning, backwards in the afternoon (with time, legs and the depot's side turned round). It is
dominated by one that costs no more, uses no more time, work and driving, and remembers no other
commune. What a label remembers are the communes it met that lie in the neighbourhoods of all
stops since (ng-routes: Baldacci, Mingozzi, Roberti, 2011, doi:10.1287/opre.1110.0975), so a
commune may come back, though only after a detour: a relaxation, and so are its bounds.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

Array = np.ndarray[Any, Any]


class Field(NamedTuple):
    """Where blocks of one half grow: n stops, all times in seconds.

    ``stops``: int64[m], the stops that may be used. ``start_*``: of the label of one stop,
    float64[n] cost, int64[n] time, work, drive. ``step_cost`` (float64), ``step_time`` and
    ``step_drive`` (int64): [n, n], from the last stop of a label to the next, service included.
    ``near``: int64[n, q], the stops that may come next, least ``gap`` first; ``gap``:
    int64[n, n], the part of ``step_time`` that ``near`` is sorted by; ``least``: the least service.
    ``limit``, ``limit_work``, ``limit_drive``: the most time, work and driving of a label.
    ``commune``: int64[n]; ``memory``: int64[n, g], communes in the neighbourhood of a stop (-1: none);
    ``place``: int8[n, communes], position of a commune in ``memory``, or -1. ``most``: the
    greatest number of stops of a block; ``shortest``: the least time of one stop more.
    ``future``: float64[most, n], the least that the rest of a day can cost after a stop when so many
    stops more may follow in the half; labels that can't end below ``ceiling`` are left out.
    """

    stops: Array
    start_cost: Array
    start_time: Array
    start_work: Array
    start_drive: Array
    step_cost: Array
    step_time: Array
    step_drive: Array
    near: Array
    gap: Array
    least: int
    limit: int
    limit_work: int
    limit_drive: int
    commune: Array
    memory: Array
    place: Array
    most: int
    shortest: int
    future: Array
    ceiling: float


class Labels(NamedTuple):
    """The labels of every stop.

    ``number``: int64[n]; ``order``: int64[n, cap], slots of a stop by increasing cost, the free ones
    after ``number``; by slot: ``cost`` float64, ``time``, ``work``, ``drive`` int64, ``mask`` uint64
    (what is remembered), ``level`` int64 (number of stops), ``done`` (was extended), and ``path``
    int16[n, cap, most], -1 at first where a label was merged and is no block any more.
    """

    number: Array
    order: Array
    cost: Array
    time: Array
    work: Array
    drive: Array
    mask: Array
    level: Array
    done: Array
    path: Array


@njit(cache=True, nogil=True)
def grow(field: Field, cap: int, merge: bool) -> Labels:
    """All labels, at most `cap` per stop.

    Where there are more, the costliest give way: merged into one that is as good as each of them,
    which keeps bounds valid, or without `merge` dropped.
    """
    size = field.commune.size
    labels = Labels(
        np.zeros(size, np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.float64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.uint64),
        np.empty((size, cap), np.int64),
        np.empty((size, cap), np.bool_),
        np.full((size, cap, field.most), -1, np.int16),
    )
    usable = np.zeros(size, np.bool_)
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
    return labels


@njit(cache=True, nogil=True)
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
        new_cost = cost + field.step_cost[stop, after]
        # The label of this stop alone dominates whatever costs as much: tested before the rest.
        if field.start_time[after] <= time + used and field.start_cost[after] <= new_cost:
            if field.start_work[after] <= work + used and field.start_drive[after] <= new_drive:
                continue
        more = min(field.most - 1, (field.limit - time - used) // field.shortest)
        if new_cost + field.future[more, after] >= field.ceiling:
            continue
        met = field.place[stop, field.commune[after]]
        if met >= 0 and (mask >> np.uint64(met)) & np.uint64(1):
            continue
        kept = _remember(field, stop, after, mask)
        taken = _insert(labels, stop, slot, after, new_cost, used, new_drive, kept, cap, merge) or taken
    return taken


@njit(cache=True, nogil=True)
def _remember(field: Field, stop: int, after: int, mask: Any) -> Any:
    """What a label at `stop` that remembers `mask` remembers at `after`."""
    kept = np.uint64(1) << np.uint64(field.place[after, field.commune[after]])
    for bit in range(field.memory.shape[1]):
        if (mask >> np.uint64(bit)) & np.uint64(1):
            met = field.place[after, field.memory[stop, bit]]
            if met >= 0:
                kept |= np.uint64(1) << np.uint64(met)
    return kept


@njit(cache=True, nogil=True)
def _insert(
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
    rank = _rank(labels, stop, cost, time, work, drive, mask)
    if rank < 0:
        return False
    order = labels.order[stop]
    count = _clear(labels, stop, rank, time, work, drive, mask)
    new_level, whole = level + 1, labels.path[origin, parent, 0] >= 0
    if count == cap:
        last = order[cap - 1]
        if merge:
            cost, time = min(cost, labels.cost[stop, last]), min(time, labels.time[stop, last])
            work, drive = min(work, labels.work[stop, last]), min(drive, labels.drive[stop, last])
            mask &= labels.mask[stop, last]
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
    if whole:
        for position in range(level):
            labels.path[stop, slot, position] = labels.path[origin, parent, position]
        labels.path[stop, slot, level] = stop
    return True


@njit(cache=True, nogil=True)
def _rank(labels: Labels, stop: int, cost: float, time: int, work: int, drive: int, mask: int) -> int:
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
        ):
            return -1
        rank += 1
    return rank


@njit(cache=True, nogil=True)
def _clear(labels: Labels, stop: int, rank: int, time: int, work: int, drive: int, mask: int) -> int:
    """Free the slots from `rank` on that a new label dominates; the number of labels that stay."""
    order, keep = labels.order[stop], rank
    for position in range(rank, labels.number[stop]):
        other = order[position]
        if not (
            time <= labels.time[stop, other]
            and work <= labels.work[stop, other]
            and drive <= labels.drive[stop, other]
            and mask & ~labels.mask[stop, other] == np.uint64(0)
        ):
            order[position] = order[keep]
            order[keep] = other
            keep += 1
    return keep
