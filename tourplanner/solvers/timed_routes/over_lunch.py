"""Days made of a way of the morning and one of the afternoon, compiled."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.timed_routes.clock import NEVER, Array, Clock, Minutes
from tourplanner.solvers.timed_routes.half_clock import HalfClock, beyond_lunch
from tourplanner.solvers.timed_routes.memory import Memory
from tourplanner.solvers.timed_routes.tolls import Tolls, sum_of_tolls
from tourplanner.solvers.timed_routes.ways import Ways, remembered_at


@inlined
def _may_end(half: HalfClock, ways: Ways, way: int, stop: int) -> bool:
    """Whether the day may end after a way."""
    if half.most_work != NEVER and ways.work[way] + half.after[stop] > half.most_work:
        return False
    return ways.time[way] <= half.final[stop]


@inlined
def _whole_halves(half: HalfClock, cost: Array, ways: Ways, side: int, best: Array, found: Minutes) -> None:
    """Days of one half alone."""
    for stop in range(ways.number.shape[0]):
        for k in range(ways.number[stop]):
            way = ways.kept[stop, k]
            price = ways.cost[way] + cost[stop + 1, 0]
            if price < best[stop] and _may_end(half, ways, way, stop):
                best[stop], found[stop, side], found[stop, 1 - side] = price, way, -1


@compiled
def join(
    clock: Clock,
    morning: HalfClock,
    afternoon: HalfClock,
    cost: Array,
    back: Array,
    onward: Minutes,
    memory: Memory,
    tolls: Tolls,
    first: Ways,
    last: Ways,
    beyond: Array,
    ceiling: float,
    best: Array,
    found: Minutes,
) -> None:
    """The cheapest days below the ceiling: ``best`` float64[n], ``found`` int32[n, 2], their ways or -1.

    A day stands with the first stop of its afternoon, or with the last one if it has none. `back` is the
    transpose of `cost`; ``beyond`` is `least_by_time` of the afternoon.
    """
    for stop in range(best.shape[0]):
        best[stop], found[stop, 0], found[stop, 1] = ceiling, -1, -1
    _whole_halves(morning, cost, first, 0, best, found)
    _whole_halves(afternoon, back, last, 1, best, found)
    pause = clock.packup + clock.setup
    for stop in range(best.shape[0]):
        for k in range(first.number[stop]):
            way = first.kept[stop, k]
            for place in range(onward.shape[1]):
                other = onward[stop, place]
                if other < 0:
                    break
                by = beyond_lunch(clock, 0, stop, first.time[way], other)
                price = first.cost[way] + cost[stop + 1, other + 1]
                if by < 0 or price + beyond[by, other] >= best[other]:
                    continue
                met = remembered_at(memory, stop, first.seen[way], other)
                for number in range(last.number[other]):
                    then = last.kept[other, number]
                    whole = price + last.cost[then]
                    if whole >= best[other]:
                        break
                    if last.time[then] > by or met & last.seen[then] != np.int64(0):
                        continue
                    if clock.most_work != NEVER:
                        work = first.work[way] + pause + clock.leg[stop, other] + last.work[then]
                        if work > clock.most_work:
                            continue
                    for word in range(tolls.inside.shape[1]):
                        whole += sum_of_tolls(tolls, word, first.odd[way, word] & last.odd[then, word])
                    if whole < best[other]:
                        best[other], found[other, 0], found[other, 1] = whole, way, then
