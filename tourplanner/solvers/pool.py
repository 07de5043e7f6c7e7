"""Recombining known tours: set partitioning over a pool, by the exact engine's master."""

from collections.abc import Sequence

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.bound.drive_bound import DriveBound
from tourplanner.solvers.day_tours import make_day_tour, to_tour
from tourplanner.solvers.exact.assignment import Verdict, assign
from tourplanner.solvers.exact.columns import Column, fits
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.stages import climb
from tourplanner.solvers.result import Limits

MOST_COLUMNS = 12_000


def recombine(problem: Problem, bound: DriveBound, tours: Sequence[Tour], limits: Limits) -> tuple[Tour, ...]:
    """The best plan over the pool of a bound and the tours of a plan; empty if none is found."""
    columns = dict.fromkeys(_columns_of(problem, bound, tours))
    for column in bound.columns:
        if len(columns) >= MOST_COLUMNS:
            break
        columns[column] = None
    master = Master(problem, bound.cells, tuple(columns))
    top = climb(master, (), limits)
    if top.answer is None:
        return ()
    verdict, placed = assign(problem, bound.cells, master.counts(top.answer), limits)
    if verdict is not Verdict.FOUND:
        return ()
    return tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed)


def _columns_of(problem: Problem, bound: DriveBound, tours: Sequence[Tour]) -> list[Column]:
    """The tours of a plan as columns of every cell that admits them."""
    found = []
    for tour in tours:
        halves = [
            tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half)
            for half in Half
        ]
        day_tour = make_day_tour(problem, problem.van_index[tour.van], halves[0], halves[1])
        assert day_tour is not None
        found += [
            Column(index, day_tour)
            for index, cell in enumerate(bound.cells)
            if cell.depot == tour.depot and fits(cell, day_tour)
        ]
    return found
