"""Every day tour of several stops per half-day, of one kind of van-day, without making all of them.

Half-days are few, pairs of them are millions. What is asked for are the pairs below some cost, and those are
found without looking at the others.
"""

from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.problem.noon import NoonWays
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import tallies_on
from tourplanner.problem.timing import DayRules, day_rules
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.day_tours import DayTour, make_day_tour, servable, sessions_on
from tourplanner.solvers.exact.day_times import (
    ManyTimes,
    Pieces,
    full_days_times,
    half_days_times,
    with_lunch_between,
)
from tourplanner.solvers.exact.half_days import HalfDays, half_days

NONE = -1
"""In place of a row of half-days, where a day tour has no visit in a half."""


@dataclass(frozen=True, slots=True)
class DayTours:
    """Day tours, a row each: rows of half-days of their kind or `NONE`, and what `DayTour` says of one."""

    morning: Array
    afternoon: Array
    drive: Array
    metres: Array
    work: Array
    start: Array
    end: Array

    def __len__(self) -> int:
        return len(self.drive)

    def of(self, rows: Array) -> "DayTours":
        """Some of them."""
        return DayTours(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class DayKind:
    """What a van can do on a date: its half-days, and legs by position of a stop.

    ``alone`` are the tours with visits in one half only, ``whole`` those of visits of a whole day.
    ``out`` and ``home`` are int64[2, stops], ``between`` int64[2, stops, stops]: seconds of driving, metres,
    the latter of the legs at noon. ``ways`` are the three once more: seconds from departure to arrival;
    ``noon`` has those of the second in their parts. ``most`` int64[rules] is what a day may count.
    """

    halves: tuple[HalfDays, HalfDays]
    rules: DayRules
    most_drive: int
    rest_can_bind: bool
    out: Array
    home: Array
    between: Array
    ways: tuple[Array, Array, Array]
    noon: NoonWays[Array]
    alone: DayTours
    whole: tuple[DayTour, ...]
    most: Array

    def paired(self, mornings: Array, afternoons: Array) -> DayTours:
        """The legal day tours among these pairs of rows of half-days."""
        first, second = self.halves
        fresh = (first.communes[mornings] & second.communes[afternoons]) == 0
        fresh &= first.area[mornings] == second.area[afternoons]
        if len(self.most):
            fresh &= (first.counted[mornings] + second.counted[afternoons] <= self.most).all(axis=1)
        kept = np.flatnonzero(fresh)
        mornings, afternoons = mornings[kept], afternoons[kept]
        seconds, metres = (
            first_leg[first.first[mornings]]
            + inside[0][mornings]
            + legs[first.last[mornings], second.first[afternoons]]
            + inside[1][afternoons]
            + last_leg[second.last[afternoons]]
            for first_leg, inside, legs, last_leg in zip(
                self.out,
                ((first.drive, second.drive), (first.metres, second.metres)),
                self.between,
                self.home,
                strict=True,
            )
        )
        out, _, home = self.ways
        ends = first.last[mornings], second.first[afternoons]
        to, leg, after = (part[ends] for part in self.noon)
        pieces = with_lunch_between(_pieces(first, mornings), _pieces(second, afternoons), to, after)
        legs = (out[first.first[mornings]], leg, home[second.last[afternoons]])
        times = full_days_times(self.rules, *pieces, legs)
        found = DayTours(mornings, afternoons, seconds, metres, times.work, times.start, times.end)
        return found.of(np.flatnonzero(times.legal & (seconds <= self.most_drive)))

    def day_tour(self, tours: DayTours, row: int) -> DayTour:
        """One of the tours by itself."""
        first, second = self.halves
        morning, afternoon = int(tours.morning[row]), int(tours.afternoon[row])
        return DayTour(
            () if morning == NONE else first.order(morning),
            () if afternoon == NONE else second.order(afternoon),
            int(tours.drive[row]),
            int(tours.metres[row]),
            int(tours.work[row]),
            int(tours.start[row]),
            int(tours.end[row]),
        )


def day_kind(problem: Problem, van: int, day: date) -> DayKind | None:
    """What can be done on the van-days that are like this one; None where there are too many half-days."""
    sessions = sessions_on(problem, day)
    tallies = tallies_on(problem, van, day)
    first, second = (
        half_days(problem, sessions[half], tallies) if half in sessions else _no_half_days(len(tallies.most))
        for half in Half
    )
    if first is None or second is None:
        return None
    depots = len(problem.config.depots)
    depot = problem.depot_index[problem.config.vans[van].depot]
    tables = [table.astype(np.int64) for table in (problem.seconds, problem.distances)]
    noon_tables = [table.astype(np.int64) for table in (problem.noon_seconds, problem.noon_distances)]
    work = problem.work(van, day)
    out, home = (
        np.array(legs) for legs in zip(*((t[depot, depots:], t[depots:, depot]) for t in tables), strict=True)
    )
    rules, all_ways = day_rules(work), problem.ways
    noon = NoonWays(*(part[depots:, depots:] for part in problem.all_noon_ways))
    ways = all_ways[depot, depots:], noon.to + noon.free + noon.after, all_ways[depots:, depot]
    alone = [
        _alone(half, number, rules, (out, home), (ways[0], ways[2]), work.max_drive_day)
        for number, half in enumerate((first, second))
    ]
    return DayKind(
        halves=(first, second),
        rules=rules,
        most_drive=work.max_drive_day,
        rest_can_bind=work.rest_can_bind,
        out=out,
        home=home,
        between=np.array([table[depots:, depots:] for table in noon_tables]),
        ways=ways,
        noon=noon,
        alone=_joined(alone),
        whole=_whole_days(problem, van, day),
        most=tallies.limits,
    )


def _alone(
    half: HalfDays,
    number: int,
    rules: DayRules,
    legs: tuple[Array, Array],
    ways: tuple[Array, Array],
    most_drive: int,
) -> DayTours:
    """Tours with visits in one half only: the one of this number; legs and ways are out and home."""
    rows = np.arange(len(half))
    out, home = legs
    times: ManyTimes = half_days_times(rules, _pieces(half, rows), ways[0][half.first], ways[1][half.last])
    drive = out[0][half.first] + half.drive + home[0][half.last]
    metres = out[1][half.first] + half.metres + home[1][half.last]
    none = np.full(len(half), NONE)
    morning, afternoon = (rows, none) if number == 0 else (none, rows)
    found = DayTours(morning, afternoon, drive, metres, times.work, times.start, times.end)
    return found.of(np.flatnonzero(times.legal & (drive <= most_drive)))


def _whole_days(problem: Problem, van: int, day: date) -> tuple[DayTour, ...]:
    """Tours of the stops that are visited for a whole day."""
    stops = (
        stop for stop, asked in enumerate(problem.config.stops) if asked.whole_day and servable(problem, stop)
    )
    tours = (make_day_tour(problem, van, day, (stop,), ()) for stop in stops)
    return tuple(tour for tour in tours if tour is not None)


def _pieces(half: HalfDays, rows: Array) -> Pieces:
    return Pieces(half.earliest[rows], half.latest[rows], half.length[rows])


def _no_half_days(rules: int) -> HalfDays:
    """Of a half that is not toured, with so many rules that count something."""
    nothing = np.zeros(0, np.int64)
    none = HalfDays(np.zeros((0, 1), np.int64), *[nothing] * (len(fields(HalfDays)) - 1))
    return replace(none, counted=np.zeros((0, rules), np.int64))


def _joined(parts: list[DayTours]) -> DayTours:
    return DayTours(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(DayTours)))
