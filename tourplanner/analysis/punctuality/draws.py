"""The draws that all tours and scenarios share, so that what differs between two is never chance.

A column is the exact quantiles of its law in an order of its own, which depends on nothing but its number: of
NumPy only the plain bits of PCG64 are used, that are the same in every version.
"""

from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

DRAWS = 10_000
SEED = 20270104
DAY = 0
"""The column of the factor of the day; those of its legs follow."""
OVERRUNS = 1000
"""From this column on: the overruns of its visits."""

Floats = NDArray[np.float64]
Seconds = NDArray[np.int64]
"""Whole seconds, one of each day that is drawn."""


@cache
def shares(column: int) -> Floats:
    """The numbers (k + 1/2) / `DRAWS`, float64[draws], in the order of a column."""
    bits = np.random.Generator(np.random.PCG64([SEED, column])).random(DRAWS)
    order = np.argsort(bits, kind="stable")
    found: Floats = (order + 0.5) / DRAWS
    found.flags.writeable = False
    return found


@cache
def normals(column: int) -> Floats:
    """The quantiles of the standard normal law, float64[draws], in the order of a column."""
    ranks = (shares(column) * DRAWS).astype(np.int64)
    found = _quantiles()[ranks]
    found.flags.writeable = False
    return found


def quantile(drawn: Seconds, share: float) -> int:
    """The least of the values that so large a share of all is not above."""
    rank = min(len(drawn), max(1, round(share * len(drawn)))) - 1
    return int(np.partition(drawn, rank)[rank])


@cache
def _quantiles() -> Floats:
    law = NormalDist()
    lower = np.array([law.inv_cdf((rank + 0.5) / DRAWS) for rank in range(DRAWS // 2)])
    return np.concatenate([lower, -lower[::-1]])
