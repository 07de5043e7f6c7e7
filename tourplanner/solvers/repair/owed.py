"""The promises of a repair by stop, date and half-day, and the dates as they are looked up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from tourplanner.domain.config import Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.schedule.day import Hours
from tourplanner.schedule.repair_problem import Promise, RealDay, RepairProblem

VanDay = tuple[str, date]
Slot = tuple[str, date, Half]
"""Where a visit may be: a stop, a date, a half of the day."""


@dataclass(frozen=True)
class Owed:
    """A repair problem with what is looked up in it again and again; nothing in it changes."""

    problem: RepairProblem

    @cached_property
    def days(self) -> Mapping[date, RealDay]:
        """The dates on which vans may go out."""
        return {day.date: day for day in self.problem.days}

    @cached_property
    def told(self) -> Mapping[Slot, int]:
        """Which promise was told in a slot."""
        return {(p.stop, p.date, p.half): index for index, p in enumerate(self.problem.promises)}

    @cached_property
    def hours(self) -> Mapping[date, Hours]:
        """When visits were told to be, by their dates."""
        found: dict[date, dict[tuple[str, Half], tuple[int, int]]] = defaultdict(dict)
        for promise in self.problem.promises:
            if promise.hours is not None and promise.weight_hours:
                found[promise.date][promise.stop, promise.half] = promise.hours
        return dict(found)

    @cached_property
    def by_stop(self) -> Mapping[str, tuple[int, ...]]:
        """The promises of each stop, in the order in which they were told."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, promise in enumerate(self.problem.promises):
            found[promise.stop].append(index)
        promises = self.problem.promises
        return {
            stop: tuple(sorted(found[stop], key=lambda p: (promises[p].date, promises[p].half)))
            for stop in found
        }

    @cached_property
    def standing(self) -> Mapping[VanDay, Tour]:
        """The tours that stay whatever happens."""
        return {(tour.van, tour.date): tour for tour in self.problem.standing}

    @cached_property
    def places(self) -> tuple[frozenset[tuple[date, Half]], ...]:
        """For each promise the half-days in which it may be: its stop is open, and some van can come."""
        return tuple(frozenset(self._places(promise)) for promise in self.problem.promises)

    @cached_property
    def takers(self) -> Mapping[Slot, tuple[int, ...]]:
        """The promises that a visit in a slot could keep."""
        found: dict[Slot, list[int]] = defaultdict(list)
        for index, places in enumerate(self.places):
            for day, half in places:
                found[self.problem.promises[index].stop, day, half].append(index)
        return {slot: tuple(sorted(found[slot])) for slot in sorted(found)}

    @cached_property
    def wanted(self) -> Mapping[tuple[date, Half], tuple[str, ...]]:
        """The stops that could be visited in each half-day."""
        found: dict[tuple[date, Half], list[str]] = defaultdict(list)
        for stop, day, half in self.takers:
            found[day, half].append(stop)
        return {when: tuple(found[when]) for when in found}

    def is_frozen(self, day: date) -> bool:
        """Whether a date stays as it was told."""
        frozen = self.problem.frozen_before
        return frozen is not None and day < frozen

    def crew(self, van: str, day: date) -> str:
        """Who drives a van on a date; one that nobody drives, or that is not there, stands for itself."""
        here = self.days.get(day)
        known = here is not None and van in here.problem.van_index
        return (here.problem.crew(van, day) if here and known else None) or van

    def is_free(self, van: str, day: date) -> bool:
        """Whether the van is there and has no tour that stays whatever happens."""
        return day in self.days and van in self.days[day].vans and (van, day) not in self.standing

    def is_possible(self, stop: str, day: date, half: Half) -> bool:
        """Whether the stop may be visited then, by some van that is free."""
        return self.is_open(stop, day, half) and any(
            self.is_free(van, day) and self.allows(stop, day, half, van) for van in self.days[day].vans
        )

    def is_open(self, stop: str, day: date, half: Half) -> bool:
        """Whether the stop may be visited then, whoever comes."""
        return (stop, half) in self._open.get(day, ())

    def allows(self, stop: str, day: date, half: Half, van: str) -> bool:
        """Whether this van is there in that half, and the planner's locks let it serve the stop then."""
        return (van, half) not in self.days[day].out and all(
            lock.van in (None, van)
            for lock in self._locks[id(self.days[day].problem)].get(stop, ())
            if lock.date in (None, day)
        )

    @cached_property
    def _locks(self) -> Mapping[int, Mapping[str, tuple[Lock, ...]]]:
        """The locks of each stop, by the identity of the problem that has them."""
        found = {}
        for days in _by_problem(self.problem.days):
            config = days[0].problem.config
            locked = dict.fromkeys(lock.stop for lock in config.locks)
            found[id(days[0].problem)] = {
                stop: tuple(lock for lock in config.locks if lock.stop == stop) for stop in locked
            }
        return found

    @cached_property
    def _open(self) -> Mapping[date, frozenset[tuple[str, Half]]]:
        found: dict[date, set[tuple[str, Half]]] = {day.date: set() for day in self.problem.days}
        for problem_days in _by_problem(self.problem.days):
            problem = problem_days[0].problem
            sessions = problem.calendar.sessions
            dates = {day.date for day in problem_days}
            for stop, asked in enumerate(problem.config.stops):
                for index in problem.openings[stop]:
                    if sessions[index].date in dates:
                        found[sessions[index].date].add((asked.id, sessions[index].half))
        return {day: frozenset(stops) for day, stops in found.items()}

    def _places(self, promise: Promise) -> Iterator[tuple[date, Half]]:
        if self.is_frozen(promise.date):
            if self.is_possible(promise.stop, promise.date, promise.half):
                yield promise.date, promise.half
            return
        for step in range((promise.last - promise.first).days + 1):
            day = promise.first + timedelta(days=step)
            for half in Half if promise.halves is None else promise.halves:
                if not self.is_frozen(day) and self.is_possible(promise.stop, day, half):
                    yield day, half


def _by_problem(days: tuple[RealDay, ...]) -> list[list[RealDay]]:
    found: dict[int, list[RealDay]] = defaultdict(list)
    for day in days:
        found[id(day.problem)].append(day)
    return list(found.values())
