"""Day tours from two blocks: the cheapest through every midday leg that the rules of a day allow.

The labels of the morning grow forwards, those of the afternoon backwards, and meet at midday, as in bounded
bi-directional labelling (Righini and Salani, 2006, doi:10.1016/j.disopt.2006.05.007).

Hours are those of `tourplanner.problem.timing`; only the span of a day is left out, which allows
more tours and keeps bounds valid.
"""

from typing import NamedTuple

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array, CutDuals
from tourplanner.solvers.colgen.day import Day
from tourplanner.solvers.colgen.labels import Labels
from tourplanner.solvers.colgen.ng_sets import shares_memory
from tourplanner.solvers.colgen.odd_cuts import shared_duals
from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.day_timing import midday, paid_waiting


class Joined(NamedTuple):
    """The cheapest tour by the last stop of the morning (row 0) and by the first of the afternoon (row 1).

    ``cost``: float64[2, n + 1], the ceiling where there is none; ``parts``: int64[2, n + 1, 5]: last
    stop of the morning and its slot, first of the afternoon and its slot (-1: no such half), work.
    Place n is for tours without the half in question.
    """

    cost: Array
    parts: Array


def join(day: Day, duals: CutDuals, stops: Array, first: Labels, last: Labels, ceiling: float) -> Joined:
    """The cheapest tours below `ceiling`: `first` are labels of the morning, `last` of the afternoon."""
    size = day.commune.size
    best = Joined(np.full((2, size + 1), ceiling), np.full((2, size + 1, 5), -1, np.int64))
    _join(day, duals, stops, first, last, best)
    return best


@compiled
def _join(day: Day, duals: CutDuals, stops: Array, first: Labels, last: Labels, best: Joined) -> None:
    """Improve on `best` wherever two labels or one make a cheaper tour."""
    for stop in stops:
        _close_morning(day, stop, first, best)
        _close_afternoon(day, stop, last, best)
    for stop in stops:
        if first.number[stop] == 0:
            continue
        for after in stops:
            if last.number[after] == 0 or day.commune[stop] == day.commune[after]:
                continue
            leg = day.leg_drive[stop, after] + day.work_price * day.leg_time[stop, after]
            least = first.cost[stop, first.order[stop, 0]] + leg + last.cost[after, last.order[after, 0]]
            if least < max(best.cost[0, stop], best.cost[1, after]):
                _join_pair(day, duals, stop, after, leg, first, last, best)


@inlined
def _join_pair(
    day: Day,
    duals: CutDuals,
    stop: int,
    after: int,
    leg: float,
    first: Labels,
    last: Labels,
    best: Joined,
) -> None:
    """Try the labels of two stops on both sides of midday, cheapest first."""
    least = last.cost[after, last.order[after, 0]]
    for rank in range(first.number[stop]):
        slot = first.order[stop, rank]
        cost = first.cost[stop, slot] + leg
        if cost + least >= max(best.cost[0, stop], best.cost[1, after]):
            break
        for other_rank in range(last.number[after]):
            other = last.order[after, other_rank]
            total = cost + last.cost[after, other]
            if total >= max(best.cost[0, stop], best.cost[1, after]):
                break
            driven = first.drive[stop, slot] + day.leg_drive[stop, after] + last.drive[after, other]
            if driven > day.max_drive or shares_memory(
                day, stop, after, first.mask[stop, slot], last.mask[after, other]
            ):
                continue
            waiting = _waiting(
                day,
                first.time[stop, slot],
                (day.lunch_to[stop, after], day.leg_time[stop, after], day.lunch_after[stop, after]),
                day.afternoon_closes - last.time[after, other],
            )
            if waiting < 0:
                continue
            work = first.work[stop, slot] + day.leg_time[stop, after] + last.work[after, other] + waiting
            if work <= day.rules.max_work:
                paid = shared_duals(duals, first.odd[stop, slot], last.odd[after, other])
                total += day.work_price * waiting + paid
                _offer(best, 0, stop, total, stop, slot, after, other, work)
                _offer(best, 1, after, total, stop, slot, after, other, work)
                # With nothing paid for waiting and cuts no later label of this stop can be cheaper.
                if day.work_price == 0.0 and paid == 0.0:
                    break


@inlined
def _waiting(day: Day, end: int, ways: tuple[int, int, int], start: int) -> int:
    """Paid waiting at midday, or -1 if there is no legal lunch.

    `end`: earliest end of the morning's last visit, `start`: latest start of the afternoon's first,
    `ways`: whole minutes in seconds, to where lunch must be, in all between the visits, and from lunch.
    """
    to, whole, after = ways
    leg, slack = whole - to - after, day.morning_closes - end
    pack_end = end + day.rules.packup + to
    opens, start = day.afternoon_opens - after, start - after
    fits, later, setup_start = midday(day.rules, pack_end, leg, opens, start, slack)
    return paid_waiting(day.rules, pack_end + later, leg, setup_start) if fits else -1


@inlined
def _close_morning(day: Day, stop: int, first: Labels, best: Joined) -> None:
    """Tours that end after the morning."""
    for rank in range(first.number[stop]):
        slot = first.order[stop, rank]
        after = day.home_time[stop] + day.rules.close
        work = first.work[stop, slot] + after
        in_time = first.time[stop, slot] + day.rules.packup + after <= day.rules.latest_end
        driven = first.drive[stop, slot] + day.home_drive[stop]
        if in_time and work <= day.rules.max_work and driven <= day.max_drive:
            cost = first.cost[stop, slot] + day.home_drive[stop] + day.work_price * after
            _offer(best, 0, stop, cost, stop, slot, -1, -1, work)
            _offer(best, 1, day.commune.size, cost, stop, slot, -1, -1, work)
            return


@inlined
def _close_afternoon(day: Day, stop: int, last: Labels, best: Joined) -> None:
    """Tours that begin with the afternoon."""
    for rank in range(last.number[stop]):
        slot = last.order[stop, rank]
        before = day.rules.prepare + day.out_time[stop]
        work = last.work[stop, slot] + before
        begin = max(day.afternoon_opens, day.rules.earliest_start + before + day.rules.setup)
        in_time = begin <= day.afternoon_closes - last.time[stop, slot]
        driven = last.drive[stop, slot] + day.out_drive[stop]
        if in_time and work <= day.rules.max_work and driven <= day.max_drive:
            cost = last.cost[stop, slot] + day.out_drive[stop] + day.work_price * before
            _offer(best, 1, stop, cost, -1, -1, stop, slot, work)
            _offer(best, 0, day.commune.size, cost, -1, -1, stop, slot, work)
            return


@inlined
def _offer(
    best: Joined, row: int, place: int, cost: float, stop: int, slot: int, after: int, other: int, work: int
) -> None:
    """Keep a tour if it is the cheapest of its place."""
    if cost < best.cost[row, place]:
        best.cost[row, place] = cost
        parts = best.parts[row, place]
        parts[0], parts[1], parts[2], parts[3], parts[4] = stop, slot, after, other, work
