"""Problems for tests and benchmarks: real communes, random promises, one seed one problem."""

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Unpack

from tests.changes import StopChanges
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, Config, Stop
from tourplanner.domain.period import Half
from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.problem.build import build, positions
from tourplanner.problem.problem import Problem
from tourplanner.travel.providers import choose_provider

PILOT_AREAS = ("200034726", "200035632", "200035756")


@cache
def catalogue() -> Catalogue:
    """The shipped places."""
    return read_catalogue(data_folder(), lambda notice: None)


@cache
def pilot() -> Config:
    """The shipped pilot."""
    return read_config(data_folder() / "pilot.toml", catalogue()).config


def problem_of(config: Config) -> Problem:
    """The problem of a config, with the travel times that it names."""
    calendar = build_calendar(config.calendar, config.sessions)
    return build(config, calendar, choose_provider(config.travel).matrix(positions(config)))


def problem_at(path: Path) -> Problem:
    """The problem of a config file."""
    return problem_of(read_config(path, catalogue()).config)


def stop_at(code: str, **changes: Unpack[StopChanges]) -> Stop:
    """A stop in a commune, as the config's defaults make it."""
    commune = catalogue().communes[code]
    stop = Stop(
        id=code,
        commune=code,
        name=commune.name,
        area=commune.epci,
        position=commune.position,
        visits=1,
        required=True,
        priority=1,
        regular=True,
    )
    return replace(stop, **changes)


def random_pilot(seed: int) -> Config:
    """A four-week cycle over 20 to 30 real communes with random days, bans and frequencies.

    About a third of them ask for more than the calendar, the hours or the gaps can give.
    """
    draw = random.Random(seed)
    communes = [c for c in catalogue().communes.values() if c.epci in PILOT_AREAS]
    chosen = draw.sample(sorted(communes, key=lambda c: c.code), draw.randint(20, 30))
    weekdays = sorted(draw.sample(range(5), draw.choice([3, 4, 5, 5])))
    start = date(2027, 1, 4) + timedelta(weeks=draw.randrange(0, 40))
    area_days = draw.random() < 0.5
    areas = tuple(
        AreaRules(
            epci,
            frozenset(draw.sample(weekdays, min(len(weekdays), draw.choice([1, 2])))) if area_days else None,
        )
        for epci in PILOT_AREAS
    )
    stops = tuple(_random_stop(draw, c.code, weekdays, start) for c in chosen)
    base = pilot()
    work = replace(
        base.work,
        one_area_per_day=draw.random() < 0.7,
        max_work_week=60 * draw.choice([2640, 2640, 2400, 2100, 1980]),
        mean_work_week=60 * draw.choice([2100, 2100, 2400, 1920]),
    )
    calendar = replace(
        base.calendar,
        start=start,
        repeats=False,
        weekdays=frozenset(weekdays),
        closed=(Closure(start + timedelta(days=8), start + timedelta(days=9)),)
        if draw.random() < 0.2
        else (),
        extra_days=(start + timedelta(days=19),) if draw.random() < 0.15 else (),
    )
    return replace(
        base, title=f"pilot {seed}", calendar=calendar, areas=areas, stops=stops, work=work, locks=()
    )


def _random_stop(draw: random.Random, code: str, weekdays: list[int], start: date) -> Stop:
    visits = draw.choices([1, 2, 4], [0.8, 0.14, 0.06])[0]
    bans = ()
    if draw.random() < 0.25:
        bans = (Ban(draw.choice(weekdays), draw.choice([None, Half.MORNING, Half.AFTERNOON]), "marché"),)
    gaps: StopChanges = {}
    if visits == 2 and draw.random() < 0.7:
        gaps = {"min_gap_days": 11, "max_gap_days": 17}
    closed = ()
    if draw.random() < 0.1:
        first = start + timedelta(days=draw.randrange(0, 21))
        closed = (Closure(first, first + timedelta(days=6), "travaux"),)
    return stop_at(
        code,
        visits=visits,
        not_on=bans,
        closed=closed,
        regular=draw.random() < 0.8,
        required=draw.random() < 0.95,
        halves=frozenset([draw.choice(list(Half))]) if draw.random() < 0.1 else None,
        **gaps,
    )
