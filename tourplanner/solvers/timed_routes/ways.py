"""Ways through a half of a day that do not come back to a stop while they remember it, compiled.

They grow minute by minute from a depot on. One is left out if another one at its stop is no later, no dearer
with all that it may still owe for cuts, has worked no longer and remembers no more, or if it cannot end below
the ceiling at all.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.timed_routes.clock import NEVER, Array, Minutes
from tourplanner.solvers.timed_routes.half_clock import HalfClock, first_end_of, next_end_of
from tourplanner.solvers.timed_routes.memory import Memory
from tourplanner.solvers.timed_routes.rest_of_day import Rest, rest_without
from tourplanner.solvers.timed_routes.tolls import Tolls, Words, owed_more, toll_at

ALL, SOME = 0, 1
"""Told of the ways that there was room for: every one, or those that are cheap."""


class Ways(NamedTuple):
    """Room for ways: arrays of so many, and for each stop those that are kept, cheapest first.

    ``head`` int32[end + 1] begins the chain (``next``) of those that end at each minute. ``odd``
    int64[ways + 1, words] are the cuts of which each has been to an odd number of stops.
    """

    time: Minutes
    work: Minutes
    stop: Minutes
    cost: Array
    seen: Words
    before: Minutes
    next: Minutes
    alive: NDArray[np.uint8]
    head: Minutes
    kept: Minutes
    number: Minutes
    odd: Words


def room_for(half: HalfClock, most: int, per_stop: int, words: int) -> Ways:
    """Room for `most` ways, so many at a stop, that pay for so many words of cuts."""
    stops = half.leg.shape[0]
    ints = [np.zeros(most, dtype=np.int32) for _ in range(5)]
    return Ways(
        time=ints[0],
        work=ints[4],
        stop=ints[1],
        cost=np.zeros(most),
        seen=np.zeros(most, dtype=np.int64),
        before=ints[2],
        next=ints[3],
        alive=np.zeros(most, dtype=np.uint8),
        head=np.zeros(half.end + 1, dtype=np.int32),
        kept=np.zeros((stops, per_stop), dtype=np.int32),
        number=np.zeros(stops, dtype=np.int32),
        odd=np.zeros((most + 1, words), dtype=np.int64),
    )


@inlined
def remembered_at(memory: Memory, stop: int, seen: int, other: int) -> np.int64:
    """Of what a way remembers at a stop, what is remembered at another as well, by the bits there."""
    kept = np.int64(0)
    for k in range(memory.near.shape[1]):
        if seen >> np.int64(k) & np.int64(1):
            place = memory.place[other, memory.near[stop, k]]
            if place >= 0:
                kept |= np.int64(1) << np.int64(place)
    return kept


@inlined
def _seen_at(memory: Memory, stop: int, seen: int, other: int) -> np.int64:
    """What a way that comes to another stop remembers there, itself too."""
    own = np.int64(1) << np.int64(memory.place[other, other])
    return own | remembered_at(memory, stop, seen, other)


@inlined
def _is_beaten(
    ways: Ways, tolls: Tolls, row: int, new: int, time: int, work: int, cost: float, seen: int, exact: bool
) -> bool:
    """Whether a way that is kept is no later, no dearer, and has worked and remembers no more."""
    for k in range(ways.number[row]):
        way = ways.kept[row, k]
        if ways.cost[way] > cost:
            return False
        if (
            ways.time[way] <= time
            and ways.work[way] <= work
            and (
                not exact
                or (
                    ways.seen[way] & ~seen == np.int64(0)
                    and ways.cost[way] + owed_more(tolls, ways.odd, way, new) <= cost
                )
            )
        ):
            return True
    return False


@inlined
def _keep(ways: Ways, tolls: Tolls, row: int, way: int, exact: bool) -> bool:
    """Keep a way among those of its stop, without those that it beats.

    Tells whether there was room for it; if there was none, the dearest of them goes.
    """
    time, work, cost, seen = ways.time[way], ways.work[way], ways.cost[way], ways.seen[way]
    number, left, place = ways.number[row], 0, -1
    for k in range(number):
        other = ways.kept[row, k]
        dearer = ways.cost[other] >= cost
        if (
            dearer
            and ways.time[other] >= time
            and ways.work[other] >= work
            and (
                not exact
                or (
                    seen & ~ways.seen[other] == np.int64(0)
                    and cost + owed_more(tolls, ways.odd, way, other) <= ways.cost[other]
                )
            )
        ):
            ways.alive[other] = 0
            continue
        if dearer and place < 0:
            place = left
        ways.kept[row, left] = other
        left += 1
    if place < 0:
        place = left
    is_full = left == ways.kept.shape[1]
    if is_full:
        left -= 1
        if place > left:
            ways.alive[way] = 0
            return False
        ways.alive[ways.kept[row, left]] = 0
    for k in range(left, place, -1):
        ways.kept[row, k] = ways.kept[row, k - 1]
    ways.kept[row, place] = way
    ways.number[row] = left + 1
    return not is_full


@inlined
def _begin(ways: Ways) -> None:
    """Forget all ways."""
    for stop in range(ways.number.shape[0]):
        ways.number[stop] = 0
    for time in range(ways.head.shape[0]):
        ways.head[time] = -1


@inlined
def _work_with(half: HalfClock, ways: Ways, way: int, stop: int, other: int) -> int:
    """What has been worked by the end of the next visit; it is not reckoned where no work is too much."""
    if half.most_work == NEVER:
        return 0
    if stop < 0:
        return half.before[other] + half.service[other]
    return ways.work[way] + half.pause + half.leg[stop, other] + half.service[other]


@inlined
def _put(
    ways: Ways, way: int, before: int, end: int, stop: int, work: int, cost: float, seen: np.int64
) -> None:
    """Write a way down, after the one that it goes on from, among those that end then."""
    ways.time[way], ways.stop[way], ways.cost[way] = end, stop, cost
    ways.seen[way], ways.before[way], ways.alive[way] = seen, before, 1
    ways.work[way] = work
    ways.next[way] = ways.head[end]
    ways.head[end] = way


@compiled
def grow(
    half: HalfClock,
    cost: Array,
    onward: Minutes,
    rest: Rest,
    memory: Memory,
    tolls: Tolls,
    ceiling: float,
    exact: bool,
    ways: Ways,
) -> int:
    """Fill the ways of a half from which a day below the ceiling may come; tells whether it was `ALL`.

    ``rest`` tells what comes after them at least. Costs are those of legs and `tolls`. Where it is `exact`,
    one way beats another only if it remembers no more and owes no more: if not, ways may be missed.
    """
    stops, count, room, told = onward.shape[0], 0, ways.time.shape[0], ALL
    _begin(ways)
    # The ways from the depot come first, as if they grew from a stop of their own.
    for time in range(-1, half.end + 1):
        way = -1 if time < 0 else ways.head[time]
        while time < 0 or way >= 0:
            if time >= 0 and ways.alive[way] == 0:
                way = ways.next[way]
                continue
            stop = ways.stop[way] if time >= 0 else -1
            before = stop if time >= 0 else -2
            for k in range(stops if time < 0 else onward.shape[1]):
                other = k if time < 0 else onward[stop, k]
                if other < 0:
                    break
                seen = np.int64(1) << np.int64(memory.place[other, other])
                if time >= 0:
                    place = memory.place[stop, other]
                    if place >= 0 and ways.seen[way] >> np.int64(place) & np.int64(1):
                        continue
                    end = next_end_of(half, stop, time, other)
                else:
                    end = first_end_of(half, other)
                if end < 0:
                    continue
                price = cost[stop + 1, other + 1] + (ways.cost[way] if time >= 0 else 0.0)
                onwards = rest_without(rest, end, other, before)
                if price + onwards >= ceiling:
                    continue
                if time >= 0:
                    price += toll_at(tolls, ways.odd, way, other, count)
                    if price + onwards >= ceiling:
                        continue
                    seen = _seen_at(memory, stop, ways.seen[way], other)
                else:
                    for word in range(tolls.inside.shape[1]):
                        ways.odd[count, word] = tolls.inside[other, word]
                work = _work_with(half, ways, way, stop, other)
                if half.most_work != NEVER and work > half.most_work:
                    continue
                if _is_beaten(ways, tolls, other, count, end, work, price, seen, exact):
                    continue
                if count == room:
                    return SOME
                _put(ways, count, way, end, other, work, price, seen)
                if not _keep(ways, tolls, other, count, exact):
                    told = SOME
                count += 1
            if time < 0:
                break
            way = ways.next[way]
    return told
