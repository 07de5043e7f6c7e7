"""Grids over time: that of the plan, then one from each date on which stops join or find room they lacked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.event import Joins, Leaves
from tourplanner.domain.period import Half
from tourplanner.domain.recurrence import WEEK
from tourplanner.domain.rhythm_cells import stands_aside
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, Notify, message
from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.problem import Problem
from tourplanner.schedule.cycle_weeks import days_of
from tourplanner.schedule.events import aside_of, toured_on
from tourplanner.schedule.grid_from import GridFrom, grid_on
from tourplanner.schedule.grid_locks import LONGEST_CYCLE, on_grid
from tourplanner.schedule.year import Year

Tours = tuple[Tour, ...]


def grids_over_time(tours: Tours, year: Year, notify: Notify) -> tuple[GridFrom, ...]:
    """The grids of a plan, whose own are these `tours`, in order of their first dates.

    A stop that joins is given a place in the grid without moving anybody else's. One that leaves is only
    left out; what it leaves free is for those that have joined and lack visits.

    Parameters
    ----------
    notify
        Told of a stop that joins and finds no place, or not for all of its visits.
    """
    start = year.config.calendar.start
    grids = [GridFrom(start, start, tours)]
    joins = {event.on for event in year.config.events if isinstance(event, Joins)}
    leaves = {event.on for event in year.config.events if isinstance(event, Leaves)}
    for day in sorted(day for day in joins | leaves if day > start):
        waiting = _waiting(year.config, day, grids[-1].tours)
        if day in joins or waiting:
            found = _grid(year, day, grids[-1].tours, waiting)
            # A grid that gives nobody room is not needed: the one before leaves out whoever has left, and
            # knows where that was.
            grids += [GridFrom(day, start, found)] if found != grids[-1].tours else []
    for notice in _in_vain(year.config, grids):
        notify(notice)
    return tuple(grids)


def _waiting(config: Config, day: date, tours: Tours) -> tuple[str, ...]:
    """The stops that had joined before a day and lack visits, those first that have some."""
    joined = {event.stop for event in config.events if isinstance(event, Joins) and event.on < day}
    toured, served = toured_on(config, day) - aside_of(config), _served(tours)
    lacking = [
        stop.id
        for stop in config.stops
        if stop.id in joined and stop.id in toured and served[stop.id] < stop.visits
    ]
    return tuple(sorted(lacking, key=lambda stop: not served[stop]))


def _grid(year: Year, day: date, tours: Tours, waiting: tuple[str, ...]) -> Tours:
    """The grid from a day on: who waits has room first, one after the other, then all that are in no grid."""
    for stop in waiting:
        tours = _with_room(year, day, tours, {stop})
    toured = toured_on(year.config, day) - aside_of(year.config)
    return _with_room(year, day, tours, toured.difference(_served(tours), waiting))


def _with_room(year: Year, day: date, tours: Tours, free: AbstractSet[str]) -> Tours:
    """The tours with as many visits of the free stops as there is room for between those that are there."""
    if not free:
        return tours
    # A year without stops that join does not wait until the solvers are loaded.
    from tourplanner.solvers.result import Limits  # noqa: PLC0415
    from tourplanner.solvers.solve import solve  # noqa: PLC0415

    problem = _problem(year, day, tours, free)
    found = solve(problem, Limits()).tours
    # No engine but the exact one proves that all can be kept: where one was lost, nobody is given room.
    kept = {place for place in _places(tours) if place[0] in problem.stop_index}
    return found if kept <= _places(found) else tours


def _problem(year: Year, day: date, tours: Tours, free: AbstractSet[str]) -> Problem:
    """The grid from a day on, where each visit of `tours` is locked and only the free stops may have more."""
    config = year.config
    there = toured_on(config, day) - aside_of(config)
    held = tuple(
        Lock(visit.stop, date=tour.date, half=visit.half, van=tour.van)
        for tour in tours
        for visit in tour.visits
        if visit.stop in there
    )
    placed = Counter(lock.stop for lock in held)
    stops = tuple(
        replace(stop, required=stop.id not in free)
        for stop in config.stops
        if stop.id in there and (stop.id in free or stop.id in placed)
    )
    locks = [*held, *(lock for stop in stops for lock in _more_locks(config, stop, held, free))]
    asked = replace(config, stops=stops, locks=tuple(locks), events=())
    among = {stop.id for stop in stops}
    nodes = nodes_of(config, (rank for rank, stop in enumerate(config.stops) if stop.id in among))
    return build(asked, build_calendar(asked.calendar, asked.sessions), year.matrix.among(nodes))


def _more_locks(config: Config, stop: Stop, held: tuple[Lock, ...], free: AbstractSet[str]) -> list[Lock]:
    """What holds the visits of a stop that it does not have yet."""
    its_own = [lock for lock in held if lock.stop == stop.id]
    if stop.id not in free:
        # As many locks on dates as it has visits leave it no other date: who lacks some takes nobody's room.
        return [its_own[0]] * (stop.visits - len(its_own))
    asked = [on_grid(lock, config.calendar) for lock in config.locks if lock.stop == stop.id]
    return [lock for lock in asked if lock.date is None] if its_own else asked


def _in_vain(config: Config, grids: Sequence[GridFrom]) -> Iterator[Message]:
    """A notice for each stop that joins and has not all of the visits that are due while it is there."""
    stops = {stop.id: stop for stop in config.stops}
    joining = (event for event in config.events if isinstance(event, Joins) and event.stop in stops)
    for event in sorted(joining, key=lambda event: (event.on, list(stops).index(event.stop))):
        stop = stops[event.stop]
        missing = stop.visits - _served(grid_on(grids, event.on).tours)[stop.id]
        if event.on <= config.calendar.start or missing <= 0 or stands_aside(stop, config.calendar):
            continue
        if _misses_a_date(config, stop, event.on, grids):
            visits = message("unit.visits", n=missing)
            yield message("schedule.joins-in-vain", stop=stop.name, day=event.on, visits=visits)


def _misses_a_date(config: Config, stop: Stop, day: date, grids: Sequence[GridFrom]) -> bool:
    """Whether a stop lacks a date between joining and leaving; where its dates are not known, it may."""
    if stop.when is None or not stop.when.is_settled:
        return True
    leaves = (e.on for e in config.events if isinstance(e, Leaves) and e.stop == stop.id and e.on > day)
    end = min(leaves, default=grids[-1].first + timedelta(weeks=LONGEST_CYCLE))
    days = days_of(config.calendar, (end - config.calendar.start).days // WEEK + 1)
    for at in stop.when.between(day, end - timedelta(days=1)):
        found = days[(at - config.calendar.start).days]
        if found is not None and found.day is not None:
            tours = grid_on(grids, at).tours_on(found.day)
            if not any(visit.stop == stop.id for tour in tours for visit in tour.visits):
                return True
    return False


def _places(tours: Tours) -> set[tuple[str, date, Half]]:
    """Where the visits of each stop are."""
    return {(visit.stop, tour.date, visit.half) for tour in tours for visit in tour.visits}


def _served(tours: Tours) -> Counter[str]:
    """How many visits each stop has."""
    return Counter(visit.stop for tour in tours for visit in tour.visits)
