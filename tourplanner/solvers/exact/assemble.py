"""The aggregated model with all its rows.

With x[c] the number of times column c is driven and n[i] the visits wanted by stop i:

- every tour takes a van-day:     sum of x over the columns of a cell <= dates x vans of the cell,
  and over those that fit on some of its dates only, where there are such
- every visit is made or missing: sum of x over the columns that serve i + missing[i] = n[i]
- a commune is visited at most once a date;
- a stop with several visits follows one of its patterns, counted per class of dates;
- hours: work of a week and of the cycle, over the vans of a group together;
- rest overnight, where every date is its own class.

At `Fineness.VANS` it is the whole problem; above that it is a relaxation, and every bound that
it proves holds.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.hours import add_hours
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.merged import Places, within
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.recurrence import add_recurrence
from tourplanner.solvers.exact.rest import add_rest


def assemble(problem: Problem, cells: Sequence[Cell], columns: Sequence[Column]) -> Master:
    """The model over these columns."""
    master = Master(problem, cells, columns)
    _add_van_days(master)
    _add_parts(master)
    _add_visits(master)
    _add_communes(master)
    add_hours(master)
    add_recurrence(master)
    if all(len(cell.dates) == 1 for cell in cells):
        add_rest(master)
    return master


def _add_van_days(master: Master) -> None:
    by_cell: dict[int, list[int]] = defaultdict(list)
    for c, column in enumerate(master.columns):
        by_cell[column.cell].append(c)
    for cell, columns in by_cell.items():
        master.model.add_linear_constraint(expr=master.terms(columns), ub=master.cells[cell].size)


def _add_parts(master: Master) -> None:
    """Of a cell with dates that are not alike, no more tours than fit (`merged`)."""
    for number, cell in enumerate(master.cells):
        if not cell.parts:
            continue
        places = Places(cell, len(master.problem.config.stops))
        mine = [c for c, column in enumerate(master.columns) if column.cell == number]
        tours = (master.columns[c].tour for c in mine)
        of_tours = np.array([places.of_tour(tour.morning, tour.afternoon) for tour in tours], np.int64)
        for parts in places.some():
            here = np.flatnonzero(within(of_tours, parts)).tolist()
            if len(here) > places.van_days(parts):
                terms = master.terms(mine[at] for at in here)
                master.model.add_linear_constraint(expr=terms, ub=places.van_days(parts))


def _add_visits(master: Master) -> None:
    for stop, asked in enumerate(master.problem.config.stops):
        made_or_missing = master.terms(master.serving[stop]) + master.missing[stop]
        master.model.add_linear_constraint(expr=made_or_missing, lb=asked.visits, ub=asked.visits)


def _add_communes(master: Master) -> None:
    stops = master.problem.config.stops
    together: dict[str, list[int]] = defaultdict(list)
    for stop, asked in enumerate(stops):
        together[asked.once_a_day].append(stop)
    for members in together.values():
        if len(members) == 1 and stops[members[0]].visits == 1:
            continue
        for dates, columns in master.by_dates(c for stop in members for c in master.serving[stop]).items():
            master.model.add_linear_constraint(expr=master.terms(columns), ub=len(dates))
