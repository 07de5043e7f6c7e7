"""The least that the rest of a day can cost, and a day with a certain leg in it, compiled.

Both forget what was served before the last two visits: a stop may come back as often as there is time for it.
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


def room_for_rest(clock: Clock) -> Rest:
    """Room for the rests of a clock."""
    shape = clock.end + 1, clock.leg.shape[0]
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


@inlined
def _come(reach: Rest, time: int, stop: int, before: int, price: float) -> None:
    """Note a way to a visit; ``onto`` is the stop before it here."""
    if before == reach.onto[time, stop]:
        reach.least[time, stop] = min(reach.least[time, stop], price)
    elif price < reach.least[time, stop]:
        reach.otherwise[time, stop] = reach.least[time, stop]
        reach.least[time, stop], reach.onto[time, stop] = price, before
    else:
        reach.otherwise[time, stop] = min(reach.otherwise[time, stop], price)


@compiled
def days_with_legs(clock: Clock, cost: Array, onward: Minutes, rest: Rest, reach: Rest, least: Array) -> None:
    """Fill ``least``, float64[n + 1, n + 1]: no day with a leg between two places costs less.

    `cost` and `onward` are those of `rest_of_day`, `reach` is room to work in. Only legs from the depot and
    `onward` ones are told of.
    """
    stops = onward.shape[0]
    for stop in range(stops):
        for time in range(clock.end + 1):
            reach.least[time, stop], reach.onto[time, stop] = np.inf, -2
            reach.otherwise[time, stop] = np.inf
        for other in range(stops + 1):
            least[stop + 1, other], least[0, other] = np.inf, np.inf
    for stop in range(stops):
        for half in range(2):
            end = first_end(clock, half, stop)
            if end >= 0:
                _come(reach, end, stop, -1, cost[0, stop + 1])
                least[0, stop + 1] = min(least[0, stop + 1], cost[0, stop + 1] + rest.least[end, stop])
    for time in range(clock.end + 1):
        for stop in range(stops):
            for k in range(onward.shape[1]):
                other = onward[stop, k]
                if other < 0 or reach.least[time, stop] == np.inf:
                    break
                so_far = reach.least[time, stop]
                if reach.onto[time, stop] == other:
                    so_far = reach.otherwise[time, stop]
                price = so_far + cost[stop + 1, other + 1]
                for over_lunch in range(2):
                    if over_lunch == 0:
                        end = next_end(clock, stop, time, other)
                    else:
                        end = end_after_lunch(clock, stop, time, other)
                    if end >= 0:
                        _come(reach, end, other, stop, price)
                        whole = price + rest_without(rest, end, other, stop)
                        least[stop + 1, other + 1] = min(least[stop + 1, other + 1], whole)
