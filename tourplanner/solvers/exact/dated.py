"""The best plan with dates, over the tours that the prices of classes leave, where theirs has none.

What the classes forget (gaps, hours of a week, stops whose visits meet on one date) most often costs little:
the best plan with dates drives hardly more than the best without. At the prices of the classes, which are few
cells, it takes a moment to tell which tours a plan below a goal may have (`Tree.columns_below`); only these
are told apart by date. HiGHS finds the best of them, which no other plan betters, or there is none: then the
goal itself is a bound, and the next goal is farther.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.found import objectives
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.result import Limits

FIRST_REACH, LAST_REACH = 0.005, 0.2
"""Shares of what the classes drive, from them to the goal: after none at all the first, then always twice as
much, to the last."""

MOST_COLUMNS = 8_000
"""Tours on dates that HiGHS is given."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of plans with dates: ``bound`` is what each drives at least.

    ``answer`` is the best of them, of the model ``master``; it drives ``drive`` seconds. None while there is
    none below the last goal. ``settled`` tells whether it is proven to be the best.
    """

    bound: int
    master: Master | None = None
    answer: Answer | None = None
    drive: int = 0
    settled: bool = False


def dated(problem: Problem, tree: Tree, kept: tuple[int, ...], least: int, limits: Limits) -> Dated:
    """The best plan with dates of a tree over classes, that misses no more and drives `least` or more."""
    cells = partition(problem, Fineness.DATES)
    bound = least
    for goal in _goals(least):
        columns = tree.columns_below(kept, goal) if limits.remaining > 0 else None
        fine = None if columns is None else _on_dates(tree.relaxation.cells, cells, columns)
        if fine is None or len(fine) > MOST_COLUMNS:
            break
        master = assemble(problem, cells, fine)
        add_week_visits(master, limits)
        wanted = objectives(master)
        for (_, objective), most in zip(wanted, kept, strict=False):
            master.keep(objective, most)
        name, objective = wanted[len(kept)]
        master.keep(objective, goal - 1)
        answer = master.minimise(name, objective, limits, bound)
        if answer.ending in (Ending.OPTIMAL, Ending.FEASIBLE):
            drive = master.value(objective, answer)
            master.keep(objective, drive)
            settled = answer.ending is Ending.OPTIMAL
            bound = drive if settled else max(bound, answer.bound or 0)
            return Dated(bound, master, answer, drive, settled)
        if answer.ending is not Ending.INFEASIBLE:
            break
        bound = goal
    return Dated(bound)


def _goals(least: int) -> Iterator[int]:
    yield least + 1
    reach = FIRST_REACH
    while reach < LAST_REACH:
        yield int((1.0 + reach) * least) + 2
        reach *= 2.0


def _on_dates(
    classes: Sequence[Cell], cells: Sequence[Cell], columns: Sequence[Column]
) -> tuple[Column, ...]:
    """Columns of classes on each date of theirs."""
    cell_of = {(cell.dates[0], cell.vans): number for number, cell in enumerate(cells)}
    found = []
    for column in columns:
        coarse = classes[column.cell]
        visits = [(stop, half.value) for half in Half for stop in column.tour.in_half(half)]
        for day in coarse.dates:
            cell = cell_of[day, coarse.vans]
            if cells[cell].open.issuperset(visits):
                found.append(Column(cell, column.tour))
    return tuple(found)
