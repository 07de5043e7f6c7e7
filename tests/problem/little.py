"""Problems written by hand: a straight road of places, or any table of minutes between them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Unpack

import numpy as np

from tests.changes import ConfigChanges, StopChanges, WorkChanges
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import (
    AreaRules,
    CalendarRules,
    Config,
    Lock,
    SessionHours,
    Stop,
    Van,
)
from tourplanner.domain.depot import Depot
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import MINUTE, Half, Session, parse_clock
from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.work_rules import WorkRules
from tourplanner.inputs.config.build import usual
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour

SOMEWHERE = Position(43.6, 0.6)
MONDAY = date(2027, 3, 1)
"""A Monday with no public holiday within four weeks: Easter Monday is 29 March in 2027."""

HOURS = {
    Half.MORNING: SessionHours(parse_clock("09:30"), parse_clock("12:00")),
    Half.AFTERNOON: SessionHours(parse_clock("14:00"), parse_clock("16:30")),
}

WORK: WorkRules = usual("work")
"""07:30 to 18:30, lunch of 45 minutes from 11:30 to 14:30, and the limits of the law."""


def stop(stop_id: str, area: str = "A", commune: str | None = None, **changes: Unpack[StopChanges]) -> Stop:
    """A required stop, one whole session in the cycle, in a commune of its own."""
    made = Stop(
        id=stop_id,
        commune=commune or stop_id,
        name=stop_id,
        area=area,
        position=SOMEWHERE,
        visits=1,
        required=True,
        priority=1,
        regular=True,
    )
    return replace(made, **changes)


def matrix_of(
    seconds: Sequence[Sequence[int]], metres: Sequence[Sequence[int]] | None = None
) -> TravelMatrix:
    """A matrix of seconds; without metres the van does 15 of them a second (54 km/h)."""
    table = np.array(seconds, dtype=np.int32)
    lengths = 15 * table if metres is None else np.array(metres, dtype=np.int32)
    return TravelMatrix(table, lengths, Provenance("matrix", "by hand", False))


def road(minutes: Sequence[int]) -> TravelMatrix:
    """Places along a straight road, at these minutes from its beginning."""
    return matrix_of([[MINUTE * abs(here - there) for there in minutes] for here in minutes])


def little_problem(
    stops: Sequence[Stop],
    matrix: TravelMatrix,
    *,
    calendar: CalendarRules | None = None,
    work: WorkRules = WORK,
    depots: Sequence[str] = ("home",),
    vans: Sequence[tuple[str, str]] = (("van", "home"),),
    areas: Sequence[AreaRules] = (),
    locks: Sequence[Lock] = (),
) -> Problem:
    """A problem whose matrix speaks of the depots, then the stops; vans are (id, depot)."""
    rules = calendar or CalendarRules(MONDAY, 2, frozenset({0, 2, 4}), public_holidays="FR")
    config = Config(
        title="little",
        calendar=rules,
        sessions=HOURS,
        work=work,
        travel=TravelRules("matrix", 1.0),
        depots=tuple(Depot(name, name, SOMEWHERE) for name in depots),
        vans=tuple(Van(name, depot, 2) for name, depot in vans),
        areas=tuple(areas),
        stops=tuple(stops),
        locks=tuple(locks),
        service=usual("service"),
        schedule=usual("schedule"),
        costs=usual("costs"),
        demand=usual("demand"),
    )
    return build(config, build_calendar(rules, HOURS), matrix)


def changed(problem: Problem, *, work: WorkChanges | None = None, **config: Unpack[ConfigChanges]) -> Problem:
    """The same problem with other limits (of ``work``) or other parts of its config."""
    asked = replace(problem.config, **config)
    if work:
        asked = replace(asked, work=replace(asked.work, **work))
    return build(asked, build_calendar(asked.calendar, asked.sessions), problem.matrix)


def clock(text: str) -> int:
    """Seconds after midnight of HH:MM."""
    return parse_clock(text)


def tour_at(
    problem: Problem, van: str, day: date, morning: Sequence[str] = (), afternoon: Sequence[str] = ()
) -> Tour:
    """The timed tour of a van through these stops, on any date, toured or not."""
    blocks = []
    for half, stops in zip(Half, (morning, afternoon), strict=True):
        if stops:
            session = Session(day, half, HOURS[half].opens, HOURS[half].closes)
            block = make_block(problem, session, [problem.stop_index[name] for name in stops])
            assert block is not None, f"{stops} do not fit in the {half}"
            blocks.append(block)
    tour = time_tour(problem, problem.van_index[van], day, blocks)
    assert tour is not None, f"no legal times for {morning} and {afternoon}"
    return tour


def shifted(tour: Tour, seconds: int) -> Tour:
    """The whole day earlier or later."""
    lunch = tour.lunch and (tour.lunch[0] + seconds, tour.lunch[1] + seconds)
    visits = tuple(
        replace(v, arrive=v.arrive + seconds, start=v.start + seconds, end=v.end + seconds)
        for v in tour.visits
    )
    start, leave, back, end = (t + seconds for t in (tour.start, tour.leave, tour.back, tour.end))
    return replace(tour, start=start, leave=leave, back=back, end=end, lunch=lunch, visits=visits)
