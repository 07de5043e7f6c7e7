"""Bringing stops that moved back to where they are today, one after another, the cheapest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.patterns import Slot
from tourplanner.solvers.result import Limits

Key = tuple[int, date]
"""A van by its rank in the config, and a date."""


@dataclass(frozen=True, slots=True)
class Route:
    """The stops of a tour in order, by their ranks in the config."""

    morning: tuple[int, ...] = ()
    afternoon: tuple[int, ...] = ()

    def of(self, half: Half) -> tuple[int, ...]:
        """Those of a half."""
        return self.morning if half is Half.MORNING else self.afternoon

    def with_half(self, half: Half, stops: tuple[int, ...]) -> "Route":
        """The same with other stops in a half."""
        return replace(self, **{"morning" if half is Half.MORNING else "afternoon": stops})

    def without(self, stop: int) -> "Route":
        """The same without a stop."""
        halves = (tuple(each for each in stops if each != stop) for stops in (self.morning, self.afternoon))
        return Route(*halves)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is visited."""
        return not (self.morning or self.afternoon)


def put_back(
    problem: Problem, today: Today, tours: Sequence[Tour], most: int, limits: Limits
) -> tuple[Tour, ...] | None:
    """Tours in which `most` stops at most are elsewhere than today; None where they cannot all go back.

    Only stops with one visit go back one by one; another one stays where it is.
    """
    routes = {key_of(problem, tour): route_of(problem, tour) for tour in tours}
    while limits.remaining > 0:
        planned = [timed for key, route in routes.items() if (timed := _timed(problem, key, route))]
        moved = [stop for stop in sorted(today.moved(problem, planned)) if len(today.slots[stop]) == 1]
        if len(today.moved(problem, planned)) <= most:
            return tuple(sorted(planned, key=lambda tour: (tour.date, tour.van)))
        drives = {key_of(problem, tour): tour.drive_seconds for tour in planned}
        found = [each for stop in moved if (each := _back(problem, today, routes, drives, stop)) is not None]
        if not found:
            return None
        _, changed = min(found, key=lambda each: each[0])
        routes.update(changed)
    return None


def key_of(problem: Problem, tour: Tour) -> Key:
    """The van and the date of a tour."""
    return problem.van_index[tour.van], tour.date


def route_of(problem: Problem, tour: Tour) -> Route:
    """The stops of a tour."""
    halves = (
        tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half) for half in Half
    )
    return Route(*halves)


def _back(
    problem: Problem, today: Today, routes: dict[Key, Route], drives: dict[Key, int], stop: int
) -> tuple[int, dict[Key, Route]] | None:
    """What it costs to bring a stop back (seconds of driving), and the routes that change; None: no room."""
    [slot] = today.slots[stop]
    here = next((key for key, route in routes.items() if stop in (*route.morning, *route.afternoon)), None)
    left = {} if here is None else {here: routes[here].without(stop)}
    best: tuple[int, dict[Key, Route]] | None = None
    for key in _keys_of(problem, slot):
        start = left.get(key, routes.get(key, Route()))
        for place in range(len(start.of(slot[1])) + 1):
            stops = start.of(slot[1])
            route = start.with_half(slot[1], (*stops[:place], stop, *stops[place:]))
            cost = _added(problem, drives, left | {key: route})
            if cost is not None and (best is None or cost < best[0]):
                best = cost, left | {key: route}
    return best


def _keys_of(problem: Problem, slot: Slot) -> list[Key]:
    return [(van, problem.calendar.dates[slot[0]]) for van in range(len(problem.config.vans))]


def _added(problem: Problem, drives: dict[Key, int], changed: dict[Key, Route]) -> int | None:
    """How much more is driven when routes change; None if one of them has no legal times."""
    total = 0
    for key, route in changed.items():
        timed = _timed(problem, key, route)
        if timed is None and not route.is_empty:
            return None
        total += (timed.drive_seconds if timed else 0) - drives.get(key, 0)
    return total


def _timed(problem: Problem, key: Key, route: Route) -> Tour | None:
    return None if route.is_empty else time_day(problem, key[0], route.morning, route.afternoon, key[1])
