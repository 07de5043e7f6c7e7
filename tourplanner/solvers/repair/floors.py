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
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

import numpy as np

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
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

    @cached_property
    def most_in_a_tour(self) -> int:
        """Visits of a tour, at most: in each half of a day as many of the shortest ones as fit."""
        return max((_most(self.owed, problem) for problem in self._problems()), default=1)

    def driving(self, most_lost: int) -> int:
        """Seconds of driving at least, where at most so many visits are lost.

        With T tours at least: the least legs into all visits but those whose legs are longest, T times what
        a leg out of a depot is longer than that, and T legs back, the least of each.
        """
        legs = [leg for index in range(len(self.owed.problem.promises)) if (leg := self._of(index))]
        kept = max(0, len(legs) - most_lost)
        tours = -(-kept // self.most_in_a_tour)
        into = sorted(leg.into for leg in legs)[:kept]
        out = sorted(leg.out - leg.into for leg in legs)[:tours]
        back = min((leg.back for leg in legs), default=0)
        return sum(into) + sum(out) + tours * back

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
        return _Leg(*(min(each) for each in zip(*legs, strict=True)))

    @cached_property
    def _tables(self) -> dict[int, list[tuple[int, int, int]]]:
        return {id(problem): _legs_of(problem) for problem in self._problems()}


@dataclass(frozen=True, slots=True)
class _Leg:
    """Least seconds into a visit from anywhere, out of a depot to it, and back to one."""

    into: int
    out: int
    back: int


def _legs_of(problem: Problem) -> list[tuple[int, int, int]]:
    """Of each stop, in order: the least leg into it, from a depot to it, and from it to a depot."""
    config = problem.config
    number, seconds = len(config.depots), problem.matrix.seconds.astype(np.int64)
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
    return [tuple(map(int, legs)) for legs in zip(into, out, back, strict=True)]  # type: ignore[misc]


def _most(owed: Owed, problem: Problem) -> int:
    """Visits of a day of a van, at most: by the time that they take, whatever is driven between them."""
    weekdays = {day.date.weekday(): day for day in owed.problem.days if day.problem is problem}
    return max(1, *(_most_on(problem, day) for day in weekdays.values()))


def _most_on(problem: Problem, day: RealDay) -> int:
    work = problem.config.work
    between, total = work.packup + work.setup, 0
    for half in Half:
        if half not in problem.config.sessions:
            continue
        session = session_of(problem, day, half)
        wide = widest(problem.config, session)
        most = wide.closes - wide.opens + between
        each = sorted(service_seconds(stop, session) + between for stop in problem.config.stops)
        total += sum(length <= most for length in accumulate(each))
    return total
