"""Residents within some minutes of help, by the plans of a comparison."""

from collections.abc import Sequence

import numpy as np

from tourplanner.domain.period import MINUTE
from tourplanner.workflow.coverage import cover
from tourplanner.workflow.planned import Planned

MINUTES = (10, 15, 20, 30)
"""Drives within which residents are counted."""


def residents_within(plans: Sequence[Planned]) -> tuple[tuple[int, ...], ...]:
    """Residents within each of `MINUTES` of help on a day when it is open, France Services sites included.

    Returns
    -------
    tuple
        For each plan, for each of the drives.
    """
    return tuple(_within(planned) for planned in plans)


def _within(planned: Planned) -> tuple[int, ...]:
    coverage = cover(planned).coverage
    seconds = coverage.main.after.mean_seconds
    return tuple(round(float(np.sum(coverage.weights[seconds <= MINUTE * minutes]))) for minutes in MINUTES)
