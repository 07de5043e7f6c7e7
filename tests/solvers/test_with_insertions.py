"""What a solution misses and could be inserted is inserted, as columns of the same cells."""

from collections.abc import Sequence

from tests.solvers.short_stops import short_stops
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import make_day_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.exact.with_insertions import with_insertions
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def _columns(problem: Problem, cells: Sequence[Cell], tours: Sequence[Tour], without: str) -> list[Column]:
    """A column for each tour, less the visits of a stop."""
    found = []
    for tour in tours:
        day = problem.calendar.dates.index(tour.date)
        cell = next(number for number, cell in enumerate(cells) if day in cell.dates)
        stops = [
            [problem.stop_index[v.stop] for v in tour.visits if v.half is half and v.stop != without]
            for half in Half
        ]
        if any(stops):
            shorter = make_day_tour(problem, cells[cell].vans[0], tour.date, *stops)
            assert shorter is not None
            found.append(Column(cell, shorter))
    return found


def _found(problem: Problem, without: str) -> Found:
    cells = partition(problem, Fineness.CLASSES)
    columns = _columns(problem, cells, solve(problem, Limits()).tours, without)
    master = assemble(problem, cells, columns)
    missing = (int(stop.id == without) for stop in problem.config.stops)
    drive = sum(column.tour.drive for column in columns)
    return Found(master, Answer(Ending.FEASIBLE, (*[1] * len(columns), *missing), None), drive, 0)


def test_a_visit_that_has_room_is_inserted() -> None:
    problem = short_stops(6)
    assert all(stop.visits == 1 for stop in problem.config.stops)
    for stop in problem.config.stops[:2]:
        less = _found(problem, stop.id)
        more = with_insertions(less, Limits())
        assert (less.missing(0), more.missing(0)) == (1, 0)
        assert more.value == sum(
            n * column.tour.drive for column, n in more.master.counts(more.answer).items()
        )


def test_a_plan_without_missing_visits_stays() -> None:
    whole = _found(short_stops(6), "none of them")
    assert with_insertions(whole, Limits()) is whole
