"""Little plans to unroll: two weeks from a Monday, stops along a road, one tour a line."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tests.problem.little import MONDAY, changed, little_problem, road, stop, tour_at
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.schedule import Change, Schedule
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.year import Year

FIRST_WEEKS = CalendarRules(MONDAY, 2, frozenset({0, 2, 4}), "")
"""Two weeks of Mondays, Wednesdays and Fridays from 1 March 2027, without public holidays."""


def day(month: int, number: int) -> date:
    """A day of 2027."""
    return date(2027, month, number)


def works(first: date, last: date | None = None) -> tuple[Closure, ...]:
    """A stop that is closed for works."""
    return (Closure(first, last or first, "travaux"),)


def cases(
    stops: Sequence[Stop],
    minutes: Sequence[int],
    on_closed: OnClosed = OnClosed.SKIP,
    shift_days: int = 14,
    calendar: CalendarRules = FIRST_WEEKS,
    vans: Sequence[str] = ("van",),
) -> Problem:
    """A problem whose depot is at minute 0 of a road and whose stops are at `minutes`."""
    problem = little_problem(
        stops, road([0, *minutes]), calendar=calendar, vans=[(van, "home") for van in vans]
    )
    return changed(problem, schedule=ScheduleRules(on_closed, shift_days))


def breaches_of(problem: Problem, tours: Sequence[Tour], until: date) -> tuple[Violation, ...]:
    """Every breach of a rule by the tours of a schedule of the plan of a problem, up to `until`."""
    return check_dates(real_dates(Year(problem.config, problem.matrix), until), tours)


def tours_of(problem: Problem, days: Mapping[date, tuple[list[str], list[str]]]) -> tuple[Tour, ...]:
    """The tours of the first van, by date: stops of the morning and of the afternoon."""
    van = problem.config.vans[0].id
    return tuple(tour_at(problem, van, day, *halves) for day, halves in days.items())


def dates_of(schedule: Schedule, stop_id: str) -> list[str]:
    """When a stop is visited: ``2027-03-01 morning``."""
    return [
        f"{tour.date} {visit.half}"
        for tour in schedule.tours
        for visit in tour.visits
        if visit.stop == stop_id
    ]


def said(change: Change) -> str:
    """A change in short."""
    new = f" {change.new_date} {change.new_half}" if change.new_date else ""
    return f"{change.stop} {change.old_date} {change.old_half} {change.fate}{new}"


def with_closed(problem: Problem, closed: Mapping[str, tuple[Closure, ...]]) -> Problem:
    """The same problem with closures of some stops."""
    stops = tuple(replace(each, closed=closed.get(each.id, each.closed)) for each in problem.config.stops)
    return changed(problem, stops=stops)


__all__ = ["FIRST_WEEKS", "cases", "dates_of", "said", "stop", "tours_of", "with_closed", "works"]
