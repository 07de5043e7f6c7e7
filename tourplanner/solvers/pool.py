"""Recombining known tours: set partitioning over a pool, by the exact engine's master."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound
from tourplanner.solvers.day_tours import kind_of_day, make_day_tour, to_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Verdict, assign
from tourplanner.solvers.exact.columns import Column, fits
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.stages import climb
from tourplanner.solvers.result import Limits

MOST_COLUMNS = 12_000


def recombine(
    problem: Problem,
    bound: DriveBound,
    plans: Sequence[Sequence[Tour]],
    limits: Limits,
    nodes: int | None = None,
) -> tuple[Tour, ...]:
    """The best plan over the pool of a bound and the tours of plans, best first; empty if none is found.

    `nodes` are the branches that are looked at, at most.
    """
    tours, *others = plans
    held = _cells_of(problem, bound.cells, tours)
    columns = dict.fromkeys(column for column, _ in held)
    for other in others:
        columns.update(dict.fromkeys(column for column, _ in _cells_of(problem, bound.cells, other)))
    for column in bound.columns:
        if len(columns) >= MOST_COLUMNS:
            break
        columns[column] = None
    master = assemble(problem, bound.cells, tuple(columns))
    if not any(missing_of(problem, tours)):
        master.begin_with(Counter(column for column, here in held if here))
    top = climb(master, (), limits, nodes)
    if top.answer is None:
        return ()
    verdict, placed = assign(problem, bound.cells, master.counts(top.answer), limits)
    if verdict is not Verdict.FOUND:
        return ()
    return tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed)


def missing_of(problem: Problem, tours: Sequence[Tour]) -> list[int]:
    """Visits that each stop lacks."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    return [stop.visits - served[stop.id] for stop in problem.config.stops]


def _cells_of(problem: Problem, cells: Sequence[Cell], tours: Sequence[Tour]) -> list[tuple[Column, bool]]:
    """The tours of a plan as columns of every cell that admits them; whether it is their own cell."""
    days = {day: index for index, day in enumerate(problem.calendar.dates)}
    kinds = [kind_of_day(problem, *cell.van_day(problem)) for cell in cells]
    found = []
    for tour in tours:
        halves = [
            tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half)
            for half in Half
        ]
        van = problem.van_index[tour.van]
        kind = kind_of_day(problem, van, tour.date)
        day_tour = make_day_tour(problem, van, tour.date, halves[0], halves[1])
        assert day_tour is not None
        found += [
            (Column(index, day_tour), van in cell.vans and days[tour.date] in cell.dates)
            for index, cell in enumerate(cells)
            if kinds[index] == kind and fits(cell, day_tour)
        ]
    return found
