"""The two halves of a day, each from its depot on: the morning as it goes by, the afternoon backwards.

Ways grow from both ends of a day and meet over lunch. Backwards a visit that starts early ends late, so that
the hours, the legs and what is worked at both ends change places, and the same code grows both.
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.timed_routes.clock import NEVER, Clock, Minutes


class HalfClock(NamedTuple):
    """What growing ways knows of a half; its minutes count from the end of the day that they begin at.

    Attributes
    ----------
    leg
        int32[n, n], minutes of the legs, in the direction in which ways grow.
    service, first, last
        int32[n], the shortest visit, and when one may start, first and last (`NEVER`: closed).
    begin, final
        int32[n], when the visit next to the depot may start, and when the last one of a day that ends in
        this half must have ended.
    before, after
        int32[n], minutes of work at the depot that ways begin at and at the other one, with the ways there.
    pause
        Minutes between two visits besides the leg.
    most_work, end
        As in `Clock`.
    """

    leg: Minutes
    service: Minutes
    first: Minutes
    last: Minutes
    begin: Minutes
    final: Minutes
    before: Minutes
    after: Minutes
    pause: int
    most_work: int
    end: int


def halves_of(clock: Clock) -> tuple[HalfClock, HalfClock]:
    """The morning, and the afternoon backwards."""
    pause = clock.packup + clock.setup
    morning = HalfClock(
        leg=clock.leg,
        service=clock.service[0].copy(),
        first=clock.first[0].copy(),
        last=clock.last[0].copy(),
        begin=clock.begin[0].copy(),
        final=clock.final,
        before=clock.before,
        after=clock.after,
        pause=pause,
        most_work=clock.most_work,
        end=clock.noon,
    )
    is_open, service = clock.last[1] >= 0, clock.service[1]
    first = np.where(is_open, clock.end - clock.last[1] - service, 0)
    afternoon = HalfClock(
        leg=np.ascontiguousarray(clock.leg.T),
        service=service.copy(),
        first=first.astype(np.int32),
        last=np.where(is_open, clock.end - clock.first[1] - service, NEVER).astype(np.int32),
        begin=np.maximum(first, clock.end - clock.final).astype(np.int32),
        final=(clock.end - clock.begin[1]).astype(np.int32),
        before=clock.after,
        after=clock.before,
        pause=pause,
        most_work=clock.most_work,
        end=clock.end,
    )
    return morning, afternoon


@inlined
def first_end_of(half: HalfClock, stop: int) -> int:
    """When the visit next to the depot ends; -1 if it is too late."""
    start = half.begin[stop]
    return start + half.service[stop] if start <= half.last[stop] else -1


@inlined
def next_end_of(half: HalfClock, stop: int, time: int, other: int) -> int:
    """When a visit ends after another one, which ended at `time`; -1 if it is too late."""
    start = max(time + half.pause + half.leg[stop, other], half.first[other])
    return start + half.service[other] if start <= half.last[other] else -1


@inlined
def beyond_lunch(clock: Clock, side: int, stop: int, time: int, other: int) -> int:
    """By when a visit beyond lunch has to end, in the minutes of its own half; -1 for never.

    Of a `stop` of the morning (`side` 0) whose visit ended at `time` and an `other` one of the afternoon,
    or the other way round.
    """
    if side == 0:
        pack_end = time + clock.packup
        lunch_end = max(pack_end, clock.lunch_opens) + clock.lunch
        setup_start = max(lunch_end, pack_end + clock.leg[stop, other] + clock.lunch)
        start = max(setup_start + clock.setup, clock.first[1, other])
        if lunch_end > clock.lunch_closes or start > clock.last[1, other]:
            return -1
        return clock.end - start
    start = clock.end - time
    lunch_end = min(start - clock.setup, clock.lunch_closes)
    if lunch_end < clock.lunch_opens + clock.lunch:
        return -1
    way = clock.setup + clock.lunch + clock.leg[other, stop] + clock.packup
    return max(-1, min(clock.noon, lunch_end - clock.lunch - clock.packup, start - way))
