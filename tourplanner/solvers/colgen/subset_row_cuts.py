"""Subset-row cuts: of three stops few tours can serve two or more, of five few can serve two or four.

A plan makes n[i] visits of stop i. Halving the sum of these rows over a set S of stops and rounding down
(Chvátal and Gomory; Jepsen, Petersen, Spoorendonk, Pisinger, 2008, doi:10.1287/opre.1070.0449) gives

    sum over tours r of floor(|visits of r to S| / 2) x[r] <= floor(sum over i in S of n[i] / 2)

for every plan, though not for every solution of the linear programme.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.colgen.cut_duals import Array, CutDuals
from tourplanner.solvers.colgen.few_cuts import LEAST_VIOLATION, companies, few
from tourplanner.solvers.colgen.route import Route

SIZES = (3, 5)
"""How many stops a cut has."""

COMPANY = 12
"""With how many others a stop is looked at."""

Cut = tuple[int, ...]


class Cuts:
    """The cuts of a master by the row that keeps to each."""

    def __init__(self, stops: int) -> None:
        self.rows: dict[Cut, int] = {}
        self._of: list[list[int]] = [[] for _ in range(stops)]  # per stop: rows of its cuts, increasing

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, cut: Cut, row: int) -> None:
        """Take in a cut; its row comes after those of the cuts before it."""
        self.rows[cut] = row
        for stop in cut:
            self._of[stop].append(row)

    def coefficients(self, route: Route, since: int = 0) -> list[tuple[int, int]]:
        """Rows from `since` on of the cuts in which a route counts, and how often it does."""
        of = (self._of[stop] for stop in route.morning + route.afternoon)
        met = Counter(row for rows in of for row in rows[bisect_left(rows, since) :])
        return [(row, number // 2) for row, number in met.items() if number > 1]

    def duals(self, duals: Array) -> CutDuals:
        """The cuts whose rows have a positive dual."""
        paid = [row for row in self.rows.values() if duals[row] > 0.0]
        number = {row: place for place, row in enumerate(paid)}
        per_stop = [[number[row] for row in rows if row in number] for rows in self._of]
        dual = np.zeros(64 * max(1, -(-len(paid) // 64)))
        dual[: len(paid)] = duals[paid]
        return CutDuals(
            np.cumsum([0, *map(len, per_stop)], dtype=np.int64),
            np.array([cut for cuts in per_stop for cut in cuts], dtype=np.int64),
            dual,
        )


def coefficient(cut: Cut, stops: Sequence[int]) -> int:
    """How often a tour through these stops counts in a cut."""
    return sum(stop in cut for stop in stops) // 2


def separate(driven: Mapping[Route, float], visits: Sequence[int], known: Iterable[Cut]) -> list[Cut]:
    """Cuts that a solution breaks, worst first, few with the same stop.

    `driven` is how often each route is driven, `visits` are those asked of each stop, and `known` are cuts
    that there are already.
    """
    there = np.zeros((len(driven), len(visits)))
    for row, route in enumerate(driven):
        for stop in (*route.morning, *route.afternoon):
            there[row, stop] += 1.0
    return broken_cuts(there, np.array(list(driven.values())), visits, known)


def broken_cuts(there: Array, shares: Array, visits: Sequence[int], known: Iterable[Cut]) -> list[Cut]:
    """Cuts that tours break, worst first, few with the same stop.

    Parameters
    ----------
    there
        float64[tours, n], how often each tour visits a stop.
    shares
        float64[tours], how often each is driven.
    """
    asked = np.array(visits)
    found: dict[Cut, float] = {}
    for first, near in enumerate(companies(there, shares, COMPANY)):
        used = np.flatnonzero(there[:, [first, *near]].sum(axis=1) > 1.0)
        for size in SIZES:
            others = near[_choices(len(near), size - 1)]
            met = there[used, first][:, None] + there[used][:, others].sum(axis=2)
            excess = shares[used] @ np.floor(0.5 * met) - (asked[first] + asked[others].sum(axis=1)) // 2
            for place in np.flatnonzero(excess > LEAST_VIOLATION):
                found[tuple(sorted((first, *others[place].tolist())))] = float(excess[place])
    return few(found, set(known), tuple)


@cache
def _choices(many: int, number: int) -> NDArray[np.int64]:
    """Every choice of `number` out of `many` places, a row each."""
    return np.array(list(combinations(range(many), number)), np.int64).reshape(-1, number)
