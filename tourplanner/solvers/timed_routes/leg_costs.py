"""What the days with a certain leg cost at least, where the ways of both halves are known, compiled."""

from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.timed_routes.clock import Array, Clock, Minutes
from tourplanner.solvers.timed_routes.half_clock import HalfClock, beyond_lunch, next_end_of
from tourplanner.solvers.timed_routes.rest_of_day import Rest, rest_without
from tourplanner.solvers.timed_routes.ways import Ways


@compiled
def days_over(
    clock: Clock,
    side: int,
    half: HalfClock,
    cost: Array,
    onward: Minutes,
    rest: Rest,
    beyond: Array,
    ways: Ways,
    least: Array,
) -> None:
    """Lower ``least``, float64[n, n], to what days cost that go on so from the ways of a half.

    `cost`, `onward` and `least` are in the direction of the half, `rest` is its `rest_of_half`, ``beyond``
    `least_by_time` of the other one. Legs over lunch count as well.
    """
    for stop in range(onward.shape[0]):
        for number in range(ways.number[stop]):
            way = ways.kept[stop, number]
            for k in range(onward.shape[1]):
                other = onward[stop, k]
                if other < 0:
                    break
                price = ways.cost[way] + cost[stop + 1, other + 1]
                end = next_end_of(half, stop, ways.time[way], other)
                if end >= 0:
                    whole = price + rest_without(rest, end, other, stop)
                    least[stop, other] = min(least[stop, other], whole)
                by = beyond_lunch(clock, side, stop, ways.time[way], other)
                if by >= 0:
                    least[stop, other] = min(least[stop, other], price + beyond[by, other])
