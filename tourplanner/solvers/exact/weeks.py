"""How many visits a crew can make in one week, as rows of the master.

Hours are limited per week and tours do not break in two, so the hours that a sum over all weeks
leaves open may be of no use to any single week: the one with a holiday cannot fill its own, another
has too few left for one more tour. With V[w] the most visits that one crew can make in week w (one
tour a day, no stop more often than asked, the week's hours) ::

    sum over the columns driven in week w of (visits of c) x[c]  <=  crews x V[w]

and, where columns are not told apart by week, the same summed over all weeks. V[w] is found by an
integer programme of its own; what it leaves out (patterns, gaps, rest, the mean of the cycle) only
makes it larger, so the rows hold for every legal plan.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.highs import Ending, solve_integer
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.result import Limits

Days = tuple[frozenset[int], ...]
"""Per touring date of a week, the indices of the columns that can be driven on it."""


def add_week_visits(master: Master, limits: Limits) -> None:
    """Limit the visits of each group of crews in each week, where its hours can bind."""
    by_crews: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for c, column in enumerate(master.columns):
        by_crews[master.cells[column.cell].crews].append(c)
    for crews, columns in by_crews.items():
        _add_visits(master, crews, columns, limits)


def _add_visits(master: Master, crews: tuple[str, ...], columns: Sequence[int], limits: Limits) -> None:
    weeks, hours = weeks_of(master, columns), master.problem.limits(crews[0]).max_work_week
    known = {days: most_visits(master, days, hours, limits) for days in dict.fromkeys(weeks.values())}
    if all(found == _ceiling(master, days) for days, found in known.items()):
        return
    most = {week: len(crews) * known[days] for week, days in weeks.items()}
    master.model.add_linear_constraint(expr=_visits(master, columns), ub=sum(most.values()))
    calendar = master.problem.calendar
    for week, bound in most.items():
        inside = [
            c
            for c in columns
            if all(
                calendar.week(calendar.dates[d]) == week for d in master.cells[master.columns[c].cell].dates
            )
        ]
        if inside and len(inside) < len(columns):
            master.model.add_linear_constraint(expr=_visits(master, inside), ub=bound)


def _visits(master: Master, columns: Sequence[int]) -> mathopt.LinearSum:
    return mathopt.fast_sum(len(master.columns[c].tour.stops) * master.x[c] for c in columns)


def weeks_of(master: Master, columns: Sequence[int]) -> dict[int, Days]:
    """Per week of the cycle, its touring dates."""
    by_date: dict[int, set[int]] = defaultdict(set)
    for c in columns:
        for day in master.cells[master.columns[c].cell].dates:
            by_date[day].add(c)
    calendar = master.problem.calendar
    weeks: dict[int, list[frozenset[int]]] = defaultdict(list)
    for day, here in sorted(by_date.items()):
        weeks[calendar.week(calendar.dates[day])].append(frozenset(here))
    return {week: tuple(days) for week, days in weeks.items()}


def _ceiling(master: Master, days: Days) -> int:
    """Most visits of a week whose hours do not matter."""
    return sum(max(len(master.columns[c].tour.stops) for c in day) for day in days)


def most_visits(master: Master, days: Days, hours: int, limits: Limits) -> int:
    """V of a week of so many seconds of work: the integer programme, or its bound when the time is over."""
    ceiling = _ceiling(master, days)
    if _is_loose(master, days, ceiling, hours):
        return ceiling
    model = mathopt.Model()
    picks: list[tuple[Column, mathopt.Variable]] = []
    serving: dict[int, list[mathopt.Variable]] = defaultdict(list)
    for day in days:
        today = [(master.columns[c], model.add_binary_variable()) for c in sorted(day)]
        model.add_linear_constraint(expr=mathopt.fast_sum(pick for _, pick in today), ub=1)
        picks += today
    for column, pick in picks:
        for stop in column.tour.stops:
            serving[stop].append(pick)
    for stop, serves in serving.items():
        visits = master.problem.config.stops[stop].visits
        model.add_linear_constraint(expr=mathopt.fast_sum(serves), ub=visits)
    model.add_linear_constraint(expr=mathopt.fast_sum(c.tour.work * pick for c, pick in picks), ub=hours)
    model.minimize(mathopt.fast_sum(-len(column.tour.stops) * pick for column, pick in picks))
    # Its progress is not that of the plan: nobody watches.
    answer = solve_integer(model, [], "week", replace(limits, observe=None))
    if answer.ending is Ending.INFEASIBLE or answer.bound is None:
        return ceiling
    return min(ceiling, -answer.bound)


def _is_loose(master: Master, days: Days, ceiling: int, hours: int) -> bool:
    """Whether the shortest tours with most visits fit into the week's hours."""
    work = 0
    for day in days:
        fullest = max(len(master.columns[c].tour.stops) for c in day)
        work += min(master.columns[c].tour.work for c in day if len(master.columns[c].tour.stops) == fullest)
    return ceiling == 0 or work <= hours
