"""Classes of dates that differ in a few openings only, as one cell.

Where every stop wants one visit, markets and closed mornings are often all that tells weekdays apart, and
most day tours could be driven on any of them. As a column of each class they are many columns that differ
in nothing that counts. So there is one for all classes, which knows those that it fits; that each can have
a date of its own is told by Hall's condition (1935, doi:10.1112/jlms/s1-10.37.26), a row for every set W of
classes ::

    sum over the tours that fit no class outside W of x  <=  van-days of W

In whole numbers, and in the linear programme, that is the same as a column for each class.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.day_tours import kind_of_day
from tourplanner.solvers.exact.partition import Cell

MOST_PARTS = 6
"""Classes in a cell: each set of them is a row."""


def merged(problem: Problem, cells: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The cells with those in one that differ in openings only; None where no two do, or more counts."""
    stops = problem.config.stops
    apart = len({stop.once_a_day for stop in stops}) == len(stops)
    if problem.config.locks or problem.rest_can_bind or not apart or any(s.visits > 1 for s in stops):
        return None
    groups: dict[Hashable, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[
            cell.vans, cell.crews, kind_of_day(problem, *cell.van_day(problem)), _week(problem, cell)
        ].append(cell)
    if len(groups) == len(cells) or any(len(group) > MOST_PARTS for group in groups.values()):
        return None
    return tuple(_one(group) if len(group) > 1 else group[0] for group in groups.values())


def _week(problem: Problem, cell: Cell) -> int | None:
    """The week of its dates, where they are in one: its hours are told apart."""
    calendar = problem.calendar
    weeks = {calendar.week(calendar.dates[day]) for day in cell.dates}
    return weeks.pop() if len(weeks) == 1 else None


def _one(cells: Sequence[Cell]) -> Cell:
    first = cells[0]
    return Cell(
        tuple(sorted(day for cell in cells for day in cell.dates)),
        first.vans,
        first.crews,
        first.depot,
        frozenset().union(*(cell.open for cell in cells)),
        tuple((cell.dates, cell.open) for cell in cells),
    )


class Places:
    """On which parts of its dates the visits of a cell may be made, as bits."""

    def __init__(self, cell: Cell, stops: int) -> None:
        parts = cell.parts or ((cell.dates, cell.open),)
        self.number = len(parts)
        self.every = (1 << len(parts)) - 1
        self.of_visit = np.zeros((2, stops), np.int64)
        for part, (_, open_then) in enumerate(parts):
            for stop, half in open_then:
                self.of_visit[list(Half).index(Half(half)), stop] |= 1 << part
        self._van_days = [len(dates) * len(cell.vans) for dates, _ in parts]

    def of_tour(self, morning: Iterable[int], afternoon: Iterable[int]) -> int:
        """The parts that admit every visit of a day tour."""
        found = self.every
        for visits, stops in zip(self.of_visit, (morning, afternoon), strict=True):
            for stop in stops:
                found &= int(visits[stop])
        return found

    def van_days(self, parts: int) -> int:
        """Tours that fit into some of the parts."""
        return sum(size for part, size in enumerate(self._van_days) if parts >> part & 1)

    def some(self) -> Iterator[int]:
        """Every set of its parts but none and all."""
        return iter(range(1, self.every))


def within(places: Array, parts: int) -> Array:
    """Whether tours that fit these parts (int64[n], bits) fit none but some."""
    found: Array = places & ~np.int64(parts) == 0
    return found
