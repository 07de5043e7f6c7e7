"""Exceptional openings as tours of their own: they take a van for their date and move for nobody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, SessionHours
from tourplanner.domain.event import Opening
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import NOON, Half
from tourplanner.domain.tour import Tour
from tourplanner.errors import Fault, InputError
from tourplanner.message import Message, message
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour
from tourplanner.problem.timing import lunch_seconds
from tourplanner.schedule.event_places import matrix_on, submatrix
from tourplanner.schedule.events import (
    config_on,
    halves_out_on,
    openings_of,
    openings_on,
    stop_of_opening,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """An exceptional opening with the problem that its tour is judged by: its stop and its hours alone."""

    opening: Opening
    problem: Problem

    @property
    def half(self) -> Half:
        """The half of the day in which it opens; it may last longer."""
        return self.problem.calendar.sessions[0].half

    def tour(self, van: str) -> Tour | None:
        """The tour of a van to it and back; None if the rules of a day allow none."""
        block = make_block(self.problem, self.problem.calendar.sessions[0], [0])
        assert block is not None  # its hours are as long as it is
        return time_tour(self.problem, self.problem.van_index[van], self.opening.date, [block])


def standing(config: Config, matrix: TravelMatrix) -> Mapping[str, Standing]:
    """The exceptional openings of a config by their ids; `matrix` is that of `places_of_year(config)`."""
    return {
        opening.id: Standing(opening, _problem(config, matrix, opening)) for opening in openings_of(config)
    }


def standing_tours(
    openings: Mapping[str, Standing], busy: Collection[tuple[str, date]], until: date
) -> tuple[Tour, ...]:
    """A tour for each exceptional opening up to `until`, in order of date and van.

    Where the planner did not say which van, it is the first that has nothing else to do (`busy`: van and
    date), else the first one that is left.

    Raises
    ------
    InputError
        With all openings for which there is no van, or no legal tour of any.
    """
    tours: list[Tour] = []
    faults: list[Fault] = []
    for each in sorted(openings.values(), key=lambda each: (each.opening.date, each.opening.opens)):
        opening, taken = each.opening, {(tour.van, tour.date) for tour in tours}
        if opening.date > until:
            continue
        there = [van.id for van in each.problem.config.vans if opening.van in (None, van.id)]
        free = [van for van in there if (van, opening.date) not in taken]
        legal = [tour for van in free if (tour := each.tour(van))]
        if legal:
            tours.append(min(legal, key=lambda tour: (tour.van, tour.date) in busy))
            continue
        where = message("schedule.opening", commune=opening.name, day=opening.date)
        faults.append(Fault(where, _why_none(each) if free else message("schedule.opening-no-van")))
    if faults:
        raise InputError(faults)
    return tuple(sorted(tours, key=lambda tour: (tour.date, tour.van)))


def _why_none(standing: Standing) -> Message:
    """Why there is no tour to an exceptional opening, though there is a van."""
    pause, work = standing.opening.pause, standing.problem.config.work
    if pause and lunch_seconds(*pause, 0, work.lunch_opens, work.lunch_closes) < work.lunch:
        return message(
            "schedule.opening-short-pause", lunch=work.lunch, first=work.lunch_opens, last=work.lunch_closes
        )
    return message("schedule.opening-no-tour")


def _hours(opening: Opening) -> dict[Half, SessionHours]:
    """The half of the day in which it opens, however long it is; both with a pause between them."""
    if opening.pause is None:
        half = Half.MORNING if opening.opens < NOON else Half.AFTERNOON
        return {half: SessionHours(opening.opens, opening.closes)}
    first, last = opening.pause
    return {
        Half.MORNING: SessionHours(opening.opens, first),
        Half.AFTERNOON: SessionHours(last, opening.closes),
    }


def _problem(config: Config, matrix: TravelMatrix, opening: Opening) -> Problem:
    """The opening alone, on its date, open as long as it says; all that is said of ordinary days is gone."""
    day = opening.date
    asked, rank = config_on(config, day), openings_on(config, day).index(opening)
    stop = stop_of_opening(opening)
    calendar = replace(
        asked.calendar,
        start=day - timedelta(day.weekday()),
        weeks=1,
        weekdays=frozenset({day.weekday()}),
        public_holidays="",
        closed=(),
        extra_days=(day,),
        repeats=False,
    )
    away = {van for van, half in halves_out_on(config, day) if half in opening.halves}
    alone = replace(
        asked,
        vans=tuple(van for van in asked.vans if van.id not in away),
        calendar=calendar,
        sessions=_hours(opening),
        areas=(),
        stops=(stop,),
        locks=(),
    )
    node = len(asked.depots) + len(asked.stops) - len(openings_on(config, day)) + rank
    nodes = (*range(len(asked.depots)), node)
    there = submatrix(matrix_on(config, matrix, day), nodes)
    return build(alone, build_calendar(calendar, alone.sessions), there)
