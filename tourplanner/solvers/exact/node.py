"""A part of all plans: what they have in common, and how a part is divided in two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from math import floor, inf

import numpy as np
from numpy.typing import NDArray

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.exact.pattern_choices import Choices, Shares, divided

WHOLE = 1e-4
"""From a whole number so far, a number is not whole."""

PAIRS = 4
"""Pairs of stops that are looked at, at most."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """Something of a plan that is counted: tours of a cell, or all (-1), or those of them with a stop.

    Where a tour stays in one area, ``area`` are the bits of its stops: tours with any of them.
    """

    cell: int = -1
    stop: int = -1
    area: int = 0

    def has(self, cell: int, stops: Sequence[int]) -> bool:
        """Whether a day tour counts."""
        here = self.cell in (-1, cell) and (self.stop == -1 or self.stop in stops)
        return here and (not self.area or any(self.area >> stop & 1 for stop in stops))


@dataclass(frozen=True, slots=True)
class Node:
    """Plans with counts between two numbers each, two stops in one tour or in none, some patterns of stops.

    ``apart`` and ``together`` are bits of two stops that no tour has both of, or none one of; ``split`` and
    ``joined`` the same of half-days. ``bound`` holds for all plans of the node.
    """

    bound: float = -inf
    counts: Mapping[Count, tuple[float, float]] = field(default_factory=dict)
    apart: tuple[int, ...] = ()
    together: tuple[int, ...] = ()
    split: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    choices: Choices = field(default_factory=dict)

    def admits_alone(self, stop: int) -> bool:
        """Whether a stop may be the only one of a day tour in its plans."""
        return not any(pair >> stop & 1 for pair in self.together + self.joined)

    def admitted(self, stops: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of day tours through these stops (bits, int64[tours]) those that may be in its plans."""
        return _without(stops, self.apart, self.together)

    def admitted_halves(self, stops: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of half-days of these stops (bits, int64[half-days]) those that may be in its plans."""
        return _without(stops, self.split, self.joined)

    def divisions(
        self, problem: Problem, rows: Rows, driven: Mapping[Route, float], followed: Shares, bound: float
    ) -> list["Division"]:
        """Ways to have its plans in two nodes, and not this solution; none if that could be a plan.

        The number of all tours comes alone, then that in an area: nothing else changes plans as much.
        """
        here = replace(self, bound=bound)
        if _distance(sum(driven.values())) > WHOLE:
            return [self._at(Count(), driven, bound)]
        area = _broken_area(problem, driven)
        if area is not None:
            return [self._at(area, driven, bound)]
        found: list[Division] = []
        parts = divided(rows, self.choices, followed)
        if parts is not None:
            found.append((replace(here, choices=parts[0]), replace(here, choices=parts[1])))
        found += (
            (replace(here, joined=(*self.joined, pair)), replace(here, split=(*self.split, pair)))
            for pair in _broken_pairs(problem, _half_days(driven))
        )
        found += (
            (replace(here, together=(*self.together, pair)), replace(here, apart=(*self.apart, pair)))
            for pair in _broken_pairs(problem, _tours(driven))
        )
        count = _broken_cell(driven) or (None if found else _broken_place(driven))
        return found if count is None else [*found, self._at(count, driven, bound)]

    def is_divided_by_tours(self, parts: Sequence["Node"]) -> bool:
        """Whether its parts differ in the number of tours, in all or in an area."""
        return any(
            count.cell == -1 and count.stop == -1 and part.counts[count] != self.counts.get(count)
            for part in parts
            for count in part.counts
        )

    def gathered(self, problem: Problem, driven: Mapping[Route, float], bound: float) -> tuple["Node", ...]:
        """Its plans that have the stops of a tour together, the likeliest that is not sure; then the others.

        The way to a first plan: each step settles a whole tour. None if no tour can be settled so.
        """
        known = set(self.together)
        for route in sorted(
            driven, key=lambda one: (-round(driven[one], 4), one.cell, one.morning, one.afternoon)
        ):
            once = [s for s in route.morning + route.afternoon if problem.config.stops[s].visits == 1]
            pairs = [1 << one | 1 << other for one, other in pairwise(sorted(once))]
            new = tuple(pair for pair in pairs if pair not in known)
            if driven[route] < 1.0 - WHOLE and new:
                here = replace(self, bound=bound)
                others = (
                    replace(here, together=self.together + new[:number], apart=(*self.apart, new[number]))
                    for number in reversed(range(len(new)))
                )
                return replace(here, together=self.together + new), *others
        return ()

    def _at(self, count: Count, driven: Mapping[Route, float], bound: float) -> "Division":
        low, high = self.counts.get(count, (0.0, inf))
        below = float(floor(_value(count, driven)))
        return (
            replace(self, bound=bound, counts={**self.counts, count: (below + 1.0, high)}),
            replace(self, bound=bound, counts={**self.counts, count: (low, below)}),
        )


Division = tuple[Node, Node]
"""Two nodes that have the plans of a third between them."""


def _without(stops: NDArray[np.int64], apart: Sequence[int], together: Sequence[int]) -> NDArray[np.bool_]:
    found = np.ones(len(stops), bool)
    for pair in apart:
        found &= stops & pair != pair
    for pair in together:
        found &= (stops & pair == 0) | (stops & pair == pair)
    return found


def _value(count: Count, driven: Mapping[Route, float]) -> float:
    return sum(
        share for route, share in driven.items() if count.has(route.cell, route.morning + route.afternoon)
    )


def _broken_area(problem: Problem, driven: Mapping[Route, float]) -> Count | None:
    """The number of tours in the area where it is farthest from a whole number, if tours stay in one."""
    if not problem.config.work.one_area_per_day:
        return None
    stops = problem.config.stops
    tours: dict[str, float] = defaultdict(float)
    for route, share in driven.items():
        tours[stops[(route.morning + route.afternoon)[0]].area] += share
    worst = max(sorted(tours), key=lambda area: _distance(tours[area]), default="")
    if not tours or _distance(tours[worst]) <= WHOLE:
        return None
    return Count(area=sum(1 << stop for stop, asked in enumerate(stops) if asked.area == worst))


def _broken_cell(driven: Mapping[Route, float]) -> Count | None:
    """The number of tours of the cell where it is farthest from a whole number."""
    cells: dict[int, float] = defaultdict(float)
    for route, share in driven.items():
        cells[route.cell] += share
    worst = max(sorted(cells), key=lambda cell: _distance(cells[cell]), default=-1)
    return Count(worst) if worst >= 0 and _distance(cells[worst]) > WHOLE else None


def _tours(driven: Mapping[Route, float]) -> Iterator[tuple[Sequence[int], float]]:
    return ((route.morning + route.afternoon, share) for route, share in driven.items())


def _half_days(driven: Mapping[Route, float]) -> Iterator[tuple[Sequence[int], float]]:
    return ((half, share) for route, share in driven.items() for half in (route.morning, route.afternoon))


def _broken_pairs(problem: Problem, shares: Iterable[tuple[Sequence[int], float]]) -> list[int]:
    """Bits of two stops of one visit each that are together about half of the time, those first."""
    together: dict[tuple[int, int], float] = defaultdict(float)
    for stops, share in shares:
        once = [stop for stop in stops if problem.config.stops[stop].visits == 1]
        for pair in combinations(sorted(once), 2):
            together[pair] += share
    broken = [pair for pair in sorted(together) if _distance(together[pair]) > WHOLE]
    broken.sort(key=lambda pair: -_distance(together[pair]))
    return [1 << one | 1 << other for one, other in broken[:PAIRS]]


def _broken_place(driven: Mapping[Route, float]) -> Count | None:
    """The visits of a stop in a cell that are farthest from a whole number."""
    visits: dict[Count, float] = defaultdict(float)
    for route, share in driven.items():
        for stop in route.morning + route.afternoon:
            visits[Count(route.cell, stop)] += share
    worst = max(sorted(visits), key=lambda count: _distance(visits[count]), default=None)
    return worst if worst is not None and _distance(visits[worst]) > WHOLE else None


def _distance(value: float) -> float:
    return abs(value - round(value))
