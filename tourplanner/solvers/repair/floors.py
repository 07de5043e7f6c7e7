"""What no calendar betters in the later aims that loses no more than one that was found.

Where nobody can write down all columns, the best of those that were tried proves nothing. These bounds look
at promises alone:

- driving: each visit has one leg into it, each tour one leg back to a depot, and those that begin with a leg
  out of a depot are as many;
- the longest absence: between two dates on which a stop could be visited there may be none that is open;
- fairness: so many visits are lost at least, each where that is felt least;
- changed tours: what lost its place and is held elsewhere is in a tour that is another one now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate

import numpy as np

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half, Session
from tourplanner.problem.openings import service_seconds, widest
from tourplanner.problem.problem import Problem
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.orders import session_of
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.rows import standing_dates
from tourplanner.solvers.repair.uneven import marginal


def floors(owed: Owed, base: Base, people: int, least_people: int) -> Mapping[Aim, int]:
    """Bounds on the aims after the changes, of calendars that lose at most so many people.

    Parameters
    ----------
    base
        What still stands.
    people
        What is lost in the calendar that was found.
    least_people
        What is lost in any calendar.
    """
    each = sorted(promise.people for promise in owed.problem.promises)
    most_lost = sum(total <= people for total in accumulate(each))
    least_lost = sum(total < least_people for total in accumulate(reversed(each)))
    least_lost += least_people > 0
    legs = _Legs(owed)
    return {
        Aim.UNUSUAL: sum(t.date in owed.days and not owed.days[t.date].usual for t in owed.problem.standing),
        Aim.ABSENCE: _absence(owed, most_lost),
        Aim.UNEVEN: _uneven(owed, least_lost),
        Aim.TOURS: -(-max(0, len(base.displaced) - most_lost) // legs.most_in_a_tour),
        Aim.DRIVING: sum(t.drive_seconds for t in owed.problem.standing) + legs.driving(most_lost),
    }


def _absence(owed: Owed, most_lost: int) -> int:
    """Days that some stop goes without a visit: from its last possible date before to its first one after.

    On both sides of it there are more promises than may be lost, so that some visit is before, and one after.
    """
    longest = 0
    for stop, promises in owed.by_stop.items():
        dates = [sorted(day for day, _ in owed.places[p]) for p in promises]
        standing = standing_dates(owed, stop)
        for rank in range(most_lost + 1, len(promises) - most_lost):
            before = max((days[-1] for days in dates[:rank] if days), default=None)
            after = min((days[0] for days in dates[rank:] if days), default=None)
            certain = all(_held(dates[part]) > most_lost for part in (slice(rank), slice(rank, None)))
            if before is None or after is None or not certain:
                continue
            if not any(before < day < after for day in standing):
                longest = max(longest, (after - before).days)
    return longest


def _held(dates: Sequence[Sequence[date]]) -> int:
    """How many promises have any date."""
    return sum(bool(days) for days in dates)


def _uneven(owed: Owed, lost: int) -> int:
    """What so many lost visits count at least, wherever they are lost."""
    counts = (len(promises) for promises in owed.by_stop.values())
    each = sorted(marginal(rank, count) for count in counts for rank in range(1, count + 1))
    return sum(each[:lost])


@dataclass(frozen=True)
class _Legs:
    """The least legs of promises, over all dates on which they may be."""

    owed: Owed
    _lengths: dict[tuple[int, str, int, Half], int] = field(default_factory=dict)

    @cached_property
    def most_in_a_tour(self) -> int:
        """Visits of a tour, at most: in each half of a day as many of the shortest ones as fit."""
        return max((_most_on(problem, day) for problem, day in self._weekdays), default=1) or 1

    def driving(self, most_lost: int) -> int:
        """Seconds of driving at least, where at most so many visits are lost.

        With T tours at least: the least legs into all visits but those whose legs are longest, and of T
        visits each what a leg out of a depot is longer than that, and the leg back; the least of each.
        """
        legs = [leg for index in range(len(self.owed.problem.promises)) if (leg := self._of(index))]
        kept = max(0, len(legs) - most_lost)
        tours = self._tours(legs, kept)
        into = sorted(leg.into for leg in legs)[:kept]
        out = sorted(leg.out - leg.into for leg in legs)[:tours]
        back = sorted(leg.back for leg in legs)[:tours]
        return sum(into) + sum(out) + sum(back)

    def _tours(self, legs: Sequence["_Leg"], kept: int) -> int:
        """Tours at least, by the number of visits and by their length.

        In each half of a tour, sum of (service + packup + setup + leg into it) <= length of the session +
        packup + setup + the largest leg into one.
        """
        by_number = -(-kept // self.most_in_a_tour)
        largest = max((leg.into for leg in legs), default=0)
        room = max((_room_on(problem, day, largest) for problem, day in self._weekdays), default=0)
        total = sum(sorted(leg.into + leg.length for leg in legs)[:kept])
        return max(by_number, -(-total // room) if room else 0)

    @cached_property
    def _weekdays(self) -> list[tuple[Problem, RealDay]]:
        """A day of each weekday of each problem: all of them have its hours."""
        found = {(id(day.problem), day.date.weekday()): day for day in self.owed.problem.days}
        return [(day.problem, day) for day in found.values()]

    def _problems(self) -> Iterator[Problem]:
        seen: set[int] = set()
        for day in self.owed.problem.days:
            if id(day.problem) not in seen:
                seen.add(id(day.problem))
                yield day.problem

    def _of(self, index: int) -> "_Leg | None":
        """The least legs of a promise; None where it can be nowhere."""
        stop = self.owed.problem.promises[index].stop
        days = self.owed.days
        problems = {id(days[day].problem): days[day].problem for day, _ in self.owed.places[index]}
        legs = [self._tables[known][problem.stop_index[stop]] for known, problem in problems.items()]
        if not legs:
            return None
        length = min(self._length(stop, day, half) for day, half in self.owed.places[index])
        into, out, back = (min(each) for each in zip(*legs, strict=True))
        return _Leg(into, out, back, length)

    def _length(self, stop: str, day: date, half: Half) -> int:
        """Seconds of a visit with packing up and setting up, as on any such weekday of its problem.

        What takes both halves of a day is left out, as if it took no time.
        """
        here = self.owed.days[day]
        key = id(here.problem), stop, day.weekday(), half
        if key not in self._lengths:
            work, asked = here.problem.config.work, here.problem.stop(stop)
            service = service_seconds(asked, session_of(here.problem, here, half))
            self._lengths[key] = 0 if asked.whole_day else service + work.packup + work.setup
        return self._lengths[key]

    @cached_property
    def _tables(self) -> dict[int, list[tuple[int, int, int]]]:
        return {id(problem): _legs_of(problem) for problem in self._problems()}


@dataclass(frozen=True, slots=True)
class _Leg:
    """Least seconds into a visit from anywhere, out of a depot, back to one; and of the visit itself."""

    into: int
    out: int
    back: int
    length: int


def _legs_of(problem: Problem) -> list[tuple[int, int, int]]:
    """Of each stop, in order: the least leg into it, from a depot to it, and from it to a depot."""
    config = problem.config
    number, seconds = len(config.depots), problem.least_seconds.astype(np.int64)
    depots = sorted({problem.depot_index[van.depot] for van in config.vans})
    count = len(config.stops)
    if not count or not depots:
        return [(0, 0, 0)] * count
    out = seconds[depots, number : number + count].min(axis=0)
    back = seconds[number : number + count, depots].min(axis=1)
    between = seconds[number : number + count, number : number + count].copy()
    np.fill_diagonal(between, np.iinfo(np.int64).max)
    if config.work.one_area_per_day:
        areas = np.array([stop.area for stop in config.stops])
        between[areas[:, None] != areas[None, :]] = np.iinfo(np.int64).max
    into = np.minimum(out, between.min(axis=0))
    return list(zip(into.tolist(), out.tolist(), back.tolist(), strict=True))


def _most_on(problem: Problem, day: RealDay) -> int:
    """Visits of a day of a van, at most: by the time that they take, whatever is driven between them."""
    total = 0
    for session, room in _halves(problem, day):
        between = problem.config.work.packup + problem.config.work.setup
        each = sorted(service_seconds(stop, session) + between for stop in problem.config.stops)
        total += sum(length <= room for length in accumulate(each))
    return total + any(stop.whole_day for stop in problem.config.stops)


def _room_on(problem: Problem, day: RealDay, leg: int) -> int:
    """Seconds that visits with the legs into them take on a day of a van, at most."""
    return sum(room + leg for _, room in _halves(problem, day))


def _halves(problem: Problem, day: RealDay) -> Iterator[tuple[Session, int]]:
    """The halves of a day, and the seconds from the first set-up in one to the last pack-up, at most."""
    work = problem.config.work
    for half in Half:
        if half in problem.config.sessions:
            session = session_of(problem, day, half)
            wide = widest(problem.config, session)
            yield session, wide.closes - wide.opens + work.packup + work.setup
