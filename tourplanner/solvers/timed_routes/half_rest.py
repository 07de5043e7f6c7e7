"""The least that may come after a visit where the ways of the other half of the day are known, compiled."""

import numpy as np

from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.timed_routes.clock import Array, Clock, Minutes
from tourplanner.solvers.timed_routes.half_clock import HalfClock, beyond_lunch, next_end_of
from tourplanner.solvers.timed_routes.rest_of_day import Rest, rest_without
from tourplanner.solvers.timed_routes.ways import Ways


@compiled
def least_by_time(ways: Ways, least: Array) -> None:
    """Fill ``least``, float64[end + 1, n]: what the ways to a stop cost that end by a minute."""
    for stop in range(ways.number.shape[0]):
        for time in range(least.shape[0]):
            least[time, stop] = np.inf
        for k in range(ways.number[stop]):
            way = ways.kept[stop, k]
            time = ways.time[way]
            least[time, stop] = min(least[time, stop], ways.cost[way])
        for time in range(1, least.shape[0]):
            least[time, stop] = min(least[time, stop], least[time - 1, stop])


@compiled
def rest_of_half(
    clock: Clock, side: int, half: HalfClock, cost: Array, onward: Minutes, beyond: Array, rest: Rest
) -> None:
    """Fill the rests of a half (`side` 0 the morning, 1 the afternoon backwards), as `rest_of_day` does.

    `cost` and `onward` are in the direction of the half; ``beyond`` is `least_by_time` of the other one.
    """
    for time in range(half.end, -1, -1):
        for stop in range(onward.shape[0]):
            least, onto, otherwise = np.inf, -1, np.inf
            if time <= half.final[stop]:
                least = cost[stop + 1, 0]
            for k in range(onward.shape[1]):
                other = onward[stop, k]
                if other < 0:
                    break
                price, after = cost[stop + 1, other + 1], np.inf
                end = next_end_of(half, stop, time, other)
                if end >= 0:
                    after = rest_without(rest, end, other, stop)
                by = beyond_lunch(clock, side, stop, time, other)
                if by >= 0:
                    after = min(after, beyond[by, other])
                if price + after < least:
                    otherwise, least, onto = least, price + after, other
                elif price + after < otherwise:
                    otherwise = price + after
            rest.least[time, stop], rest.onto[time, stop] = least, onto
            rest.otherwise[time, stop] = otherwise
