"""Which cuts that a solution breaks are added: of stops that keep company, the worst, few of each stop."""

from collections import Counter
from collections.abc import Callable, Collection, Container, Mapping
from typing import TypeVar

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array

Cut = TypeVar("Cut")

LEAST_VIOLATION = 0.05
"""By how much a cut must be broken to be worth it."""

SHARED = 0.02
"""Share of a tour that two stops must have in common to be looked at together."""

AT_ONCE, PER_STOP = 120, 4
"""Cuts that are added at a time, in all and with the same stop."""


def companies(there: Array, shares: Array, most: int) -> list[Array]:
    """Per stop the places, increasing, of `most` others with which it shares most of the tours.

    Parameters
    ----------
    there
        float64[tours, n], how often each tour visits a stop.
    shares
        float64[tours], how often each is driven.
    """
    together = (there * shares[:, None]).T @ there
    np.fill_diagonal(together, 0.0)
    # Five stops may be a ring in which each has the company of two only.
    company = together + together @ together
    np.fill_diagonal(company, 0.0)
    nearest = (np.argsort(-row, kind="stable")[:most] for row in company)
    return [np.sort(near[row[near] > SHARED]) for row, near in zip(company, nearest, strict=True)]


def few(
    found: Mapping[Cut, float], known: Container[Cut], stops_of: Callable[[Cut], Collection[int]]
) -> list[Cut]:
    """The cuts that are broken most, but for those that are known, few with the same stop.

    Parameters
    ----------
    found
        By how much each cut is broken.
    stops_of
        The stops of a cut, each once.
    """
    taken: list[Cut] = []
    times: Counter[int] = Counter()
    for cut, _ in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        stops = stops_of(cut)
        if cut in known or any(times[stop] >= PER_STOP for stop in stops):
            continue
        taken.append(cut)
        times.update(stops)
        if len(taken) == AT_ONCE:
            break
    return taken
