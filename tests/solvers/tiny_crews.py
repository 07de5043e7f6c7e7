"""Random crews for problems that are tiny enough for the oracle, one seed one problem."""

import random
from dataclasses import replace
from datetime import timedelta

from tests.problem.little import MONDAY, changed
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config
from tourplanner.domain.crew import Crew, Parity
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.problem.problem import Problem


def crewed_problem(seed: int) -> Problem:
    """The tiny problem of the seed with one to three crews, on its van or its two vans."""
    draw = random.Random(f"crews {seed}")
    problem = tiny_problem(seed)
    names = ("early", "late", "spare")[: draw.randint(1, 3)]
    vans = tuple(
        replace(van, weekdays=_weekdays(draw, problem.config, 0.2), closed=_leave(draw, 0.1))
        for van in problem.config.vans
    )
    crews = tuple(_crew(draw, name, problem.config) for name in names)
    return changed(problem, vans=vans, crews=crews)


def _crew(draw: random.Random, name: str, config: Config) -> Crew:
    vans = [van.id for van in config.vans]
    weeks = config.calendar.weeks
    crew = Crew(
        name,
        vans=draw.choice([None, frozenset({draw.choice(vans)}), frozenset(vans)]),
        weekdays=_weekdays(draw, config, 0.4),
        weeks=draw.choice([None, None, *Parity, frozenset({draw.randint(1, weeks)})]),
        closed=_leave(draw, 0.3),
        part_time=draw.choice([None, None, 50, 80]),
    )
    own = draw.random()
    if own < 0.2:
        return replace(crew, max_work_week=draw.randint(500, 1300) * MINUTE)
    if own < 0.4:
        return replace(crew, max_drive_day=draw.randint(60, 240) * MINUTE)
    if own < 0.6:
        return replace(crew, min_rest=12 * HOUR + draw.randint(0, 240) * MINUTE, latest_end=22 * HOUR)
    return crew


def _weekdays(draw: random.Random, config: Config, often: float) -> frozenset[int] | None:
    toured = sorted(config.calendar.weekdays)
    return frozenset(draw.sample(toured, draw.randint(1, len(toured)))) if draw.random() < often else None


def _leave(draw: random.Random, often: float) -> tuple[Closure, ...]:
    if draw.random() >= often:
        return ()
    first = MONDAY + timedelta(days=draw.randrange(14))
    return (Closure(first, first + timedelta(days=draw.randrange(4))),)
