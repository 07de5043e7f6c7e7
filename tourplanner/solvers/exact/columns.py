"""Columns: which day tour may be driven in which cell."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from tourplanner.domain.period import Half
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import DayTour, KindOfDay, kind_of_day, single_stop_tours
from tourplanner.solvers.exact.partition import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A day tour that may be driven on the dates and by the vans of a cell."""

    cell: int
    tour: DayTour


def single_stop_columns(problem: Problem, cells: Sequence[Cell]) -> Iterator[Column]:
    """Every column with at most one stop per half-day, less those that are needless."""
    kinds = _kinds(problem, cells)
    known: dict[Hashable, DayTour] = {}
    columns = tuple(every_single_stop_column(problem, cells))
    for column in columns:
        tour = column.tour
        known[kinds[column.cell], tour.morning, tour.afternoon] = tour
    for column in columns:
        tour, kind = column.tour, kinds[column.cell]
        turned = known.get((kind, tour.afternoon, tour.morning))
        better = turned and fits(cells[column.cell], turned) and _is_needless(problem, tour, turned, kind[1])
        if not better:
            yield column


def every_single_stop_column(problem: Problem, cells: Sequence[Cell]) -> Iterator[Column]:
    """Every column with at most one stop per half-day."""
    kinds = _kinds(problem, cells)
    sample = dict(zip(kinds, cells, strict=True))
    tours = {kind: single_stop_tours(problem, *cell.van_day(problem)) for kind, cell in sample.items()}
    for index, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        for tour in tours[kind]:
            if fits(cell, tour):
                yield Column(index, tour)


def _kinds(problem: Problem, cells: Sequence[Cell]) -> list[KindOfDay]:
    """What a day can be like in each cell."""
    return [kind_of_day(problem, *cell.van_day(problem)) for cell in cells]


def fits(cell: Cell, tour: DayTour) -> bool:
    """Whether every stop of the tour may be visited in the cell, in its half."""
    return all((stop, half.value) in cell.open for half in Half for stop in tour.in_half(half))


def _is_needless(problem: Problem, tour: DayTour, turned: DayTour, work: WorkRules) -> bool:
    """Whether the same stops the other way round are as good in everything that counts.

    Not for stops with a regular slot, to which the half of the day matters. Of two that are alike,
    the one with the stop that the config names first in the morning stays.
    """
    stops = problem.config.stops
    if any(stops[stop].regular and stops[stop].visits > 1 for stop in tour.stops):
        return False
    here, there = ([t.drive, t.metres, t.work] for t in (tour, turned))
    if work.rest_can_bind:
        here += [-tour.start, tour.end]
        there += [-turned.start, turned.end]
    if any(mine < other for mine, other in zip(here, there, strict=True)):
        return False
    return here != there or tour.stops > turned.stops
