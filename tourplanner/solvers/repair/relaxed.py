"""Whether promises have room in half-days, whatever is driven in them: one part of a year as a program.

The relaxation knows no tours and no van by itself. In a half-day on which n vans may go out, with visits i,
each of s(i) seconds, and legs of at least l(i) into each of them but the first,

    sum of (s(i) + packup + setup + l(i)) <= n (length of the session + packup + setup + the largest l(i)),

and of the shortest ones no van serves more than fit. A van serves one area a day where the config says so, a
commune has one visit a day, and visits of a stop keep their least gap. What turns out not to be drivable
together is ruled out, on every date that is alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.problem.openings import service_seconds, widest
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.repair.drivable import Drivable, Guest, Kind
from tourplanner.solvers.repair.orders import session_of
from tourplanner.solvers.repair.owed import Owed, Slot
from tourplanner.solvers.repair.program import Objective, Program
from tourplanner.solvers.repair.rows import standing_dates


@dataclass(frozen=True, slots=True)
class Part:
    """Dates around closed ones, and the promises that count there."""

    days: frozenset[date]
    promises: tuple[int, ...]


class Relaxed:
    """The program of a part, and what it loses and changes."""

    def __init__(self, owed: Owed, part: Part, displaced: frozenset[int]) -> None:
        self._owed = owed
        self._part = part
        self._displaced = displaced
        self.program = Program()
        self._rooms: dict[tuple[date, Half], dict[int, int]] = defaultdict(dict)
        self._ruled_out: set[tuple[Kind, tuple[Guest, ...]]] = set()
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

    def gone(self, values: Sequence[int]) -> frozenset[int]:
        """The promises that are not where they were told in a solution: elsewhere, or nowhere."""
        if not values:
            return frozenset()
        promises = self._owed.problem.promises
        stay = {
            index
            for (day, half), guests in self._rooms.items()
            for variable, index in guests.items()
            if values[variable] and (day, half) == (promises[index].date, promises[index].half)
        }
        return frozenset(self._part.promises) - stay

    def rule_out(self, values: Sequence[int], drivable: Drivable) -> bool:
        """Rule out what a solution puts on a date and no vans can drive; whether there was anything."""
        days = self._owed.days
        new = {
            (drivable.kind(days[day]), group)
            for day, guests in self._guests(values).items()
            for group in drivable.conflicts(days[day], guests)
        } - self._ruled_out
        self._ruled_out |= new
        for kind, group in sorted(new, key=lambda each: each[1]):
            for day in self._alike(drivable)[kind]:
                slots = [self._slots.get((stop, day, half), ()) for stop, half in group]
                if all(slots):
                    self.program.add([variable for slot in slots for variable in slot], most=len(group) - 1)
        return bool(new)

    def _guests(self, values: Sequence[int]) -> dict[date, list[Guest]]:
        """The stops that a solution visits, by date."""
        found: dict[date, set[Guest]] = defaultdict(set)
        for (stop, day, half), variables in self._slots.items():
            if any(values[variable] for variable in variables):
                found[day].add((stop, half))
        return {day: sorted(found[day]) for day in sorted(found)}

    @cached_property
    def _slots(self) -> dict[Slot, list[int]]:
        """The variables of each slot, those of all promises that may be there."""
        found: dict[Slot, list[int]] = defaultdict(list)
        for (day, half), guests in self._rooms.items():
            for variable, index in guests.items():
                found[self._owed.problem.promises[index].stop, day, half].append(variable)
        return dict(found)

    def _alike(self, drivable: Drivable) -> dict[Kind, list[date]]:
        """The dates of the part by what tells them apart."""
        found: dict[Kind, list[date]] = defaultdict(list)
        for day in sorted({day for day, _ in self._rooms}):
            found[drivable.kind(self._owed.days[day])].append(day)
        return found

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
