"""The model of a partition where several stops share a half-day: the columns that matter, and what is proven.

Day tours are too many to be columns all. The linear programme over all of them proves a bound, and tells of
each by how much any plan with it exceeds the bound at least, its reduced cost. So the best plan over the
columns whose reduced cost is less than the distance of a known plan from the bound is the best of all
(Baldacci, Christofides, Mingozzi, 2008, doi:10.1007/s10107-007-0178-5). Where they are few HiGHS does the
rest; else the plans are divided in two, and each part has a better bound (`tree`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import kind_of_day
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.cell_days import CellDays
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.day_kind import day_kind
from tourplanner.solvers.exact.highs import TOLERANCE
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.priced_columns import PricedColumns
from tourplanner.solvers.exact.relaxation import SCALE, Relaxation
from tourplanner.solvers.exact.stages import Climb, climb
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.proof import DRIVE, REQUIRED, StageValue
from tourplanner.solvers.result import Limits

FEW = 3_000
"""Columns that are a model by themselves, without a bound to choose among them."""

HOPEFUL, PATIENT = 4, 1_000
"""Parts that plans are divided into without a solution, before it is known how many visits must be missing
and after."""

MOST_PAIRS = 400_000
"""Pairs of half-days of which all are looked at to see whether they are few columns."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """A model over enough columns, what it answers, and figures of how it was made.

    Without an answer there is no model; what is proven is told all the same.
    """

    master: Master | None
    top: Climb
    figures: Mapping[str, int]


def climb_shared(problem: Problem, cells: Sequence[Cell], limits: Limits) -> Climbed | None:
    """Solve a partition; None where half-days are too many, or there was no time to prove anything."""
    days = _days(problem, cells)
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
    return _climb_by_price(problem, Relaxation(problem, cells, days, limits), columns, limits)


def every_column(problem: Problem, cells: Sequence[Cell], most: int) -> tuple[Column, ...] | None:
    """The day tours of each cell but needless ones; None where they are too many."""
    days = _days(problem, cells)
    if days is None or sum(len(each.rows[0]) * len(each.rows[1]) for each in days) > MOST_PAIRS:
        return None
    return PricedColumns(problem, cells, days).within(None, inf, most)


def _days(problem: Problem, cells: Sequence[Cell]) -> list[CellDays] | None:
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
    problem: Problem, relaxation: Relaxation, columns: PricedColumns, limits: Limits
) -> Climbed | None:
    hoped = _least_missing(relaxation)
    if hoped is None:
        return None
    tree = Tree(problem, relaxation, columns, limits)
    found = tree.least(tuple(hoped), None, HOPEFUL)
    proven = [StageValue(name, value, value) for name, value in _named(problem, hoped)]
    at_least = Climbed(None, _climbed(problem, proven, tree.bound, tree.bound), tree.figures)
    if found is None:
        # More visits are missing in any plan than the relaxation hopes, or that is hard to tell.
        proven = []
        for name, _ in _named(problem, hoped):
            found = tree.least(tuple(stage.value for stage in proven), found, PATIENT)
            if found is None:
                return at_least
            proven.append(StageValue(name, found.value, found.bound))
        found = tree.least(tuple(stage.value for stage in proven), found, PATIENT)
        if found is None:
            return at_least
    top = _climbed(problem, proven, found.value, found.bound)
    sizes = {"columns": len(found.master.columns), "cells": len(found.master.cells)}
    return Climbed(found.master, replace(top, answer=found.answer), {**tree.figures, **sizes})


def _climbed(problem: Problem, proven: Sequence[StageValue], drive: int, bound: int) -> Climb:
    """The levels with that of driving, and that of required visits even where there are none."""
    stages = [*proven, StageValue(DRIVE, drive, bound)]
    if not any(stop.required for stop in problem.config.stops):
        stages.insert(0, StageValue(REQUIRED, 0, 0))
    return Climb(tuple(stages), None)


def _named(problem: Problem, values: Sequence[int]) -> list[tuple[str, int]]:
    """The levels of the relaxation by name, with these values."""
    stops = problem.config.stops
    names = [REQUIRED] if any(stop.required for stop in stops) else []
    names += [f"priority-{one}" for one in sorted({stop.priority for stop in stops if not stop.required})]
    return list(zip(names, values, strict=True))


def _least_missing(relaxation: Relaxation) -> list[int] | None:
    """How many visits of each level any plan must miss, as far as can be told; None if time was over."""
    several = range(len(relaxation.levels))
    every = [most for _, most in relaxation.rows.levels]
    for level in several:
        relaxation.limit(level, 0)
    relaxation.aim_at_driving()
    optimum = relaxation.solve()
    if optimum is None:
        return None
    if optimum.artificial < TOLERANCE:
        return [0 for _ in several]
    for level in several:
        relaxation.limit(level, every[level])
    found = []
    for level in several:
        relaxation.aim_at_missing(level)
        optimum = relaxation.solve()
        if optimum is None:
            return None
        found.append(max(0, ceil(optimum.bound / SCALE - TOLERANCE)))
        relaxation.limit(level, found[-1])
    return found
