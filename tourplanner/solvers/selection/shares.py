"""What a stop adds to the driving of any plan, at least: told from the legs alone, before tours are timed.

With out[a] and home[a] the seconds from a depot to stop a and back, and D[a, b] those of the shorter way
round of a day with both, one in each half ::

    p[a] = (out[a] + home[a]) / 2
    s[a] = min over b of D[a, b] - p[a] - p[b],  and 2 p[a] for a day of its own
    q[a] = p[a] + s[a] / 2

Then q[a] + q[b] <= D[a, b], since s[a] and s[b] are both at most what the day has over p[a] + p[b], and q[a]
is at most what a day of its own takes: the driving of every plan with at most one stop per half-day is at
least the sum of q over its visits. Pairs that nobody may drive in a day are left out of the minimum.
"""

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import van_days
from tourplanner.problem.time_tour import make_block, time_tour
from tourplanner.solvers.day_tours import sessions_of_half

Seconds = NDArray[np.float64]


def shares(problem: Problem) -> Seconds:
    """q of every stop, float64[stop]; infinite for one that no day can serve."""
    depots = [problem.depot_index[problem.config.vans[van].depot] for van, _ in problem.van_days]
    first = len(problem.config.depots)
    seconds = problem.seconds.astype(np.float64)
    out, home = seconds[:first, first:], seconds[first:, :first]
    legs = problem.noon_seconds[first:, first:].astype(np.float64)
    half = np.min([out[each] + home[:, each] for each in depots], axis=0) / 2
    days = np.min([out[each][:, None] + legs + home[:, each][None, :] for each in depots], axis=0)
    days = np.minimum(days, days.T)
    here = _servable(problem, depots, legs)
    most = max(problem.work(*kind).max_drive_day for kind in problem.van_days)
    days[(days > most) | ~here[:, None] | ~here[None, :]] = np.inf
    np.fill_diagonal(days, np.inf)
    over = np.minimum((days - half[:, None] - half[None, :]).min(axis=1), 2 * half)
    return np.where(here, half + over / 2, np.inf)


def _servable(problem: Problem, depots: list[int], legs: Seconds) -> NDArray[np.bool_]:
    """Which stops some day can serve, bool[stop]; all of those of which that is not certain.

    Where no way through another stop is shorter than the one to or from a depot, a day with two stops is
    legal for neither of them unless a day with it alone is.
    """
    first = len(problem.config.depots)
    seconds = problem.seconds
    direct = np.ones(len(legs), dtype=bool)
    for depot in set(depots):
        out, home = seconds[depot, first:], seconds[first:, depot]
        direct &= (out[:, None] + legs >= out[None, :]).all(axis=0)
        direct &= (legs + home[None, :] >= home[:, None]).all(axis=1)
    sessions, kinds = sessions_of_half(problem).values(), van_days(problem)

    def alone(stop: int) -> bool:
        blocks = [block for each in sessions if (block := make_block(problem, each, [stop]))]
        return any(time_tour(problem, *kind, [block]) for kind in kinds for block in blocks)

    return np.array([not direct[stop] or alone(stop) for stop in range(len(legs))])


def can_tell(problem: Problem) -> bool:
    """Whether a day has two halves at most and somebody drives, so that the shares hold."""
    return len(problem.van_days) > 0 and set(sessions_of_half(problem)) <= {Half.MORNING, Half.AFTERNOON}
