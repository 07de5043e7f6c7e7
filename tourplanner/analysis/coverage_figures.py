"""Figures of a coverage: residents within reach, mean drive, and how unequal the drives are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.coverage import Coverage, Nearest, ScopedCoverage
from tourplanner.domain.period import MINUTE
from tourplanner.domain.place import Area

STEPS = (10, 15, 20, 30)
"""Minutes of the steps; the last is what the State promises: a France Services site within 30 minutes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of the communes of a département or area, before or after, that count for something.

    Attributes
    ----------
    total
        What the communes count for together.
    within
        What of it is within each of `STEPS`; a mean over the dates.
    mean, least, most
        Seconds: the mean weighted by what communes count for, the shortest and the longest drive.
    gini
        Gini coefficient of the drives, see `gini`.

    Those of drives are None when nothing is open on one of the dates, or no commune counts.
    """

    total: float
    within: tuple[float, ...]
    mean: float | None
    least: float | None
    most: float | None
    gini: float | None

    @property
    def spread(self) -> float | None:
        """Seconds between the longest and the shortest drive: max - min."""
        return None if self.most is None or self.least is None else self.most - self.least


@dataclass(frozen=True, slots=True)
class Change:
    """Figures before and after; ``area`` None for all communes."""

    area: Area | None
    before: Figures
    after: Figures


def overall(coverage: Coverage, scope: ScopedCoverage) -> Change:
    """The figures of all communes."""
    every = np.ones(len(coverage.communes), dtype=np.bool_)
    return _change(coverage, scope, None, every)


def by_area(coverage: Coverage, scope: ScopedCoverage) -> tuple[Change, ...]:
    """The figures of each area, in the order of `Coverage.areas`."""
    return tuple(_change(coverage, scope, area, coverage.members(area)) for area in coverage.areas)


def figures(side: Nearest, weights: NDArray[np.float64]) -> Figures:
    """The figures of some communes: `weights` is float64[n], `side` has their n columns.

    Drives are first averaged over the dates; residents within a step are counted on each date,
    and those counts averaged, for an average of drives is within a step on no date in particular.
    """
    counting = weights > 0
    seconds, weights = side.seconds[:, counting], weights[counting]
    total = float(weights.sum())
    within = tuple(
        float(((seconds <= step * MINUTE) * weights).sum(axis=1).mean()) if seconds.size else 0.0
        for step in STEPS
    )
    mean = seconds.mean(axis=0)
    if not total or not np.isfinite(mean).all():
        return Figures(total, within, None, None, None, None)
    weighted = float((mean * weights).sum() / total)
    return Figures(total, within, weighted, float(mean.min()), float(mean.max()), gini(mean, weights))


def gini(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Gini coefficient of `values`, each counted `weights` times: 0 when all are equal, below 1.

    Half the mean absolute difference of two residents drawn at random, over the mean ::

        G = sum_i sum_j w_i * w_j * |x_i - x_j| / (2 * W**2 * mean)

    worked out from the Lorenz curve L of the sorted values, whose trapezes are exact for it ::

        G = 1 - sum_i (W_i - W_(i-1)) / W * (L_i + L_(i-1))

    C. Gini, Variabilità e mutabilità, 1912; F. A. Farris, The Gini Index and Measures of Inequality,
    American Mathematical Monthly 117 (2010), https://doi.org/10.4169/000298910X523344.

    Parameters
    ----------
    values
        float64[n], 0 or more.
    weights
        float64[n], more than 0.
    """
    order = np.argsort(values, kind="stable")
    mass = (values * weights)[order]
    if not mass.sum():
        return 0.0
    share = weights[order] / weights.sum()
    lorenz = np.concatenate(([0.0], np.cumsum(mass) / mass.sum()))
    return max(0.0, float(1 - (share * (lorenz[1:] + lorenz[:-1])).sum()))


def _change(
    coverage: Coverage, scope: ScopedCoverage, area: Area | None, members: NDArray[np.bool_]
) -> Change:
    weights = coverage.weights[members]
    before, after = (_columns(side, members) for side in (scope.before, scope.after))
    return Change(area, figures(before, weights), figures(after, weights))


def _columns(side: Nearest, members: NDArray[np.bool_]) -> Nearest:
    return Nearest(side.seconds[:, members], side.place[:, members])
