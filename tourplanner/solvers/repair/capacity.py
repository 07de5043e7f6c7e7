"""What any calendar must lose and change, by the room that half-days have, whatever is driven in them.

The relaxation knows no tours and no van by itself. In a half-day on which n vans may go out, with visits i,
each of s(i) seconds, and legs of at least l(i) into each of them but the first,

    sum of (s(i) + packup + setup + l(i)) <= n (length of the session + packup + setup + the largest l(i)),

and of the shortest ones no van serves more than fit. A van serves one area a day where the config says so, a
commune has one visit a day, and visits of a stop keep their least gap. Where nobody can write down all
columns, this is what bounds are made of.

A year is too long for one relaxation: it is cut into parts around the dates that are closed, and each promise
counts in one of them. What is left out only makes room.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isinf

import numpy as np

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
from tourplanner.problem.openings import service_seconds, widest
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.orders import session_of
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.program import Ending, Objective, Program
from tourplanner.solvers.repair.rows import standing_dates
from tourplanner.solvers.result import Limits

MOST_PLACES = 30_000
"""Places of promises in one part: a part that would have more is cut."""

MOST_IN_A_ROW = 3
"""So many visits before and after one of a stop are looked at that may have to move with it."""

MOST_SECONDS = 30.0
SHARE = 0.5
"""Of the time that is left, so much is spent on bounds if that is more."""


@dataclass(frozen=True, slots=True)
class Least:
    """People lost in any calendar, at least, and what changes weigh in one that loses no more than that.

    ``changed`` is None where it is not known that so few are lost at the least. ``moves`` say where promises
    would be then, for which there is room elsewhere, if not a tour.
    """

    lost: int
    changed: int | None
    moves: Mapping[int, tuple[date, Half]]


def least(owed: Owed, base: Base, limits: Limits) -> Least:
    """What no calendar betters, as far as time allows."""
    left = limits.remaining
    share = limits.within(MOST_SECONDS if isinf(left) else max(MOST_SECONDS, SHARE * left))
    lost, changed = 0, 0
    exact = True
    moves: dict[int, tuple[date, Half]] = {}
    # The fullest parts say most, should there be no time for all.
    for part in sorted(_parts(owed, base), key=lambda part: -len(part.promises)):
        relaxed = _Relaxed(owed, part, frozenset(base.displaced))
        answer = relaxed.program.minimise(relaxed.lost, Aim.LOST, share)
        mine = max(0, answer.bound or 0)
        lost += mine
        exact = exact and answer.ending is Ending.OPTIMAL
        relaxed.program.rows.append(relaxed.lost.at_most(mine))
        answer = relaxed.program.minimise(relaxed.changed, Aim.CHANGED, share)
        changed += max(0, answer.bound or 0)
        moves.update(relaxed.moves(answer.values))
    return Least(lost, changed if exact else None, moves)


@dataclass(frozen=True, slots=True)
class _Part:
    """Dates around closed ones, and the promises that count there."""

    days: frozenset[date]
    promises: tuple[int, ...]


def _parts(owed: Owed, base: Base) -> Iterator[_Part]:
    promises = owed.problem.promises
    crowd: dict[date, int] = defaultdict(int)
    for index in range(len(promises)):
        for day, _ in owed.places[index]:
            crowd[day] += 1
    groups: list[tuple[set[date], list[int]]] = []
    for index in sorted(base.displaced, key=lambda p: promises[p].date):
        reach = _reach(owed, index)
        if (
            groups
            and groups[-1][0] & reach
            and sum(crowd[day] for day in groups[-1][0] | reach) <= MOST_PLACES
        ):
            groups[-1][0].update(reach)
            groups[-1][1].append(index)
        else:
            groups.append((set(reach), [index]))
    counted = set(base.displaced)
    for days, displaced in groups:
        others = [p for p, each in enumerate(promises) if each.date in days and p not in counted]
        counted.update(others)
        yield _Part(frozenset(days), (*displaced, *others))


def _reach(owed: Owed, index: int) -> set[date]:
    """The dates on which a promise may be, and those on which it may ask others to be, by the least gap."""
    mine = owed.by_stop[owed.problem.promises[index].stop]
    rank = mine.index(index)
    reach = {day for day, _ in owed.places[index]}
    for chain in (mine[rank + 1 : rank + 1 + MOST_IN_A_ROW], mine[:rank][: -1 - MOST_IN_A_ROW : -1]):
        at = index
        for other in chain:
            if not may_push(owed, at, other):
                break
            reach.update(day for day, _ in owed.places[other])
            at = other
    return reach


class _Relaxed:
    """The program of a part, and what it loses and changes."""

    def __init__(self, owed: Owed, part: _Part, displaced: frozenset[int]) -> None:
        self._owed = owed
        self._displaced = displaced
        self.program = Program()
        self._rooms: dict[tuple[date, Half], dict[int, int]] = defaultdict(dict)
        lost: dict[int, int] = {}
        changed: dict[int, int] = {}
        for index in part.promises:
            promise = owed.problem.promises[index]
            gone = self.program.add_variable()
            lost[gone] = promise.people
            held = [gone]
            for day, half in sorted(owed.places[index]):
                if day in part.days:
                    stays = owed.is_frozen(day) and index not in displaced
                    variable = self.program.add_variable(least=int(stays))
                    self._rooms[day, half][variable] = index
                    held.append(variable)
                    if (day, half) != (promise.date, promise.half):
                        changed[variable] = promise.weight
            if any(day not in part.days for day, _ in owed.places[index]):
                away = self.program.add_variable()
                held.append(away)
                changed[away] = promise.weight
            self.program.add(held, least=1, most=1)
        self.lost, self.changed = Objective(lost), Objective(changed)
        for (day, half), guests in self._rooms.items():
            self._add_room(day, half, guests)
        self._add_areas()
        self._add_gaps()
        self.program.excuse()

    def moves(self, values: Sequence[int]) -> Iterator[tuple[int, tuple[date, Half]]]:
        """Where displaced promises are in a solution, and others that are not where they were told."""
        for (day, half), guests in self._rooms.items():
            for variable, index in guests.items():
                told = self._owed.problem.promises[index]
                stands = (day, half) == (told.date, told.half) and index not in self._displaced
                if values and values[variable] and not stands:
                    yield index, (day, half)

    def _vans(self, day: date, half: Half) -> int:
        here = self._owed.days[day]
        return sum(self._owed.is_free(van, day) and (van, half) not in here.out for van in here.vans)

    def _add_room(self, day: date, half: Half, guests: Mapping[int, int]) -> None:
        """No half-day is longer than the sessions of its vans, and no commune is visited twice."""
        terms, most = self._lengths(day, half, guests)
        vans = self._vans(day, half)
        if sum(terms.values()) > vans * most:
            self.program.add(terms, most=vans * most)
            number = _fitting(sorted(terms.values()), most)
            if number * vans < len(terms):
                self.program.add(terms.keys(), most=number * vans)

    def _lengths(self, day: date, half: Half, guests: Mapping[int, int]) -> tuple[dict[int, int], int]:
        """How long each visit is with the way to it, and how long a van may be out for them all."""
        here = self._owed.days[day]
        problem, work = here.problem, here.problem.config.work
        session = session_of(problem, here, half)
        promises = self._owed.problem.promises
        stops = {variable: problem.stop_index[promises[index].stop] for variable, index in guests.items()}
        legs = _least_legs(self._owed, day, sorted(set(stops.values())))
        between = work.packup + work.setup
        terms = {
            variable: service_seconds(problem.config.stops[stop], session) + between + legs[stop]
            for variable, stop in stops.items()
        }
        wide = widest(problem.config, session)
        return terms, wide.closes - wide.opens + between + max(legs.values())

    def _add_areas(self) -> None:
        """Each van is in one area a day, where that is a rule."""
        chosen: dict[tuple[date, str], int] = {}
        for (day, half), guests in self._rooms.items():
            problem = self._owed.days[day].problem
            if not problem.config.work.one_area_per_day:
                continue
            terms, most = self._lengths(day, half, guests)
            areas: dict[str, list[int]] = defaultdict(list)
            for variable, index in guests.items():
                areas[problem.stop(self._owed.problem.promises[index].stop).area].append(variable)
            for area, variables in areas.items():
                if (day, area) not in chosen:
                    chosen[day, area] = self.program.add_variable(most=len(self._owed.days[day].vans))
                vans = chosen[day, area]
                self.program.add({**{v: terms[v] for v in variables}, vans: -most}, most=0)
                number = _fitting(sorted(terms[v] for v in variables), most)
                self.program.add({**dict.fromkeys(variables, 1), vans: -number}, most=0)
        for day in {day for day, _ in chosen}:
            here = self._owed.days[day]
            free = sum(self._owed.is_free(van, day) for van in here.vans)
            self.program.add([v for (each, _), v in chosen.items() if each == day], most=free)

    def _add_gaps(self) -> None:
        """At most one visit of a stop in any ``min_gap_days`` days, and of a commune one a day."""
        by_stop: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
        communes: dict[tuple[str, date], list[int]] = defaultdict(list)
        for (day, _), guests in self._rooms.items():
            problem = self._owed.days[day].problem
            for variable, index in guests.items():
                stop = self._owed.problem.promises[index].stop
                by_stop[stop][day].append(variable)
                communes[problem.stop(stop).once_a_day, day].append(variable)
        for variables in communes.values():
            self.program.add(variables, most=1)
        for stop, by_day in by_stop.items():
            standing = standing_dates(self._owed, stop)
            for first in sorted(by_day):
                gap = self._owed.days[first].problem.stop(stop).min_gap_days or 1
                near = [day for day in by_day if first <= day < first + timedelta(days=gap)]
                if len(near) > 1:
                    self.program.add([variable for day in sorted(near) for variable in by_day[day]], most=1)
                if any(abs((first - other).days) < gap for other in standing):
                    self.program.add(by_day[first], most=0)


def may_push(owed: Owed, one: int, other: int) -> bool:
    """Whether two promises of a stop that follow one another can be nearer than their least gap."""
    days = [sorted(day for day, _ in owed.places[promise]) for promise in (one, other)]
    if not all(days):
        return False
    earlier, later = sorted(days)
    least = owed.days[later[0]].problem.stop(owed.problem.promises[one].stop).min_gap_days or 1
    return (later[0] - earlier[-1]).days < least


def _fitting(lengths: Sequence[int], most: int) -> int:
    """How many of the shortest ones fit."""
    total, number = 0, 0
    for length in lengths:
        total += length
        if total > most:
            break
        number += 1
    return number


def _least_legs(owed: Owed, day: date, stops: Sequence[int]) -> dict[int, int]:
    """The least drive into each stop from another one, in whole minutes; 0 where it is alone."""
    problem = owed.days[day].problem
    if len(stops) < 2:
        return dict.fromkeys(stops, 0)
    nodes = [problem.stop_node(stop) for stop in stops]
    legs = problem.matrix.seconds[np.ix_(nodes, nodes)].astype(np.int64)
    np.fill_diagonal(legs, np.iinfo(np.int64).max)
    return {stop: whole_minutes(int(leg)) for stop, leg in zip(stops, legs.min(axis=0), strict=True)}
