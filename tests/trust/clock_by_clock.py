"""The days of a van by brute force: every order of stops, every minute at which a half-day could begin.

Written from the rules as the handbook has them, and from the declared values of a config alone: nothing of
the timing, of the openings or of the judge is used. Minutes throughout.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import ceil

import numpy as np

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem

MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when a visit may be, and how long it lasts."""

    opens: int
    closes: int
    length: int


@dataclass(frozen=True, slots=True, order=True)
class Option:
    """One way to spend a day: seconds of driving and metres; minutes of work, of its end and its start."""

    drive: int
    metres: int
    work: int
    end: int
    start: int

    def beats(self, other: "Option") -> bool:
        """Whether it is at least as good in everything that can count."""
        return (
            self.drive <= other.drive
            and self.metres <= other.metres
            and self.work <= other.work
            and self.end <= other.end
            and self.start >= other.start
        )


def hours_of(problem: Problem, stop: Stop, weekday: int, half: Half) -> Hours | None:
    """When a visit of the stop may be in a half of a weekday; None where it may not."""
    if half not in problem.config.sessions:
        return None
    session = problem.config.sessions[half]
    opens, closes = session.opens // 60, session.closes // 60
    start, length = stop.start, stop.service
    if stop.opens is not None:
        opens = max(opens, stop.opens // 60)
    if stop.closes is not None:
        closes = min(closes, stop.closes // 60)
    told = [each for each in stop.hours if each.weekday in (None, weekday) and each.half in (None, half)]
    # The most exact is the one that counts: that of a weekday before that of a half.
    told.sort(key=lambda each: (each.weekday is None, each.half is None))
    for each in told[:1]:
        if each.half is None:
            opens = opens if each.opens is None else max(opens, each.opens // 60)
            closes = closes if each.closes is None else min(closes, each.closes // 60)
        else:
            opens = opens if each.opens is None else each.opens // 60
            closes = closes if each.closes is None else each.closes // 60
        start = start if each.start is None else each.start
        length = length if each.service is None else each.service
    if start is not None:
        if not opens <= start // 60 < closes:
            return None
        closes = closes if length is None else min(closes, (start + length) // 60)
        if length is not None and (start + length) // 60 > closes:
            return None
        opens = start // 60
    minutes = closes - opens if length is None else length // 60
    return Hours(opens, closes, minutes) if 0 < minutes <= closes - opens else None


def day_options(
    problem: Problem, depot: int, rules: WorkRules, weekday: int, placed: Sequence[tuple[int, Half]]
) -> list[Option]:
    """Every way that counts to serve these stops in these halves, in one day; none where there is none."""
    stops = problem.config.stops
    if problem.config.work.one_area_per_day and len({stops[stop].area for stop, _ in placed}) > 1:
        return []
    if any(stops[stop].whole_day for stop, _ in placed):
        if len(placed) > 1 or placed[0][1] is not Half.MORNING:
            return []
        return list(_whole_day(problem, depot, rules, weekday, placed[0][0]))
    halves = [[stop for stop, half in placed if half is each] for each in (Half.MORNING, Half.AFTERNOON)]
    found: list[Option] = []
    for morning, afternoon in product(*map(permutations, halves)):
        drive, metres = _way(problem, depot, morning, afternoon)
        if drive <= rules.max_drive_day:
            for work, end, start in _times(problem, depot, rules, weekday, (morning, afternoon)):
                found.append(Option(drive, metres, work, end, start))
    return _undominated(found)


def _undominated(options: list[Option]) -> list[Option]:
    kept: list[Option] = []
    for option in sorted(options):
        if not any(other.beats(option) for other in kept):
            kept.append(option)
    return kept


def _lunch_node(problem: Problem, stop: int) -> int | None:
    """The place of the matrix where the crew of a stop has lunch: after depots and stops, in their order."""
    stops = problem.config.stops
    if stops[stop].lunch_at is None:
        return None
    before = sum(each.lunch_at is not None for each in stops[:stop])
    return len(problem.config.depots) + len(stops) + before


def _way(problem: Problem, depot: int, morning: Sequence[int], afternoon: Sequence[int]) -> tuple[int, int]:
    """Seconds and metres of the way out of the depot, through the stops, by way of lunch, and back."""
    depots = len(problem.config.depots)
    nodes = [depot, *(depots + stop for stop in morning)]
    if morning and afternoon and (lunch := _lunch_node(problem, morning[-1])) is not None:
        nodes.append(lunch)
    nodes += [*(depots + stop for stop in afternoon), depot]
    legs = list(pairwise(nodes))
    seconds, metres = problem.matrix.seconds, problem.matrix.metres
    return sum(int(seconds[leg]) for leg in legs), sum(int(metres[leg]) for leg in legs)


def _minutes(problem: Problem, origin: int, destination: int) -> int:
    """Minutes that a leg takes up, the last of them begun."""
    return ceil(int(problem.matrix.seconds[origin, destination]) / 60)


def _times(
    problem: Problem, depot: int, rules: WorkRules, weekday: int, orders: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, int]]:
    """Work, end and start of every day in this order that is legal, each moment to begin a half tried."""
    halves = [
        _half(problem, weekday, half, order)
        for half, order in zip((Half.MORNING, Half.AFTERNOON), orders, strict=True)
    ]
    if any(half is None for half in halves):
        return
    depots = len(problem.config.depots)
    visited = [depots + stop for order in orders for stop in order]
    out, home = _minutes(problem, depot, visited[0]), _minutes(problem, visited[-1], depot)
    before = (rules.prepare + rules.setup) // 60 + out
    after = (rules.packup + rules.close) // 60 + home
    first, second = (half for half in halves if half is not None)
    if not orders[0] or not orders[1]:
        begins, ends = first if orders[0] else second
        start, end, lunch = begins - before, ends + after, np.zeros_like(begins)
        legal = np.ones_like(begins, bool)
    else:
        before_noon, after_noon = depots + orders[0][-1], depots + orders[1][0]
        packed = first[1][:, None] + rules.packup // 60
        setting_up = second[0][None, :] - rules.setup // 60
        eating = _lunch_node(problem, orders[0][-1])
        if eating is None:
            leg = _minutes(problem, before_noon, after_noon)
        else:
            # Nothing is eaten but there: from the arrival to the departure.
            leg = 0
            packed = packed + _minutes(problem, before_noon, eating)
            setting_up = setting_up - _minutes(problem, eating, after_noon)
        # All that is idle at midday and in the window is lunch, wherever on the way it is eaten.
        window = np.minimum(setting_up, rules.lunch_closes // 60) - np.maximum(
            packed, rules.lunch_opens // 60
        )
        lunch = np.minimum(setting_up - packed - leg, window)
        legal = lunch >= rules.lunch / 60
        legal &= setting_up - packed - leg >= 0
        lunch = np.maximum(lunch, 0)
        start = np.broadcast_to(first[0][:, None] - before, lunch.shape)
        end = np.broadcast_to(second[1][None, :] + after, lunch.shape)
    work = end - start - lunch
    legal &= (start >= rules.earliest_start / 60) & (end <= rules.latest_end / 60)
    legal &= (work <= rules.max_work_day / 60) & (end - start <= rules.max_span_day / 60)
    times = np.stack([work[legal], end[legal], -start[legal]], axis=1)
    if len(times) and MIDNIGHT - rules.latest_end // 60 + rules.earliest_start // 60 >= rules.min_rest // 60:
        # Whatever the days, nights are long enough: only work counts.
        times = times[[np.lexsort(times.T[::-1])[0]]]
    while len(times):
        # The least of the rest, which nothing beats, and then only what it does not beat.
        best = times[np.lexsort(times.T[::-1])[0]]
        yield int(best[0]), int(best[1]), -int(best[2])
        times = times[~(times >= best).all(axis=1)]


def _half(
    problem: Problem, weekday: int, half: Half, order: Sequence[int]
) -> tuple[np.ndarray, np.ndarray] | None:
    """Each minute at which the first visit could begin, and when the last one then ends at the earliest."""
    if not order:
        return np.zeros(0, int), np.zeros(0, int)
    depots, rules = len(problem.config.depots), problem.config.work
    ends: np.ndarray | None = None
    begins = np.arange(0, 24 * 60)
    legal = np.ones(len(begins), bool)
    for place, stop in enumerate(order):
        hours = hours_of(problem, problem.config.stops[stop], weekday, half)
        if hours is None:
            return None
        clock = begins
        if ends is not None:
            leg = _minutes(problem, depots + order[place - 1], depots + stop)
            clock = np.maximum(ends + (rules.packup + rules.setup) // 60 + leg, hours.opens)
        legal &= (clock >= hours.opens) & (clock + hours.length <= hours.closes)
        ends = clock + hours.length
    assert ends is not None
    return begins[legal], ends[legal]


def _whole_day(problem: Problem, depot: int, rules: WorkRules, weekday: int, stop: int) -> Iterator[Option]:
    """The day of one visit from the morning's opening to the afternoon's closing, lunch in its pause."""
    asked, node = problem.config.stops[stop], len(problem.config.depots) + stop
    morning, afternoon = (hours_of(problem, asked, weekday, half) for half in (Half.MORNING, Half.AFTERNOON))
    if morning is None or afternoon is None or morning.closes >= afternoon.opens:
        return
    start = morning.opens - (rules.prepare + rules.setup) // 60 - _minutes(problem, depot, node)
    end = afternoon.closes + (rules.packup + rules.close) // 60 + _minutes(problem, node, depot)
    lunch = min(afternoon.opens, rules.lunch_closes // 60) - max(morning.closes, rules.lunch_opens // 60)
    drive, metres = _way(problem, depot, (stop,), ())
    work = end - start - max(0, lunch)
    if (
        lunch >= rules.lunch // 60
        and start >= rules.earliest_start / 60
        and end <= rules.latest_end / 60
        and work <= rules.max_work_day / 60
        and end - start <= rules.max_span_day / 60
        and drive <= rules.max_drive_day
    ):
        yield Option(drive, metres, work, end, start)
