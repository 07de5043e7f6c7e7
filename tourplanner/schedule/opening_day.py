"""A date with exceptional openings as problems of its own: of these alone, and with the stops of the day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, SessionHours, Stop
from tourplanner.domain.event import Opening
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import NOON, Half
from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.problem import Problem
from tourplanner.schedule.event_places import matrix_on
from tourplanner.schedule.events import config_on, openings_on, stop_of_opening


@dataclass(frozen=True, slots=True)
class OpeningDay:
    """The problems that tours with exceptional openings of one date are judged by.

    Attributes
    ----------
    alone
        The openings, each at its own hours: all that is said of ordinary days is gone, for the planner put
        them there by hand.
    beside
        The same with the stops that are toured that day, whose tour stays in one area where that is a rule.
        When these are open is not of this problem: it is as on any other day.
    """

    alone: Problem
    beside: Problem

    @classmethod
    def of(cls, config: Config, matrix: TravelMatrix, day: date) -> "OpeningDay":
        """The problems of a date with an opening; `matrix` is that of `places_of_year(config)`."""
        asked, openings = config_on(config, day), openings_on(config, day)
        own = tuple(_at_its_hours(opening) for opening in openings)
        others = asked.stops[: len(asked.stops) - len(own)]
        hours = _sessions(openings)
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
        alone = replace(
            asked,
            calendar=calendar,
            sessions=hours,
            areas=(),
            stops=own,
            locks=(),
            work=replace(asked.work, one_area_per_day=False),
        )
        beside = replace(alone, sessions=hours | asked.sessions, stops=(*others, *own), work=asked.work)
        there = matrix_on(config, matrix, day)
        nodes = nodes_of(beside, range(len(others), len(beside.stops)))
        return cls(
            build(alone, build_calendar(calendar, alone.sessions), there.among(nodes)),
            build(beside, build_calendar(calendar, beside.sessions), there),
        )


def hours_of_opening(opening: Opening) -> dict[Half, SessionHours]:
    """The half of the day in which it opens, however long it is; both with a pause between them."""
    if opening.pause is None:
        half = Half.MORNING if opening.opens < NOON else Half.AFTERNOON
        return {half: SessionHours(opening.opens, opening.closes)}
    first, last = opening.pause
    return {
        Half.MORNING: SessionHours(opening.opens, first),
        Half.AFTERNOON: SessionHours(last, opening.closes),
    }


def _at_its_hours(opening: Opening) -> Stop:
    """An opening as a stop of its hours; it may be one more of its commune that day."""
    hours = hours_of_opening(opening)
    own = tuple(OwnHours(None, half, each.opens, each.closes) for half, each in hours.items())
    stop = stop_of_opening(opening)
    return replace(stop, halves=frozenset(hours), hours=own, several_per_day=True)


def _sessions(openings: tuple[Opening, ...]) -> dict[Half, SessionHours]:
    """The half-days that hold all openings of a date."""
    return dict(_widest(openings))


def _widest(openings: tuple[Opening, ...]) -> Iterator[tuple[Half, SessionHours]]:
    each = [hours_of_opening(opening) for opening in openings]
    for half in Half:
        there = [hours[half] for hours in each if half in hours]
        if there:
            opens, closes = min(hours.opens for hours in there), max(hours.closes for hours in there)
            yield half, SessionHours(opens, closes)
