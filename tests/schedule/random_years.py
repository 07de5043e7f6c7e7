"""Random pilots' grids laid over a few months, with closures and events, and what mends them."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.schedule.random_pilots import SEEDS, planned
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config
from tourplanner.domain.event import Event, Out, SquareClosed
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits


def mend(problem: RepairProblem) -> Repair:
    return repair(problem, Limits())


def closure(draw: random.Random, start: date) -> Closure:
    """A closure of less than a week: no pause."""
    first = start + timedelta(draw.randrange(0, 120))
    return Closure(first, first + timedelta(draw.choice([0, 0, 1, 3])), "travaux")


def random_year(seed: int, events: bool = False) -> tuple[RealDates, tuple[GridFrom, ...]]:
    """A random pilot's grid laid over a few months with closures of its stops, of all dates, and events."""
    draw = random.Random(seed)
    problem, tours = planned(seed % SEEDS)
    start = problem.config.calendar.start
    shut = {draw.choice(problem.config.stops).id: closure(draw, start) for _ in range(draw.randrange(5))}
    stops = tuple(
        replace(each, closed=(shut[each.id],), on_closed=draw.choice([None, *OnClosed]))
        if each.id in shut
        else each
        for each in problem.config.stops
    )
    year = tuple(closure(draw, start) for _ in range(draw.randrange(3)))
    config = replace(
        problem.config,
        stops=stops,
        calendar=replace(problem.config.calendar, repeats=True, closed=year),
        schedule=ScheduleRules(draw.choice(list(OnClosed)), draw.randrange(1, 15)),
        events=_events(draw, problem.config) if events else (),
    )
    if events and draw.random() < 0.5:
        days = CatchUp(frozenset(range(5)), draw.randrange(4))
        config = replace(config, schedule=replace(config.schedule, catch_up=days))
    until = start + timedelta(draw.randrange(60, 150))
    return real_dates(Year(config, problem.matrix), until), (GridFrom(start, start, tours),)


def _events(draw: random.Random, config: Config) -> tuple[Event, ...]:
    """A van that is out, and squares that are closed."""
    first = config.calendar.start + timedelta(draw.randrange(0, 100))
    out = Out(
        first, first + timedelta(draw.choice([0, 4, 11])), draw.choice([None, config.vans[0].id]), "panne"
    )
    squares = (
        SquareClosed(draw.choice(config.stops).id, each.first, each.last, None, "marché")
        for each in (closure(draw, config.calendar.start) for _ in range(draw.randrange(3)))
    )
    return (out, *squares)
