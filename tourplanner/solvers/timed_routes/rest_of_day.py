"""The least that the rest of a day can cost, compiled.

It forgets what was served before the last two visits: a stop may come back as often as there is time for it.
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.timed_routes.clock import Array, Clock, Minutes


@inlined
def first_end(clock: Clock, half: int, stop: int) -> int:
    """When the first visit of a tour ends; -1 if it is too late."""
    start = clock.begin[half, stop]
    return start + clock.service[half, stop] if start <= clock.last[half, stop] else -1


@inlined
def next_end(clock: Clock, stop: int, time: int, other: int) -> int:
    """When a visit ends after another of its half-day, which ended at `time`; -1 if it is too late."""
    half = 0 if time <= clock.noon else 1
    start = max(time + clock.packup + clock.leg[stop, other] + clock.setup, clock.first[half, other])
    return start + clock.service[half, other] if start <= clock.last[half, other] else -1


@inlined
def end_after_lunch(clock: Clock, stop: int, time: int, other: int) -> int:
    """When a visit ends that comes after one of the morning and lunch; -1 if it is too late."""
    pack_end = time + clock.packup
    lunch_end = max(pack_end, clock.lunch_opens) + clock.lunch
    setup_start = max(lunch_end, pack_end + clock.leg[stop, other] + clock.lunch)
    start = max(setup_start + clock.setup, clock.first[1, other])
    if time > clock.noon or lunch_end > clock.lunch_closes or start > clock.last[1, other]:
        return -1
    return start + clock.service[1, other]


class Rest(NamedTuple):
    """The least that may come after a visit, by when it ended and where.

    Attributes
    ----------
    least, onto
        float64[end + 1, n], and int32[end + 1, n], the stop that comes next then, -1 for none.
    otherwise
        float64[end + 1, n], the least with another stop next.
    """

    least: Array
    onto: Minutes
    otherwise: Array


def room_for_rest(end: int, stops: int) -> Rest:
    """Room for the rests of so many minutes and stops."""
    shape = end + 1, stops
    return Rest(np.zeros(shape), np.zeros(shape, dtype=np.int32), np.zeros(shape))


@inlined
def rest_without(rest: Rest, time: int, stop: int, before: int) -> float:
    """The least rest after a visit that does not go straight back to the stop before it (-2: none)."""
    return rest.otherwise[time, stop] if rest.onto[time, stop] == before else rest.least[time, stop]


@compiled
def rest_of_day(clock: Clock, cost: Array, onward: Minutes, rest: Rest) -> None:
    """Fill the rests. No stop comes back after a single other one; it may after two.

    `cost`: float64[n + 1, n + 1] of legs, prizes taken off. `onward`: int32[n, k], the stops that are driven
    to from each, -1 for none.
    """
    stops = onward.shape[0]
    for time in range(clock.end, -1, -1):
        for stop in range(stops):
            least, onto, otherwise = np.inf, -1, np.inf
            if time <= clock.final[stop]:
                least = cost[stop + 1, 0]
            for k in range(onward.shape[1]):
                other = onward[stop, k]
                if other < 0:
                    break
                price, after = cost[stop + 1, other + 1], np.inf
                end = next_end(clock, stop, time, other)
                if end >= 0:
                    after = rest_without(rest, end, other, stop)
                end = end_after_lunch(clock, stop, time, other)
                if end >= 0:
                    after = min(after, rest_without(rest, end, other, stop))
                if price + after < least:
                    otherwise, least, onto = least, price + after, other
                elif price + after < otherwise:
                    otherwise = price + after
            rest.least[time, stop], rest.onto[time, stop] = least, onto
            rest.otherwise[time, stop] = otherwise
