"""Grids over time: that of the plan, then one from each date on which stops join."""

from dataclasses import replace
from datetime import date

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.event import Joins
from tourplanner.domain.tour import Tour
from tourplanner.message import Notify, message
from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.schedule.events import aside_of, toured_on
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.grid_locks import on_grid
from tourplanner.schedule.year import Year
from tourplanner.workflow.opened_plan import OpenedPlan


def grids_over_time(plan: OpenedPlan, year: Year, notify: Notify) -> tuple[GridFrom, ...]:
    """The grids of a plan in order of their first dates.

    A stop that joins is given a place in the grid without moving anybody else's; one that leaves is only
    left out.

    Parameters
    ----------
    notify
        Told of a stop that joins and finds no place, or not for all of its visits.
    """
    start = year.config.calendar.start
    grids = [GridFrom(start, start, plan.plan_file.plan.tours)]
    for day in _joining(year.config):
        problem = _problem(year, day, grids[-1].tours)
        tours = _solved(problem)
        for stop, missing in missing_visits(problem, tours).items():
            if stop not in {visit.stop for tour in grids[-1].tours for visit in tour.visits}:
                visits = message("unit.visits", n=missing)
                notify(
                    message("schedule.joins-in-vain", stop=problem.stop(stop).name, day=day, visits=visits)
                )
        grids.append(GridFrom(day, start, tours))
    return tuple(grids)


def _joining(config: Config) -> list[date]:
    """The dates on which stops join after the start, in order."""
    joins = {event.on for event in config.events if isinstance(event, Joins)}
    return sorted(day for day in joins if day > config.calendar.start)


def _problem(year: Year, day: date, tours: tuple[Tour, ...]) -> Problem:
    """The grid from a date on, where every visit of the grid before it is locked."""
    config, toured = year.config, toured_on(year.config, day) - aside_of(year.config)
    locks = [
        Lock(visit.stop, date=tour.date, half=visit.half, van=tour.van)
        for tour in tours
        for visit in tour.visits
        if visit.stop in toured
    ]
    placed = {lock.stop for lock in locks}
    left = (lock for lock in config.locks if lock.stop in toured and lock.stop not in placed)
    locks += [on_grid(lock, config.calendar) for lock in left]
    # Whoever is in the grid keeps its visits: one that joins has what is left.
    stops = tuple(
        stop if stop.id in placed else replace(stop, required=False)
        for stop in config.stops
        if stop.id in toured
    )
    asked = replace(config, stops=stops, locks=tuple(locks), events=())
    there = (rank for rank, stop in enumerate(config.stops) if stop.id in toured)
    matrix = year.matrix.among(nodes_of(config, there))
    return build(asked, build_calendar(asked.calendar, asked.sessions), matrix)


def _solved(problem: Problem) -> tuple[Tour, ...]:
    # A year without stops that join does not wait until the solvers are loaded.
    from tourplanner.solvers.result import Limits  # noqa: PLC0415
    from tourplanner.solvers.solve import solve  # noqa: PLC0415

    return solve(problem, Limits()).tours
