"""Routes through the minutes of a day as day tours, once the rules have judged them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import make_day_tour
from tourplanner.solvers.exact.columns import Column, fits
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.timed_routes.clock import Clock
from tourplanner.solvers.timed_routes.rest_of_day import end_after_lunch, first_end, next_end
from tourplanner.solvers.timed_routes.route import Route


def day_columns(
    problem: Problem, clock: Clock, cells: Sequence[Cell], routes: Iterable[Route]
) -> Iterator[tuple[Route, Column]]:
    """The routes that can be driven, each in every cell where it fits, in the order of the routes."""
    for route in routes:
        communes = {problem.config.stops[stop].once_a_day for stop in route}
        if len(communes) < len(route):
            continue
        found = list(noons(clock, route))
        for number, cell in enumerate(cells):
            made = (
                make_day_tour(problem, *cell.van_day(problem), route[:noon], route[noon:]) for noon in found
            )
            legal = (tour for tour in made if tour is not None and fits(cell, tour))
            # Where lunch is elsewhere, what is driven depends on which stop is the last before noon.
            by_drive = sorted(legal, key=lambda tour: tour.drive) if problem.lunch_nodes else legal
            tour = next(iter(by_drive), None)
            if tour is not None:
                yield route, Column(number, tour)


def noons(clock: Clock, route: Route) -> Iterator[int]:
    """How many stops may be visited before noon, those first with which the day ends soonest."""
    first, then, lunch = first_end.py_func, next_end.py_func, end_after_lunch.py_func
    ends: list[tuple[int, int]] = []
    morning = first(clock, 0, route[0])
    for noon in range(len(route) + 1):
        if noon == 0:
            end = first(clock, 1, route[0])
        elif morning < 0 or morning > clock.noon:
            break
        elif noon == len(route):
            end = morning
        else:
            end = lunch(clock, route[noon - 1], morning, route[noon])
            morning = then(clock, route[noon - 1], morning, route[noon])
        for stop, other in pairwise(route[noon:]):
            end = then(clock, stop, end, other) if end >= 0 else end
        if 0 <= end <= clock.final[route[-1]]:
            ends.append((int(end), noon))
    yield from (noon for _, noon in sorted(ends))
