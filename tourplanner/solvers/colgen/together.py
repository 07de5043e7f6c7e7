"""What tours cost at least that are driven together."""

import numpy as np

from tourplanner.solvers.colgen.toll import Array


def least_together(costs: Array, visits: Array, van_days: Array) -> float:
    """The least sum of costs of tours of which any may be left out; a lower bound on it.

    Parameters
    ----------
    costs
        float64[cells, n + 1], the least cost of a tour by the stop that stands for it, the last of its
        morning say; place n is for tours that no stop stands for.
    visits, van_days
        int64[n] and int64[cells]: for how many tours a stop can stand, and how many a cell can have.
    """
    worth = np.minimum(0.0, costs)
    by_van_days = sum(
        float(np.sort(np.repeat(mine, [*visits, most]))[:most].sum())
        for mine, most in zip(worth, van_days, strict=True)
    )
    by_visits = float(worth[:, :-1].min(axis=0) @ visits + worth[:, -1] @ van_days)
    return max(by_van_days, by_visits)
