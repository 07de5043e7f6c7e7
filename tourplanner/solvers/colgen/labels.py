"""Labels: the blocks of one half-day that no other block ending at the same stop is better than.

A label is a sequence of stops that starts next to the depot and grows away from it: forwards in
the morning, backwards in the afternoon (with time, legs and the depot's side turned round). It is
dominated by one that costs no more, uses no more time, work and driving, and remembers no other
commune. What a label remembers are the communes it met that lie in the neighbourhoods of all
stops since (ng-routes: Baldacci, Mingozzi, Roberti, 2011, doi:10.1287/opre.1110.0975), so a
commune may come back, though only after a detour: a relaxation, and so are its bounds.

Where cuts have duals, every second visit to the stops of a cut costs its dual: a label remembers
of which cuts it has visited an odd number of stops, and dominates another only if it costs no more
once it has paid for those that are odd with it alone. No later visit can part them further: each
one that it pays for and the other does not makes an odd cut of it even.
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.half_graph import HalfGraph
from tourplanner.solvers.colgen.ng_sets import extended_memory
from tourplanner.solvers.colgen.odd_cuts import excess_duals
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


def grow(graph: HalfGraph, cap: int, merge: bool) -> Labels:
    """All labels, at most `cap` per stop.

    Where there are more, the costliest give way: merged into one that is as good as each of them,
    which keeps bounds valid, or without `merge` dropped.
    """
    size, words = graph.commune.size, graph.cut_duals.dual.size // 64
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
        np.full((size, cap, graph.most), -1, np.int16),
        np.zeros(words, np.uint64),
    )
    _grow(graph, labels, np.zeros(size, np.bool_), cap, merge)
    return labels


@compiled
def _grow(graph: HalfGraph, labels: Labels, usable: Array, cap: int, merge: bool) -> None:
    """Fill empty `labels`; `usable`, bool[n], is all false at first."""
    for stop in graph.stops:
        usable[stop] = True
        for slot in range(cap):
            labels.order[stop, slot] = slot
        if graph.start_time[stop] > graph.limit:
            continue
        labels.number[stop] = 1
        labels.cost[stop, 0] = graph.start_cost[stop]
        labels.time[stop, 0] = graph.start_time[stop]
        labels.work[stop, 0] = graph.start_work[stop]
        labels.drive[stop, 0] = graph.start_drive[stop]
        labels.mask[stop, 0] = np.uint64(1) << np.uint64(graph.ng_place[stop, graph.commune[stop]])
        labels.level[stop, 0] = 1
        labels.done[stop, 0] = False
        labels.path[stop, 0, 0] = stop
        for k in range(graph.cut_duals.first[stop], graph.cut_duals.first[stop + 1]):
            cut = graph.cut_duals.cuts[k]
            labels.odd[stop, 0, cut // 64] |= np.uint64(1) << np.uint64(cut % 64)
    for level in range(1, graph.most):
        grew = False
        for stop in graph.stops:
            for rank in range(labels.number[stop]):
                slot = labels.order[stop, rank]
                if labels.level[stop, slot] == level and not labels.done[stop, slot]:
                    grew = _extend(graph, labels, usable, stop, slot, cap, merge) or grew
                    labels.done[stop, slot] = True
        if not grew:
            break


@inlined
def _extend(
    graph: HalfGraph, labels: Labels, usable: Array, stop: int, slot: int, cap: int, merge: bool
) -> bool:
    """Offer a label's extensions to the stops near it; tell whether any was taken."""
    taken = False
    cost, time = labels.cost[stop, slot], labels.time[stop, slot]
    work, drive = labels.work[stop, slot], labels.drive[stop, slot]
    mask = labels.mask[stop, slot]
    room = graph.limit - time - graph.least
    for step in range(graph.near.shape[1]):
        after = graph.near[stop, step]
        if after < 0 or graph.gap[stop, after] > room:
            break
        used = graph.step_time[stop, after]
        if not usable[after] or time + used > graph.limit or work + used > graph.limit_work:
            continue
        new_drive = drive + graph.step_drive[stop, after]
        if new_drive > graph.limit_drive:
            continue
        new_cost, most_due = cost + graph.step_cost[stop, after], 0.0
        for word in range(labels.fresh.size):
            labels.fresh[word] = labels.odd[stop, slot, word]
        for k in range(graph.cut_duals.first[after], graph.cut_duals.first[after + 1]):
            cut = graph.cut_duals.cuts[k]
            bit = np.uint64(1) << np.uint64(cut % 64)
            if labels.fresh[cut // 64] & bit:
                new_cost += graph.cut_duals.dual[cut]
            labels.fresh[cut // 64] ^= bit
            most_due += graph.cut_duals.dual[cut]
        # The label of this stop alone dominates whatever costs as much: tested before the rest.
        if graph.start_time[after] <= time + used and graph.start_cost[after] + most_due <= new_cost:
            if graph.start_work[after] <= work + used and graph.start_drive[after] <= new_drive:
                continue
        more = min(graph.most - 1, (graph.limit - time - used) // graph.shortest)
        if new_cost + graph.completion[more, after] >= graph.ceiling:
            continue
        met = graph.ng_place[stop, graph.commune[after]]
        if met >= 0 and (mask >> np.uint64(met)) & np.uint64(1):
            continue
        kept = extended_memory(graph, stop, after, mask)
        here = _insert(graph, labels, stop, slot, after, new_cost, used, new_drive, kept, cap, merge)
        taken = here or taken
    return taken


@inlined
def _insert(
    graph: HalfGraph,
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
    rank = _rank(graph, labels, stop, cost, time, work, drive, mask)
    if rank < 0:
        return False
    order = labels.order[stop]
    count = _clear(graph, labels, stop, rank, cost, time, work, drive, mask)
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
    graph: HalfGraph, labels: Labels, stop: int, cost: float, time: int, work: int, drive: int, mask: int
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
            and labels.cost[stop, other]
            + excess_duals(graph.cut_duals, labels.odd[stop, other], labels.fresh)
            <= cost
        ):
            return -1
        rank += 1
    return rank


@inlined
def _clear(
    graph: HalfGraph,
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
            and cost + excess_duals(graph.cut_duals, labels.fresh, labels.odd[stop, other])
            <= labels.cost[stop, other]
        ):
            order[position] = order[keep]
            order[keep] = other
            keep += 1
    return keep
