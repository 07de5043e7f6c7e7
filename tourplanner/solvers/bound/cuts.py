"""Subset-row cuts: of three stops, few tours can serve two or more.

A plan makes n[i] visits of stop i. Halving the sum of these rows over three stops and rounding down
(Chvátal and Gomory; Jepsen, Petersen, Spoorendonk, Pisinger, 2008, doi:10.1287/opre.1070.0449) gives

    sum over tours r of floor(|visits of r to i, j, k| / 2) x[r] <= floor((n[i] + n[j] + n[k]) / 2)

for every plan, though not for every solution of the linear programme.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from tourplanner.solvers.bound.pricing import Route
from tourplanner.solvers.bound.toll import Array

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


def weight(cut: Triple, stops: Sequence[int]) -> int:
    """How often a tour through these stops counts in a cut."""
    return sum(stop in cut for stop in stops) // 2


def broken(
    routes: Sequence[Route], values: Array, visits: Sequence[int], known: Iterable[Triple]
) -> list[Triple]:
    """Cuts that the solution `values` breaks, worst first, few with the same stop.

    `visits` are those asked of each stop; `known` are cuts that there are already.
    """
    used: list[int] = np.flatnonzero(values > 1e-6).tolist()
    there = np.zeros((len(used), len(visits)))
    for row, place in enumerate(used):
        for stop in (*routes[place].morning, *routes[place].afternoon):
            there[row, stop] += 1.0
    shares = values[used]
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
