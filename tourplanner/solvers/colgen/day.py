"""One depot's day as arrays, for compiled code."""

from typing import NamedTuple

from tourplanner.problem.timing import DayRules
from tourplanner.solvers.colgen.cut_duals import Array


class Day(NamedTuple):
    """What joins blocks at midday; durations and times of day in seconds.

    ``rules``: those of a day. ``work_price``: cost of a second of work. ``leg_drive`` int64[n, n] and
    ``leg_time`` (whole minutes) between stops at noon; of the latter ``lunch_to`` comes before lunch and
    ``lunch_after`` after it. ``out_*`` and ``home_*``: int64[n] from and to the depot.
    ``commune``, ``ng_sets`` and ``ng_place`` are those of the `HalfGraph` of both halves.
    """

    morning_closes: int
    afternoon_opens: int
    afternoon_closes: int
    rules: DayRules
    max_drive: int
    work_price: float
    leg_drive: Array
    leg_time: Array
    lunch_to: Array
    lunch_after: Array
    out_drive: Array
    out_time: Array
    home_drive: Array
    home_time: Array
    commune: Array
    ng_sets: Array
    ng_place: Array
