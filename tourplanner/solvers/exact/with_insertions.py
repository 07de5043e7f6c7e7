"""A solution with every visit more that can be inserted into its plan without another one moving.

Where a plan misses visits that have room in it, the questions that come after are those that matter.
"""

from collections import Counter

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.completed import filled
from tourplanner.solvers.day_tours import DayTour, to_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import any_assignment
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.result import Limits


def with_insertions(found: Found, limits: Limits) -> Found:
    """The solution with more visits, or as it is where none can be inserted, or it is no plan yet."""
    problem, cells = found.master.problem, found.master.cells
    misses_none = not any(found.answer.values[len(found.master.x) :])
    counts = found.master.counts(found.answer)
    placed = None if misses_none else any_assignment(problem, cells, counts, limits)
    if placed is None:
        return found
    tours = tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed)
    if not all(map(is_loss, check(problem, tours))):
        return found  # the cells may say less of a rule than binds on each date
    more = filled(problem, tours, limits)
    if _visits(more) == _visits(tours):
        return found
    day_of = {date: number for number, date in enumerate(problem.calendar.dates)}
    van_of = {van.id: number for number, van in enumerate(problem.config.vans)}
    cell_of = {(day, van): n for n, cell in enumerate(cells) for day in cell.dates for van in cell.vans}
    columns = Counter(
        Column(cell_of[day_of[tour.date], van_of[tour.van]], _day_tour(problem, tour)) for tour in more
    )
    master = assemble(problem, cells, tuple(columns))
    made = Counter(stop for column, times in columns.items() for stop in column.tour.stops * times)
    missing = (asked.visits - made[stop] for stop, asked in enumerate(problem.config.stops))
    answer = Answer(Ending.FEASIBLE, (*columns.values(), *missing), None)
    return Found(master, answer, sum(tour.drive_seconds for tour in more), found.bound)


def _visits(tours: tuple[Tour, ...]) -> int:
    return sum(len(tour.visits) for tour in tours)


def _day_tour(problem: Problem, tour: Tour) -> DayTour:
    morning, afternoon = (
        tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half) for half in Half
    )
    return DayTour(
        morning, afternoon, tour.drive_seconds, tour.distance_m, tour.work_seconds, tour.start, tour.end
    )
