"""Rank-1 cuts: rows of visits, each times a fraction, added and rounded down.

A plan makes n[i] visits of stop i at most. Each of these rows times a weight w[i] / p, their sum rounded down
(Chvátal and Gomory), gives

    sum over tours r of floor(sum over its visits of w[i] / p) x[r] <= floor(sum over i of w[i] n[i] / p)

for every plan, though not for every solution of the linear programme. With three and five halves these are
subset-row cuts. The other weights are those that no others of four or five rows make needless (Pecin, Pessoa,
Poggi, Uchoa and Santos, 2017, doi:10.1016/j.orl.2017.03.006).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.few_cuts import LEAST_VIOLATION, companies, few
from tourplanner.solvers.colgen.route import Route

Shape = tuple[tuple[int, ...], int]
"""Weights of stops, the largest one first, and what they are parts of."""


@dataclass(frozen=True, slots=True)
class Family:
    """Shapes of cuts, and of how many stops in the company of one they are looked for."""

    shapes: tuple[Shape, ...]
    company: int


HALVES = Family((((1, 1, 1), 2), ((1, 1, 1, 1, 1), 2)), 12)
OTHERS = Family(
    (
        ((2, 1, 1, 1), 3),
        ((1, 1, 1, 1, 1), 3),
        ((2, 2, 1, 1, 1), 3),
        ((3, 1, 1, 1, 1), 4),
        ((2, 2, 1, 1, 1), 4),
        ((3, 3, 2, 2, 1), 4),
        ((3, 2, 2, 1, 1), 5),
    ),
    8,
)


ROUNDING = 1e-6
"""What whole numbers may be wrong by as floats."""


@dataclass(frozen=True, slots=True, order=True)
class RankCut:
    """A cut: ``stops`` in their order, each as often as its weight; ``parts`` is what they are parts of."""

    stops: tuple[int, ...]
    parts: int

    def coefficient(self, stops: Sequence[int]) -> int:
        """How often a tour through these stops counts."""
        return sum(map(self.stops.count, stops)) // self.parts

    def most(self, visits: Sequence[int]) -> int:
        """How often the tours of a plan may count, if it makes so many visits of each stop."""
        return sum(visits[stop] for stop in self.stops) // self.parts


class RankCuts:
    """The cuts of a linear programme by the row that keeps to each."""

    def __init__(self, stops: int) -> None:
        self.rows: dict[RankCut, int] = {}
        self._parts: dict[int, int] = {}  # by row
        self._of: list[list[int]] = [[] for _ in range(stops)]  # per stop: rows of its cuts, increasing

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, cut: RankCut, row: int) -> None:
        """Take in a cut; its row comes after those of the cuts before it."""
        self.rows[cut], self._parts[row] = row, cut.parts
        for stop in cut.stops:
            self._of[stop].append(row)

    def coefficients(self, route: Route, since: int = 0) -> list[tuple[int, int]]:
        """Rows from `since` on of the cuts in which a route counts, and how often it does."""
        of = (self._of[stop] for stop in route.morning + route.afternoon)
        met = Counter(row for rows in of for row in rows[bisect_left(rows, since) :])
        counted = ((row, number // self._parts[row]) for row, number in met.items())
        return [(row, number) for row, number in counted if number]


def broken_cuts(
    driven: Mapping[Route, float],
    visits: Sequence[int],
    known: Container[RankCut],
    family: Family,
) -> list[RankCut]:
    """Cuts of a family that a solution breaks, worst first, few with the same stop.

    `driven` is how often each route is driven, `visits` are those asked of each stop, and `known` are cuts
    that there are already.
    """
    there = np.zeros((len(driven), len(visits)))
    for row, route in enumerate(driven):
        there[row, [*route.morning, *route.afternoon]] = 1.0
    shares, asked = np.array(list(driven.values())), np.array(visits, np.float64)
    found: dict[RankCut, float] = {}
    for first, near in enumerate(companies(there, shares, family.company)):
        members = np.array([first, *near.tolist()])
        used = np.flatnonzero(there[:, members].sum(axis=1) > 1.0)
        tours = there[np.ix_(used, members)]
        for shape in family.shapes:
            weights = _weights(len(members), shape)
            most = np.floor((asked[members] @ weights + ROUNDING) / shape[1])
            excess = shares[used] @ np.floor((tours @ weights + ROUNDING) / shape[1]) - most
            for place in np.flatnonzero(excess > LEAST_VIOLATION).tolist():
                stops = np.repeat(members, weights[:, place].astype(np.int64))
                found[RankCut(tuple(sorted(stops.tolist())), shape[1])] = float(excess[place])
    return few(found, known, _stops_of)


def _stops_of(cut: RankCut) -> frozenset[int]:
    return frozenset(cut.stops)


@cache
def _weights(many: int, shape: Shape) -> Array:
    """Every way to give the weights of a shape to some of so many stops, the largest one to the first.

    float64[many, ways].
    """
    (largest, *rest), _ = shape
    ways = [
        (places, weights)
        for places in combinations(range(1, many), len(rest))
        for weights in sorted(set(permutations(rest)))
    ]
    found = np.zeros((many, len(ways)))
    found[0] = largest
    if ways:
        places, weights = (np.array(each) for each in zip(*ways, strict=True))
        found[places, np.arange(len(ways))[:, None]] = weights
    return found
