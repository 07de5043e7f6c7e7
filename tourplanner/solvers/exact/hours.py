"""Hours of the crews, as rows of the master.

The week's limit L is a bin: w hours of work fill w / L of it, and tours do not break in two. So
next to  sum of w x <= bins x L  the rows  sum of floor'((k + 1) w / L) x <= k x bins  are added,
with floor'(y) = y k / (k + 1) where y is whole (the dual feasible functions u(k) of Fekete and
Schepers, 2001, doi:10.1007/s101070100243). They hold for any assignment of tours to weeks, and say
what a sum over all weeks forgets: that two tours of 0.6 L do not share a week.
"""

from collections import defaultdict
from collections.abc import Iterable

from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.master import Master

FUNCTIONS = range(1, 8)


def add_hours(master: Master) -> None:
    """Limit the work of each group of crews in each week and over the cycle."""
    problem, calendar = master.problem, master.problem.calendar
    by_crews: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_week: dict[tuple[tuple[str, ...], int], list[int]] = defaultdict(list)
    for c, column in enumerate(master.columns):
        cell = master.cells[column.cell]
        by_crews[cell.crews].append(c)
        weeks = {calendar.week(calendar.dates[day]) for day in cell.dates}
        if len(weeks) == 1:
            by_week[cell.crews, weeks.pop()].append(c)
    for crews, columns in by_crews.items():
        rules = problem.limits(crews[0])
        limit = len(crews) * calendar.weeks * rules.mean_work_week
        master.model.add_linear_constraint(expr=master.terms(columns, "work"), ub=limit)
        _add_bins(master, columns, rules.max_work_week, len(crews) * calendar.weeks)
    for (crews, _), columns in by_week.items():
        _add_bins(master, columns, problem.limits(crews[0]).max_work_week, len(crews))


def _add_bins(master: Master, columns: Iterable[int], capacity: int, bins: int) -> None:
    """Rows that hold for tours put whole into `bins` bins of `capacity` seconds of work."""
    columns = list(columns)
    work = [master.columns[c].tour.work for c in columns]
    if sum(sorted((master.columns[c].tour.work for c in columns), reverse=True)[:7]) <= capacity:
        return  # not even the seven longest days of a week could fill it
    master.model.add_linear_constraint(expr=master.terms(columns, "work"), ub=bins * capacity)
    for k in FUNCTIONS:
        weights = [share(k, seconds, capacity) for seconds in work]
        if any(weights):
            row = mathopt.fast_sum(w * master.x[c] for w, c in zip(weights, columns, strict=True) if w)
            master.model.add_linear_constraint(expr=row, ub=k * bins)


def share(k: int, size: int, capacity: int) -> float:
    """k times the dual feasible function u(k) of size / capacity; at most k in a bin."""
    whole, rest = divmod((k + 1) * size, capacity)
    return float(whole) if rest else k * size / capacity
