"""Stops with several visits: regular slots, gaps and dated locks, as rows of the master.

Whatever the partition, the rows state what any legal set of visits satisfies; when every date is
its own class they state it exactly.
"""

from collections import Counter, defaultdict
from datetime import date

from ortools.math_opt.python import mathopt

from tourplanner.calendar.cycle_gaps import Spread, gap_windows
from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.problem.openings import stop_locks
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.patterns import legal_patterns

Slot = tuple[tuple[int, ...], Half]
"""A class of dates and a half of the day."""


def add_recurrence(master: Master) -> None:
    """Add the rows of every stop with several visits."""
    for stop, asked in enumerate(master.problem.config.stops):
        if asked.visits == 1:
            continue
        _add_dated_locks(master, stop, asked)
        if asked.regular:
            _add_patterns(master, stop)
        else:
            _add_windows(master, stop, asked)


def _add_patterns(master: Master, stop: int) -> None:
    """Sum of x in a slot = sum over patterns of (visits of the pattern in the slot) x chosen."""
    class_of = _class_of_date(master)
    shapes = {
        frozenset(Counter((class_of[session.date], session.half) for session in pattern).items())
        for pattern in legal_patterns(master.problem, stop)
    }
    terms: dict[Slot, list[mathopt.LinearTerm]] = defaultdict(list)
    chosen: list[mathopt.Variable] = []
    for shape in sorted(shapes, key=lambda shape: sorted((slot[0], slot[1].value, n) for slot, n in shape)):
        pick = master.model.add_binary_variable()
        chosen.append(pick)
        for slot, number in sorted(shape, key=lambda item: (item[0][0], item[0][1].value)):
            terms[slot].append(number * pick)
    master.model.add_linear_constraint(expr=mathopt.fast_sum(chosen), ub=1)
    for dates, columns in master.by_dates(master.serving[stop]).items():
        for half in Half:
            here = [c for c in columns if stop in master.columns[c].tour.in_half(half)]
            if here:
                patterns = mathopt.fast_sum(terms[dates, half])
                master.model.add_linear_constraint(expr=master.terms(here) - patterns, lb=0, ub=0)


def _add_windows(master: Master, stop: int, asked: Stop) -> None:
    """Gaps of a stop that may change its slot, as windows of following days round the cycle."""
    groups = master.by_dates(master.serving[stop])
    if any(len(dates) > 1 for dates in groups):
        return  # dates of a class can't be told apart: left to the assignment of dates
    calendar = master.problem.calendar
    start = calendar.start
    on_day = {(calendar.dates[dates[0]] - start).days: columns for dates, columns in groups.items()}
    lacking = master.model.add_binary_variable()
    master.model.add_linear_constraint(expr=master.missing[stop] - asked.visits * lacking, ub=0)
    master.model.add_linear_constraint(expr=lacking - master.missing[stop], ub=0)
    for near, far in gap_windows(calendar, Spread.of(asked).binding(calendar)):
        if near:
            here = master.terms(c for day in near for c in on_day.get(day, ()))
            master.model.add_linear_constraint(expr=here, ub=1)
        if far is not None:
            seen = master.terms(c for day in far for c in on_day.get(day, ()))
            master.model.add_linear_constraint(expr=seen + lacking, lb=1)


def _add_dated_locks(master: Master, stop: int, asked: Stop) -> None:
    """If a stop with dated locks is served at all, it is served there: visits x locked >= served."""
    serving = master.serving[stop]
    dates = master.problem.calendar.dates
    for lock in stop_locks(master.problem.config, asked):
        if lock.date is None:
            continue
        there = [
            c
            for c in serving
            if any(dates[day] == lock.date for day in master.cells[master.columns[c].cell].dates)
        ]
        held = asked.visits * master.terms(there)
        master.model.add_linear_constraint(expr=master.terms(serving) - held, ub=0)


def _class_of_date(master: Master) -> dict[date, tuple[int, ...]]:
    dates = master.problem.calendar.dates
    return {dates[day]: cell.dates for cell in master.cells for day in cell.dates}
