"""The graph on which the labels of one half-day grow: costs, resources, and what cuts labels off."""

from typing import NamedTuple

from tourplanner.solvers.colgen.cut_duals import Array, CutDuals


class HalfGraph(NamedTuple):
    """Where blocks of one half grow: n stops, all times in seconds.

    ``stops``: int64[m], the stops that may be used. ``start_*``: of the label of one stop,
    float64[n] cost, int64[n] time, work, drive. ``step_cost`` (float64), ``step_time`` and
    ``step_drive`` (int64): [n, n], from the last stop of a label to the next, service included.
    ``near``: int64[n, q], the stops that may come next, least ``gap`` first; ``gap``:
    int64[n, n], the part of ``step_time`` that ``near`` is sorted by; ``least``: the least service.
    ``limit``, ``limit_work``, ``limit_drive``: the most time, work and driving of a label.
    ``commune``: int64[n]; ``ng_sets``: int64[n, g], communes in the neighbourhood of a stop (-1: none);
    ``ng_place``: int8[n, communes], position of a commune in ``ng_sets``, or -1. ``most``: the
    greatest number of stops of a block; ``shortest``: the least time of one stop more.
    ``completion``: float64[most, n], the least that the rest of a day can cost after a stop when so many
    stops more may follow in the half; labels that can't end below ``ceiling`` are left out.
    """

    stops: Array
    start_cost: Array
    start_time: Array
    start_work: Array
    start_drive: Array
    step_cost: Array
    step_time: Array
    step_drive: Array
    near: Array
    gap: Array
    least: int
    limit: int
    limit_work: int
    limit_drive: int
    commune: Array
    ng_sets: Array
    ng_place: Array
    most: int
    shortest: int
    completion: Array
    ceiling: float
    cut_duals: CutDuals
