"""The minutes of a day and the ways between its stops, as arrays for compiled code.

It forgets dates and vans: every tour may be driven by any van from the depot that is nearest. What is left
of a day (the hours of halves and stops, lunch in its window, pack-up, leg and set-up between visits) is kept
to the minute, so that every tour of a plan is a way through it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.period import MINUTE
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import Instance

Array = NDArray[np.float64]
Minutes = NDArray[np.int32]

NEVER = -1


class Clock(NamedTuple):
    """What pricing knows of a day; times are minutes from the first opening on, durations minutes.

    Attributes
    ----------
    seconds
        float64[n + 1, n + 1], [from, to]: driving of each leg; place 0 is the depot, the nearest one.
    leg
        int32[n, n], minutes of the legs between stops.
    service, first, last
        int32[2, n], by half: the shortest visit, and when one may start, first and last (`NEVER`: closed).
    begin
        int32[2, n], when the first visit of a tour may start, with the way there.
    final
        int32[n], when the last visit of a tour must have ended for the way home.
    before, after
        int32[n], minutes of work before the first visit of a tour, and after the last one.
    most_work
        Minutes of work of a day at most; `NEVER` where no day that keeps the hours has more.
    noon
        When the morning is over: visits that end later are those of an afternoon.
    end
        The last minute at which a visit may end.
    setup, packup, lunch, lunch_opens, lunch_closes
        As the rules have them.
    """

    seconds: Array
    leg: Minutes
    service: Minutes
    first: Minutes
    last: Minutes
    begin: Minutes
    final: Minutes
    before: Minutes
    after: Minutes
    most_work: int
    noon: int
    end: int
    setup: int
    packup: int
    lunch: int
    lunch_opens: int
    lunch_closes: int


def clock_of(problem: Problem) -> Clock | None:
    """The clock of a problem; None where halves overlap, so that a time does not tell which of them it is."""
    instance = encode(problem)
    if not instance.crews.limits.size or not instance.open.any():
        return None
    service, first, last = _windows(instance)
    is_open = last >= 0
    base = int(first[is_open].min())
    closes = np.where(is_open, last + service, 0)
    noon = int(closes[0].max(initial=base)) - base
    if is_open[1].any() and int((first[1] + service[1])[is_open[1]].min()) - base <= noon:
        return None
    depots, places = instance.depots, slice(instance.depots, None)
    used = np.unique(instance.depot)
    work = problem.config.work
    out, home = (
        instance.duration[used, places].min(axis=0) // MINUTE,
        instance.duration[places, used].min(axis=1) // MINUTE,
    )
    seconds = np.zeros((len(out) + 1, len(out) + 1))
    seconds[1:, 1:] = problem.least_seconds[places, places]
    seconds[0, 1:] = instance.drive[used, places].min(axis=0)
    seconds[1:, 0] = instance.drive[places, used].min(axis=1)
    rules = [problem.limits(crew) for crew in problem.crews]
    starts = min(each.earliest_start for each in rules) // MINUTE - base
    ends = -(-max(each.latest_end for each in rules) // MINUTE) - base
    setup, packup, end = work.setup // MINUTE, work.packup // MINUTE, int(closes.max()) - base
    before = work.prepare // MINUTE + out + setup
    after = packup + home + work.close // MINUTE
    most_work = -(-max(each.max_work_day for each in rules) // MINUTE)
    longest = end + int(before.max(initial=0)) + int(after.max(initial=0))
    return Clock(
        seconds=seconds,
        # What is allowed for between two visits of a half-day is left out: a relaxation. So is a place where
        # lunch must be, wherever the leg itself is the shorter way.
        leg=_least_ways(problem)[depots:, depots:] // MINUTE,
        service=service,
        first=np.where(is_open, first - base, 0).astype(np.int32),
        last=np.where(is_open, last - base, NEVER).astype(np.int32),
        begin=np.maximum(np.where(is_open, first - base, 0), starts + before).astype(np.int32),
        final=(ends - after).astype(np.int32),
        before=before.astype(np.int32),
        after=after.astype(np.int32),
        most_work=most_work if longest > most_work else NEVER,
        noon=noon,
        end=end,
        setup=setup,
        packup=packup,
        lunch=work.lunch // MINUTE,
        lunch_opens=work.lunch_opens // MINUTE - base,
        lunch_closes=-(-work.lunch_closes // MINUTE) - base,
    )


def _least_ways(problem: Problem) -> Minutes:
    """Seconds between departure and arrival in whole minutes, at noon or not, whichever is less."""
    noon = problem.all_noon_ways
    direct = whole_minutes(problem.seconds.astype(np.int64))
    return np.minimum(direct, noon.to + noon.free + noon.after).astype(np.int32)


def _windows(instance: Instance) -> tuple[Minutes, Minutes, Minutes]:
    """Per half and stop, in minutes of the day: the shortest visit, and when it may start on any date."""
    is_open = instance.open.astype(bool)
    if instance.own_hours:
        far = np.iinfo(np.int32).max
        first = np.where(is_open, instance.own_first, far).min(axis=1)
        last = np.where(is_open, instance.own_last, -1).max(axis=1)
        service = np.where(is_open, instance.own_service, far).min(axis=1)
        # Of a visit of a whole day nothing is counted but that it begins: it is alone in its tour.
        whole = (instance.own_pause[:, :, 1] > 0).any(axis=1)
        service[whole] = np.minimum(service[whole], MINUTE)
        is_open[whole, :, 1] = False
    else:
        first = np.broadcast_to(instance.opens, instance.service.shape)
        last = instance.closes - instance.service
        service = instance.service
    some = is_open.any(axis=1)
    service = np.where(some, service, MINUTE)
    return (
        np.maximum(1, service // MINUTE).T.astype(np.int32).copy(),
        np.where(some, first // MINUTE, 0).T.astype(np.int32).copy(),
        np.where(some, -(-last // MINUTE), -1).T.astype(np.int32).copy(),
    )
