"""The least that the rest of a day can cost, by which labels are left out that cannot end well."""

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.day import Day
from tourplanner.solvers.colgen.half_graph import HalfGraph
from tourplanner.solvers.colgen.labels import Labels


def completion_bound(day: Day, morning: HalfGraph, last: Labels) -> Array:
    """The ``completion`` of the morning's `HalfGraph`, all of the afternoon's labels being known.

    float64[most, n], in seconds of driving, duals taken off.
    """
    size = len(day.commune)
    slots = last.order[np.arange(size), 0]
    cheapest = np.full(size, np.inf)
    some = last.number > 0
    cheapest[some] = last.cost[some, slots[some]]
    completion = np.empty((morning.most, size))
    onward = (day.leg_drive + day.work_price * day.leg_time + cheapest[None, :]).min(axis=1)
    homeward = day.home_drive + day.work_price * (day.home_time + day.rules.close)
    completion[0] = np.minimum(onward, homeward)
    steps = np.full((size, size), np.inf)
    steps[:, morning.stops] = morning.step_cost[:, morning.stops]
    np.fill_diagonal(steps, np.inf)
    for more in range(1, morning.most):
        after = (steps + completion[more - 1][None, :]).min(axis=1)
        completion[more] = np.minimum(completion[more - 1], after)
    return completion
