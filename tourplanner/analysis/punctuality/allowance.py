"""How much earlier than drives take a crew leaves, so that it opens in time on so many days.

A visit ends when it was told to, however late it began, so that one delay does not bring about the next:
each leg can be looked at by itself. From the depot the crew leaves in time; from a visit as soon as the last
person has gone. Home nobody waits for it, and at noon lunch takes up what is late.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.punctuality.doubt import doubt_of
from tourplanner.analysis.punctuality.draws import quantile
from tourplanner.analysis.punctuality.drives import LEAST_KM, drawn_drive, drawn_overrun
from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import MINUTE
from tourplanner.domain.punctuality import TOLERANCE
from tourplanner.domain.travel_doubt import TravelDoubt

Floats = NDArray[np.float64]

ROOTS, TIMES = 8, 9
"""Lengths and driving times at which legs are looked at; in between what they need is straight."""


def with_allowance(config: Config, matrix: TravelMatrix, more: int = 0, at_noon: int = 0) -> TravelMatrix:
    """The matrix with what the config allows for; itself where it says no share of days.

    Parameters
    ----------
    matrix
        Places in the order of the config: the depots, then the stops.
    more
        Minutes more for every leg that begins at a stop.
    at_noon
        Minutes by which lunch is longer than the rules ask.
    """
    share = config.travel.on_time
    if share is None:
        return matrix
    doubt, depots = doubt_of(config.travel, matrix.provenance), len(config.depots)
    allowed = np.zeros(matrix.seconds.shape, np.int32)
    to = slice(depots, None)
    for rows, is_after_visit in ((slice(0, depots), False), (to, True)):
        allowed[rows, to] = _allowed(matrix, rows, to, doubt, share, is_after_visit=is_after_visit)
    allowed[to, to] += more * MINUTE
    np.fill_diagonal(allowed, 0)
    return replace(matrix, allowed=allowed, allowed_more=more, noon_more=at_noon)


def _allowed(
    matrix: TravelMatrix,
    rows: slice,
    columns: slice,
    doubt: TravelDoubt,
    share: float,
    *,
    is_after_visit: bool,
) -> NDArray[np.int32]:
    """Whole minutes, in seconds, for the legs of a part of the matrix."""
    seconds = matrix.seconds[rows, columns].astype(np.float64)
    roots = 1 / np.sqrt(np.maximum(matrix.metres[rows, columns] / 1000, LEAST_KM))
    if not seconds.size:
        return np.zeros(seconds.shape, np.int32)
    needed = _needed(seconds, roots, doubt, share, is_after_visit=is_after_visit)
    driven = np.ceil(seconds / MINUTE) * MINUTE
    spare = np.maximum(0.0, needed - TOLERANCE - driven)
    found: NDArray[np.int32] = (np.ceil(spare / MINUTE) * MINUTE).astype(np.int32)
    return found


def _needed(
    seconds: Floats, roots: Floats, doubt: TravelDoubt, share: float, *, is_after_visit: bool
) -> Floats:
    """Seconds in which so large a share of the drives end, each with an overrun before it if asked."""
    across = np.linspace(float(roots.min()), float(roots.max()) + 1e-9, ROOTS)
    along = np.linspace(float(seconds.min()), float(seconds.max()) + 1e-9, TIMES)
    table = np.array(
        [
            [_quantile(root, time, doubt, share, is_after_visit=is_after_visit) for time in along]
            for root in across
        ]
    )
    row, column = (_place(values, grid) for values, grid in ((roots, across), (seconds, along)))
    (top, down), (left, right) = row, column
    found: Floats = (
        table[top, left] * (1 - down) * (1 - right)
        + table[top + 1, left] * down * (1 - right)
        + table[top, left + 1] * (1 - down) * right
        + table[top + 1, left + 1] * down * right
    )
    return found


def _quantile(root: float, seconds: float, doubt: TravelDoubt, share: float, *, is_after_visit: bool) -> int:
    drawn = drawn_drive(doubt, int(is_after_visit), round(seconds), round(1000 / root**2))
    if is_after_visit:
        drawn = drawn + drawn_overrun(doubt, 0)
    return quantile(drawn, share)


def _place(values: Floats, grid: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Between which two points of a grid values lie, and how far on from the first."""
    before = np.clip(np.searchsorted(grid, values, side="right") - 1, 0, len(grid) - 2)
    return before, (values - grid[before]) / (grid[before + 1] - grid[before])
