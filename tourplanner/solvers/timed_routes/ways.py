"""Ways through a day that do not come back to a stop while they remember it, compiled.

They grow minute by minute. One is left out if another one at its stop is no later, no dearer with all that it
may still owe for cuts, has worked no longer and remembers no more, or if it cannot end below the ceiling at
all.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.timed_routes.clock import NEVER, Array, Clock, Minutes
from tourplanner.solvers.timed_routes.memory import Memory
from tourplanner.solvers.timed_routes.rest_of_day import (
    Rest,
    end_after_lunch,
    first_end,
    next_end,
    rest_without,
)
from tourplanner.solvers.timed_routes.tolls import Tolls, Words, owed_more, toll_at

FULL = -1
"""Told where there was no room for all ways."""


class Ways(NamedTuple):
    """Room for ways: arrays of so many, and for each half and stop those that are kept, cheapest first.

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


def room_for(clock: Clock, most: int, per_stop: int, words: int) -> Ways:
    """Room for `most` ways, so many at a stop in a half, that pay for so many words of cuts."""
    stops = clock.leg.shape[0]
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
        head=np.zeros(clock.end + 1, dtype=np.int32),
        kept=np.zeros((2 * stops, per_stop), dtype=np.int32),
        number=np.zeros(2 * stops, dtype=np.int32),
        odd=np.zeros((most + 1, words), dtype=np.int64),
    )


@inlined
def _seen_at(memory: Memory, stop: int, seen: int, other: int) -> np.int64:
    """What a way that comes to another stop remembers there."""
    kept = np.int64(1) << np.int64(memory.place[other, other])
    for k in range(memory.near.shape[1]):
        if seen >> np.int64(k) & np.int64(1):
            place = memory.place[other, memory.near[stop, k]]
            if place >= 0:
                kept |= np.int64(1) << np.int64(place)
    return kept


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
    """Keep a way among those of its stop, without those that it beats; tell if there was room."""
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
    if left == ways.kept.shape[1]:
        return False
    if place < 0:
        place = left
    for k in range(left, place, -1):
        ways.kept[row, k] = ways.kept[row, k - 1]
    ways.kept[row, place] = way
    ways.number[row] = left + 1
    return True


@inlined
def _may_end(clock: Clock, ways: Ways, way: int) -> bool:
    """Whether a way may go home after its last stop."""
    stop = ways.stop[way]
    if clock.most_work != NEVER and ways.work[way] + clock.after[stop] > clock.most_work:
        return False
    return ways.time[way] <= clock.final[stop]


@inlined
def _begin(ways: Ways, ceiling: float, best: Array, last: Minutes) -> None:
    """Forget all ways."""
    for row in range(ways.number.shape[0]):
        ways.number[row] = 0
    for time in range(ways.head.shape[0]):
        ways.head[time] = -1
    for stop in range(best.shape[0]):
        best[stop], last[stop] = ceiling, -1


@inlined
def _end_of(clock: Clock, half: int, stop: int, time: int, other: int) -> int:
    """When the next visit ends: of a first one (`time` below 0), before lunch or after it; -1 for never."""
    if time < 0:
        return first_end(clock, half, other)
    if half == 0:
        return next_end(clock, stop, time, other)
    return end_after_lunch(clock, stop, time, other)


@inlined
def _work_with(clock: Clock, ways: Ways, way: int, stop: int, time: int, other: int, half: int) -> int:
    """What has been worked by the end of the next visit; it is not reckoned where no work is too much."""
    if clock.most_work == NEVER:
        return 0
    if time < 0:
        return clock.before[other] + clock.service[half, other]
    return ways.work[way] + clock.packup + clock.leg[stop, other] + clock.setup + clock.service[half, other]


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
    clock: Clock,
    cost: Array,
    onward: Minutes,
    rest: Rest,
    memory: Memory,
    tolls: Tolls,
    ceiling: float,
    exact: bool,
    ways: Ways,
    best: Array,
    last: Minutes,
) -> int:
    """The cheapest ways below the ceiling by their last stop: ``best`` float64[n], ``last`` int32[n].

    The arrays are those of `rest_of_day`; costs are those of legs and `tolls`. Where it is `exact`, one way
    beats another only if it remembers no more and owes no more: if not, ways may be missed. Tells how many
    ways there were, or `FULL`.
    """
    stops, count, room = onward.shape[0], 0, ways.time.shape[0]
    _begin(ways, ceiling, best, last)
    # The ways from the depot come first, as if they grew from a stop of their own.
    for time in range(-1, clock.end + 1):
        way = -1 if time < 0 else ways.head[time]
        while time < 0 or way >= 0:
            if time >= 0 and ways.alive[way] == 0:
                way = ways.next[way]
                continue
            stop = ways.stop[way] if time >= 0 else -1
            before = stop if time >= 0 else -2
            if time >= 0 and _may_end(clock, ways, way) and ways.cost[way] + cost[stop + 1, 0] < best[stop]:
                best[stop], last[stop] = ways.cost[way] + cost[stop + 1, 0], way
            for k in range(stops if time < 0 else onward.shape[1]):
                other = k if time < 0 else onward[stop, k]
                if other < 0:
                    break
                seen = np.int64(0)
                if time >= 0:
                    place = memory.place[stop, other]
                    if place >= 0 and ways.seen[way] >> np.int64(place) & np.int64(1):
                        continue
                legs = cost[stop + 1, other + 1] + (ways.cost[way] if time >= 0 else 0.0)
                for half in range(2):
                    end = _end_of(clock, half, stop, time, other)
                    if end < 0:
                        continue
                    onwards = rest_without(rest, end, other, before)
                    if legs + onwards >= ceiling:
                        continue
                    price = legs
                    if time >= 0:
                        price += toll_at(tolls, ways.odd, way, other, count)
                        if price + onwards >= ceiling:
                            continue
                    else:
                        for word in range(tolls.inside.shape[1]):
                            ways.odd[count, word] = tolls.inside[other, word]
                    if seen == np.int64(0):
                        if time >= 0:
                            seen = _seen_at(memory, stop, ways.seen[way], other)
                        else:
                            seen = np.int64(1) << np.int64(memory.place[other, other])
                    after_noon = 0 if end <= clock.noon else 1
                    row = 2 * other + after_noon
                    work = _work_with(clock, ways, way, stop, time, other, after_noon)
                    if clock.most_work != NEVER and work > clock.most_work:
                        continue
                    if _is_beaten(ways, tolls, row, count, end, work, price, seen, exact):
                        continue
                    if count == room:
                        return FULL
                    _put(ways, count, way, end, other, work, price, seen)
                    if not _keep(ways, tolls, row, count, exact):
                        return FULL
                    count += 1
            if time < 0:
                break
            way = ways.next[way]
    return count
