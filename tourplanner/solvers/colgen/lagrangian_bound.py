"""The bound that any duals of the rows prove, by Lagrangian relaxation.

With duals u >= 0 of the rows, and van-days, patterns and missing visits left as sets to choose from,

    L(u) = u b + the cheapest tours that can be driven together
               + sum over stops with a regular slot of min(0, cheapest pattern)
               + the most valuable visits that may be missing

is a lower bound on driving for every u (Lagrangian relaxation; Geoffrion, 1974,
doi:10.1007/BFb0120690). Of tours driven together it is only asked that they are no more than van-days,
and that no stop is the last of more mornings, or the first of more afternoons, than it has visits. Cuts
are such rows too, -(tours that count) >= -(what may count), kept by every plan: so L(u) holds with them
as long as the cheapest tour is that after paying for them.
"""

from collections.abc import Sequence

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.rows import Rows


def lagrangian_bound(rows: Rows, duals: Array, cheapest: Sequence[Array]) -> float:
    """L(u) in seconds of driving, at `duals`, float64[rows] >= 0.

    `cheapest`: per cell float64[2, n + 1], lower bounds on the cost of tours by the last stop of
    their morning and by the first of their afternoon (n: they have none).
    """
    visits = np.array([stop.visits for stop in rows.problem.config.stops])
    van_days = np.array([cell.size for cell in rows.cells])
    value = float(rows.b @ duals) + max(
        cheapest_selection(np.array([costs[half] for costs in cheapest]), visits, van_days) for half in (0, 1)
    )
    for row, patterns in rows.patterns.values():
        costs = (
            sum(n * float(duals[slot]) for slot, n in pattern.slots) - pattern.number * float(duals[row])
            for pattern in patterns
        )
        value += min(0.0, min(costs, default=0.0))
    for stops, most in rows.levels:
        worths = ((sum(w * float(duals[r]) for r, w in rows.missing_terms[stop]), stop) for stop in stops)
        left = most
        for worth, stop in sorted(worths, reverse=True):
            lost = min(left, rows.problem.config.stops[stop].visits)
            value -= lost * worth
            left -= lost
    return value


def cheapest_selection(costs: Array, visits: Array, van_days: Array) -> float:
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
