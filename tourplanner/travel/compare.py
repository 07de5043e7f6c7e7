"""How far one set of travel figures is from another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Errors:
    """Relative errors of ``count`` figures against the ones that they are held to.

    ``bias`` is the mean of (figure / reference - 1), ``mean`` and ``p90`` the mean and the 90th
    percentile of its size.
    """

    count: int
    bias: float
    mean: float
    p90: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure beside its reference, both in the same unit."""

    start: str
    end: str
    figure: float
    reference: float

    @property
    def error(self) -> float:
        """figure / reference - 1."""
        return self.figure / self.reference - 1


def errors(pairs: Sequence[Pair]) -> Errors | None:
    """The errors of `pairs`; None if there is none."""
    if not pairs:
        return None
    error: NDArray[np.float64] = np.array([pair.error for pair in pairs])
    size = np.abs(error)
    return Errors(len(pairs), float(error.mean()), float(size.mean()), float(np.quantile(size, 0.9)))


def worst(pairs: Sequence[Pair], count: int) -> tuple[Pair, ...]:
    """The pairs that are furthest apart, the worst first."""
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair.error), pair.start, pair.end))[:count])
