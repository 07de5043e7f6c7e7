"""Subset-row cuts that routes remember only near their stops.

A cut and what it says of plans are those of `colgen.subset_row_cuts`. A route that goes on to a stop outside
of a cut's memory forgets that it has been to one of its stops, and so may count less: the cut is weaker, and
routes are told apart by fewer cuts (Pecin, Pessoa, Poggi and Uchoa, 2017, doi:10.1007/s12532-016-0108-8).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.colgen.subset_row_cuts import Cut, broken_cuts
from tourplanner.solvers.timed_routes.route import Route

TOLERANCE = 0.02
"""By how much a cut must be broken for its memory to grow."""


@dataclass(frozen=True, slots=True)
class SubsetRow:
    """Of these stops few routes may serve two or more.

    Attributes
    ----------
    stops
        Of which a route counts once for every two that it serves.
    memory
        Where that is remembered, the stops among it.
    most
        How often plans may count.
    """

    stops: Cut
    memory: frozenset[int]
    most: int

    def count(self, route: Route) -> int:
        """How often a route counts."""
        number, odd = 0, False
        for stop in route:
            if stop not in self.memory:
                odd = False
            elif stop in self.stops:
                number += odd
                odd = not odd
        return number

    def remembering(self, route: Route) -> "SubsetRow":
        """The same with a memory that lets a route count as often as it can."""
        met = [place for place, stop in enumerate(route) if stop in self.stops]
        ways = [zip(met[skipped::2], met[skipped + 1 :: 2], strict=False) for skipped in (0, 1)]
        # Of an odd number the first or the last goes alone: the other way round adds less.
        choices = [frozenset(stop for a, b in way for stop in route[a:b]) for way in ways[: 1 + len(met) % 2]]
        return replace(self, memory=self.memory | min(choices, key=lambda stops: len(stops - self.memory)))


def broken_rows(
    driven: Mapping[Route, float], visits: NDArray[np.float64], known: Iterable[SubsetRow]
) -> Iterator[SubsetRow]:
    """Cuts that a solution breaks, worst first: new ones, and known ones with a memory that breaks them.

    Parameters
    ----------
    driven
        How often each route is driven.
    visits
        float64[n], those asked of each stop.
    """
    held = {row.stops: row for row in known}
    there = np.zeros((len(driven), len(visits)))
    for place, route in enumerate(driven):
        for stop in route:
            there[place, stop] += 1.0
    asked = [int(number) for number in visits]
    for row in held.values():
        counted = there[:, row.stops].sum(axis=1) // 2
        if float(counted @ np.array(list(driven.values()))) > row.most + TOLERANCE:
            grown = _grown(row, driven)
            if grown.memory != row.memory:
                yield grown
    for cut in broken_cuts(there, np.array(list(driven.values())), asked, held):
        yield _grown(SubsetRow(cut, frozenset(cut), sum(asked[stop] for stop in cut) // 2), driven)


def _grown(row: SubsetRow, driven: Mapping[Route, float]) -> SubsetRow:
    for route in driven:
        row = row.remembering(route)
    return row
