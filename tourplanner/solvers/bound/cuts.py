"""Subset-row cuts: of three stops, few tours can serve two or more.

A plan makes n[i] visits of stop i. Halving the sum of these rows over three stops and rounding down
(Chvátal and Gomory; Jepsen, Petersen, Spoorendonk, Pisinger, 2008, doi:10.1287/opre.1070.0449) gives

    sum over tours r of floor(|visits of r to i, j, k| / 2) x[r] <= floor((n[i] + n[j] + n[k]) / 2)

for every plan, though not for every solution of the linear programme.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from tourplanner.solvers.bound.pricing import Route
from tourplanner.solvers.bound.toll import Array, Toll

VIOLATED = 0.05
"""By how much a cut must be broken to be worth it."""

SHARED = 0.02
"""Share of a tour that two stops must have in common to be looked at together."""

AT_ONCE, PER_STOP = 120, 4
"""Cuts that are added at a time, in all and with the same stop."""

Triple = tuple[int, int, int]


class Broken(NamedTuple):
    """A cut that a solution breaks, and by how much."""

    excess: float
    stops: Triple


class Cuts:
    """The cuts of a programme by the row that keeps to each."""

    def __init__(self, stops: int) -> None:
        self.rows: dict[Triple, int] = {}
        self._of: list[list[int]] = [[] for _ in range(stops)]  # per stop: rows of its cuts, increasing

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, cut: Triple, row: int) -> None:
        """Take in a cut; its row comes after those of the cuts before it."""
        self.rows[cut] = row
        for stop in cut:
            self._of[stop].append(row)

    def counted(self, route: Route, since: int = 0) -> list[tuple[int, int]]:
        """Rows from `since` on of the cuts in which a route counts, and how often it does."""
        of = (self._of[stop] for stop in route.morning + route.afternoon)
        met = Counter(row for rows in of for row in rows[bisect_left(rows, since) :])
        return [(row, number // 2) for row, number in met.items() if number > 1]

    def toll(self, prices: Array) -> Toll:
        """The cuts whose rows have a price."""
        dear = [row for row in self.rows.values() if prices[row] > 0.0]
        number = {row: place for place, row in enumerate(dear)}
        per_stop = [[number[row] for row in rows if row in number] for rows in self._of]
        price = np.zeros(64 * max(1, -(-len(dear) // 64)))
        price[: len(dear)] = prices[dear]
        return Toll(
            np.cumsum([0, *map(len, per_stop)], dtype=np.int64),
            np.array([cut for cuts in per_stop for cut in cuts], dtype=np.int64),
            price,
        )


def weight(cut: Triple, stops: Sequence[int]) -> int:
    """How often a tour through these stops counts in a cut."""
    return sum(stop in cut for stop in stops) // 2


def broken(driven: Mapping[Route, float], visits: Sequence[int], known: Iterable[Triple]) -> list[Triple]:
    """Cuts that a solution breaks, worst first, few with the same stop.

    `driven` is how often each route is driven, `visits` are those asked of each stop, and `known` are cuts
    that there are already.
    """
    there = np.zeros((len(driven), len(visits)))
    for row, route in enumerate(driven):
        for stop in (*route.morning, *route.afternoon):
            there[row, stop] += 1.0
    shares = np.array(list(driven.values()))
    together = (there * shares[:, None]).T @ there
    np.fill_diagonal(together, 0.0)
    found: list[Broken] = []
    for first in range(len(visits)):
        near = np.flatnonzero(together[first] > SHARED)
        # What follows overrates triples that ride together: those are recounted.
        both = together[first, near][:, None] + together[first, near][None, :] + together[np.ix_(near, near)]
        for a, b in zip(*np.nonzero(np.triu(both, 1) > 1.0 + VIOLATED), strict=True):
            second, third = int(near[a]), int(near[b])
            # Of three stops in one another's company each would find the triple: the first does.
            if first > second and together[second, third] > SHARED:
                continue
            limit = (visits[first] + visits[second] + visits[third]) // 2
            count = np.floor(0.5 * (there[:, first] + there[:, second] + there[:, third]))
            excess = float(count @ shares) - limit
            if excess > VIOLATED:
                low, middle, high = sorted((first, second, third))
                found.append(Broken(excess, (low, middle, high)))
    taken: dict[Triple, None] = {}
    times: Counter[int] = Counter()
    old = set(known)
    for _, cut in sorted(found, key=lambda one: (-one.excess, one.stops)):
        if cut in old or cut in taken or any(times[stop] >= PER_STOP for stop in cut):
            continue
        taken[cut] = None
        times.update(cut)
        if len(taken) == AT_ONCE:
            break
    return list(taken)
