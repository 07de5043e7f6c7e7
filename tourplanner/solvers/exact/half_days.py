"""Half-days of several stops: the orders of visits that one van can make in one half, as arrays.

Of the orders of the same stops, with the same first and the same last one, only those are kept that no other
beats in driving, metres and length together: whatever comes before and after, one of them is best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from tourplanner.domain.period import Session
from tourplanner.domain.visit_window import window
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import Tallies
from tourplanner.problem.timing import between_visits, day_rules
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.day_tours import servable

MOST_STOPS = 63
"""Stops of a problem are the bits of a number of 64, the sign left alone."""

MOST_HALF_DAYS = 150_000
"""Beyond, there are too many to look at all of them again and again."""

AT_ONCE = 20_000
"""Half-days that are prolonged at a time."""


@dataclass(frozen=True, slots=True)
class HalfDays:
    """Half-days of one half, a row each, int64[n] but for the orders; seconds, metres, times of day.

    ``orders`` int64[n, most]: positions of stops in the config in the order of visits, then -1; ``first`` and
    ``last`` are those at its ends. ``stops`` and ``communes`` have the bits of the stops, and of what may be
    visited once a day. The first visit may start from ``earliest`` to ``latest``; ``length`` is from there to
    the end of the last one. ``counted`` int64[n, rules] is what its visits count by each rule with a tally.
    """

    orders: Array
    stops: Array
    communes: Array
    area: Array
    first: Array
    last: Array
    earliest: Array
    latest: Array
    length: Array
    drive: Array
    metres: Array
    counted: Array

    def __len__(self) -> int:
        return len(self.stops)

    def order(self, row: int) -> tuple[int, ...]:
        """The stops of a half-day, in their order."""
        return tuple(stop for stop in self.orders[row].tolist() if stop >= 0)

    def of(self, rows: Array) -> "HalfDays":
        """Some of them."""
        return HalfDays(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class _Visits:
    """What the stops of the config ask for, an element each; int64[n, n] of the legs from one to another.

    A visit in the session may start from ``opens`` to ``last``; ``between`` is from the end of one to the
    start of the next. ``here`` are the positions of the stops that have a visit in the session. ``counts``
    int64[n, rules] is what each visit counts, ``most`` int64[rules] what those of a tour may.
    """

    here: Array
    commune: Array
    area: Array
    opens: Array
    last: Array
    service: Array
    drive: Array
    metres: Array
    between: Array
    counts: Array
    most: Array


def half_days(problem: Problem, session: Session, tallies: Tallies) -> HalfDays | None:
    """Every half-day in a session but visits of a whole day, whatever the van; None if they are too many."""
    visits = _visits(problem, session, tallies)
    most_drive = max((problem.work(*each).max_drive_day for each in problem.van_days), default=0)
    level = _alone(visits)
    found = [level]
    while len(level):
        level = _undominated(_prolonged(level, visits, most_drive))
        found.append(level)
        if sum(map(len, found)) > MOST_HALF_DAYS:
            return None
    every = _joined(found)
    # As `one_piece` has it: where visits have to be waited for, the first starts as late as it may.
    waiting = np.maximum(0, every.earliest - every.latest)
    return replace(every, earliest=np.minimum(every.earliest, every.latest), length=every.length + waiting)


def _visits(problem: Problem, session: Session, tallies: Tallies) -> _Visits:
    sessions, work, stops = problem.calendar.sessions, problem.config.work, problem.config.stops
    windows = [window(stop, session) for stop in stops]
    counts, most = tallies.of_half(session.half, len(stops)), tallies.limits
    few_enough = np.flatnonzero((counts <= most).all(axis=1))
    here = [
        position
        for position, stop in enumerate(stops)
        if not stop.whole_day
        and windows[position].admits
        and any(sessions[number].half is session.half for number in servable(problem, position))
    ]
    once = list(dict.fromkeys(stop.once_a_day for stop in stops))
    areas = list(dict.fromkeys(stop.area for stop in stops))
    depots = len(problem.config.depots)
    drive = problem.seconds[depots:, depots:].astype(np.int64)
    return _Visits(
        here=np.intersect1d(np.array(here, np.int64), few_enough),
        commune=np.array([1 << once.index(stop.once_a_day) for stop in stops], np.int64),
        area=np.array([areas.index(stop.area) if work.one_area_per_day else 0 for stop in stops], np.int64),
        opens=np.array([each.opens for each in windows], np.int64),
        last=np.array([each.closes - each.service for each in windows], np.int64),
        service=np.array([each.service for each in windows], np.int64),
        drive=drive,
        metres=problem.distances[depots:, depots:].astype(np.int64),
        between=between_visits(day_rules(work), problem.ways[depots:, depots:]),
        counts=counts,
        most=most,
    )


def _alone(visits: _Visits) -> HalfDays:
    """One visit, a half-day by itself."""
    here = visits.here
    nothing = np.zeros(len(here), np.int64)
    return HalfDays(
        orders=here[:, None],
        stops=np.left_shift(np.int64(1), here),
        communes=visits.commune[here],
        area=visits.area[here],
        first=here,
        last=here,
        earliest=visits.opens[here],
        latest=visits.last[here],
        length=visits.service[here],
        drive=nothing,
        metres=nothing,
        counted=visits.counts[here],
    )


def _prolonged(level: HalfDays, visits: _Visits, most_drive: int) -> HalfDays:
    """Each half-day with one more visit at its end, in every way that is legal."""
    parts = [level.of(np.arange(at, min(at + AT_ONCE, len(level)))) for at in range(0, len(level), AT_ONCE)]
    return _joined([_with_one_more(part, visits, most_drive) for part in parts])


def _with_one_more(level: HalfDays, visits: _Visits, most_drive: int) -> HalfDays:
    fresh = (level.communes[:, None] & visits.commune[visits.here]) == 0
    rows, places = np.nonzero(fresh & (level.area[:, None] == visits.area[visits.here]))
    stops = visits.here[places]
    before = level.of(rows)
    # As `first_starts` has it: when the first visit may start with this one more.
    offset = before.length + visits.between[before.last, stops]
    ready = np.maximum(before.earliest, visits.opens[stops] - offset)
    drive = before.drive + visits.drive[before.last, stops]
    counted = before.counted + visits.counts[stops]
    fits = np.flatnonzero(
        (ready <= visits.last[stops] - offset) & (drive <= most_drive) & (counted <= visits.most).all(axis=1)
    )
    before, stops, offset = before.of(fits), stops[fits], offset[fits]
    return HalfDays(
        orders=np.hstack([before.orders, stops[:, None]]),
        stops=before.stops | np.left_shift(np.int64(1), stops),
        communes=before.communes | visits.commune[stops],
        area=before.area,
        first=before.first,
        last=stops,
        earliest=ready[fits],
        latest=np.minimum(before.latest, visits.last[stops] - offset),
        length=offset + visits.service[stops],
        drive=drive[fits],
        metres=before.metres + visits.metres[before.last, stops],
        counted=counted[fits],
    )


def _undominated(level: HalfDays) -> HalfDays:
    """Those that no other of the same stops beats, with the same ends and the same room for waiting."""
    # What is left between the last moment to start and the end does not depend on legs where hours are those
    # of the session; where stops have their own, orders of other room are not compared.
    room = level.latest + level.length, level.earliest
    rows = np.lexsort((level.length, level.metres, level.drive, *room, level.last, level.first, level.stops))
    level = level.of(rows)
    keys = (level.stops, level.first, level.last, level.latest + level.length, level.earliest)
    return level.of(np.flatnonzero(_best_so_far(keys, level.length)))


def _best_so_far(keys: Sequence[Array], values: Array) -> Array:
    """Of sorted rows, whether each is the first of its keys or has a lower value than all of them before."""
    if not len(values):
        return np.zeros(0, bool)
    begins = np.concatenate([[True], np.any([key[1:] != key[:-1] for key in keys], axis=0)])
    number = np.cumsum(begins)
    # Later groups lie lower than any value of an earlier one, so that each begins anew.
    apart = values - number * (int(values.max()) - int(values.min()) + 1)
    least = np.minimum.accumulate(apart)
    kept: Array = begins | (apart < np.concatenate([[0], least[:-1]]))
    return kept


def _joined(levels: Sequence[HalfDays]) -> HalfDays:
    """All of them, with orders as wide as the longest."""
    width = max(level.orders.shape[1] for level in levels)
    wide = [
        np.pad(level.orders, ((0, 0), (0, width - level.orders.shape[1])), constant_values=-1)
        for level in levels
    ]
    others = [
        np.concatenate([getattr(level, field.name) for level in levels])
        for field in fields(HalfDays)
        if field.name != "orders"
    ]
    return HalfDays(np.concatenate(wide), *others)
