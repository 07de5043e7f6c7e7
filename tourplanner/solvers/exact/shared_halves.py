"""The model of a partition where several stops share a half-day: the columns that matter, and what is proven.

Day tours are too many to be columns all. The linear programme over all of them proves a bound, and tells of
each by how much any plan with it exceeds the bound at least, its reduced cost. So the best plan over the
columns whose reduced cost is less than the distance of a known plan from the bound is the best of all
(Baldacci, Christofides, Mingozzi, 2008, doi:10.1007/s10107-007-0178-5). Where they are few HiGHS does the
rest; else the plans are divided in two, and each part has a better bound (`tree`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import kind_of_day
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.cell_days import CellDays
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.day_kind import day_kind
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.more_time import MoreTime
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.priced_columns import PricedColumns
from tourplanner.solvers.exact.promises import RESIGNED, Missing, settle
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.exact.stages import Climb, climb
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.proof import DRIVE, REQUIRED, StageValue
from tourplanner.solvers.result import Limits

FEW = 3_000
"""Columns that are a model by themselves, without a bound to choose among them."""

PATIENT = 1_000
"""Nodes for the plan that drives least."""

MOST_PAIRS = 1_000_000
"""Pairs of half-days of which all are looked at to see whether they are few columns."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """A model over enough columns, what it answers, and figures of how it was made.

    Without an answer there is no model; what is proven is told all the same. ``bounds`` are of the driving
    of plans that miss no more visits of each level than so many. Of a model over columns by their price
    ``tree`` has all others, for plans that miss no more than ``kept``.
    """

    master: Master | None
    top: Climb
    figures: Mapping[str, int]
    bounds: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    tree: Tree | None = None
    kept: tuple[int, ...] = ()

    @property
    def before_driving(self) -> tuple[int, ...]:
        """Visits missing of each level, and of required ones even where nothing is."""
        return tuple(stage.value for stage in self.top.stages[:-1])


def climb_shared(
    problem: Problem, cells: Sequence[Cell], limits: Limits, more: MoreTime | None = None
) -> Climbed | None:
    """Solve a partition; None where half-days are too many, or there was no time to prove anything."""
    days = every_day(problem, cells)
    if days is None:
        return None
    columns = PricedColumns(problem, cells, days)
    if sum(len(each.rows[0]) * len(each.rows[1]) for each in days) <= MOST_PAIRS:
        every = columns.within(None, inf, FEW)
        if every is not None:
            master = assemble(problem, cells, every)
            add_week_visits(master, limits)
            figures = {"columns": len(master.columns), "cells": len(cells)}
            return Climbed(master, climb(master, (), limits), figures)
    return _climb_by_price(problem, Relaxation(problem, cells, days, limits), columns, limits, more)


def every_column(problem: Problem, cells: Sequence[Cell], most: int) -> tuple[Column, ...] | None:
    """The day tours of each cell but needless ones; None where they are too many."""
    days = every_day(problem, cells)
    if days is None or sum(len(each.rows[0]) * len(each.rows[1]) for each in days) > MOST_PAIRS:
        return None
    return PricedColumns(problem, cells, days).within(None, inf, most)


def every_day(problem: Problem, cells: Sequence[Cell]) -> list[CellDays] | None:
    """The day tours of each cell; None where half-days are too many."""
    kinds = {}
    found = []
    for cell in cells:
        van_day = cell.van_day(problem)
        key = kind_of_day(problem, *van_day)
        if key not in kinds:
            kinds[key] = day_kind(problem, *van_day)
        kind = kinds[key]
        if kind is None:
            return None
        found.append(CellDays(kind, cell))
    return found


def _climb_by_price(
    problem: Problem,
    relaxation: Relaxation,
    columns: PricedColumns,
    limits: Limits,
    more: MoreTime | None,
) -> Climbed | None:
    tree = Tree(problem, relaxation, columns, limits)
    promises = settle(tree)
    if promises is None:
        return None
    proven = _named(problem, promises.levels)
    if promises.found is None:
        bound = tree.bound(promises.kept)
        return Climbed(None, _climbed(problem, proven, bound, bound), tree.figures, _by_kept(problem, tree))
    patience = RESIGNED if promises.are_broken(problem) else PATIENT
    # Another engine may find a plan that keeps more, unless it is proven that there is none.
    found = tree.least(promises.kept, promises.found, patience, more if promises.are_proven else None)
    if found is None:
        bound = tree.bound(promises.kept)
        return Climbed(None, _climbed(problem, proven, bound, bound), tree.figures, _by_kept(problem, tree))
    top = _climbed(problem, proven, found.value, found.bound)
    sizes = {"columns": len(found.master.columns), "cells": len(found.master.cells)}
    figures = {**tree.figures, **sizes}
    top = replace(top, answer=found.answer)
    return Climbed(found.master, top, figures, _by_kept(problem, tree), tree, promises.kept)


def _by_kept(problem: Problem, tree: Tree) -> Mapping[tuple[int, ...], int]:
    """The bounds of a tree; required visits are a level even where there are none."""
    none = () if any(stop.required for stop in problem.config.stops) else (0,)
    return {(*none, *kept): tree.bound(kept) for kept in tree.bounds}


def _climbed(problem: Problem, proven: Sequence[StageValue], drive: int, bound: int) -> Climb:
    """The levels with that of driving, and that of required visits even where there are none."""
    stages = [*proven, StageValue(DRIVE, drive, bound)]
    if not any(stop.required for stop in problem.config.stops):
        stages.insert(0, StageValue(REQUIRED, 0, 0))
    return Climb(tuple(stages), None)


def _named(problem: Problem, levels: Sequence[Missing]) -> list[StageValue]:
    """The levels of the relaxation by name."""
    stops = problem.config.stops
    names = [REQUIRED] if any(stop.required for stop in stops) else []
    names += [f"priority-{one}" for one in sorted({stop.priority for stop in stops if not stop.required})]
    return [StageValue(name, level.value, level.bound) for name, level in zip(names, levels, strict=True)]
