"""Why a stop is not visited on a certain day: what that would cost, also where nobody tours that day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tourplanner.analysis.alternatives import Alternative, Solved, on_date, on_weekday
from tourplanner.analysis.reasons import Lack
from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.tour import Tour, Visit
from tourplanner.errors import InputError
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.typed.asked_day import AskedDay
from tourplanner.message import Notify, message
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.workflow.dossier.said_evening import require_evening
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan, require_known
from tourplanner.workflow.solved_again import as_promised, solved_again
from tourplanner.workflow.unserved import told_lacks

DAY_SECONDS = 9.0
_YEAR = timedelta(days=364)
"""Up to which a cycle that repeats is sought for a date without a year: every date once."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What the visits of a stop on a certain day would cost.

    Attributes
    ----------
    weekday, day
        The day of the week that is asked of, and the date, if it is one.
    toured
        Whether the plan's calendar tours that day; if not, it is opened for the answers: a weekday in
        every week, a date of a cycle of dates once.
    closed
        Why the date is closed in the year, "" for no reason given; None where it is not.
    answers
        One for each half of the day: for all visits of the stop, on a date for one of them.
    lack
        Why the plan lacks visits of the stop; None where it has them all.
    """

    read: OpenedPlan
    stop: Stop
    visits: tuple[tuple[Tour, Visit], ...]
    weekday: int
    day: date | None
    toured: bool
    closed: str | None
    answers: tuple[Alternative, ...]
    lack: Lack | None


def why_not(
    path: Path, name: str, asked_of: AskedDay | int | date, data: Path | None, notify: Notify
) -> WhyNot:
    """Why a stop is not visited on a day of the week (0 is Monday) or on a date, or on a half of it.

    A date without a year is that of a cycle of dates, or of the year from the start of one that repeats.

    A date of a cycle that repeats stands for its weekday, for the grid knows no dates. A weekday that is
    closed on all dates of a cycle of dates stands for the first of them.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, there is no such stop, or the date is
        outside of a cycle of dates, or on another weekday than is said.
    """
    read = open_plan(path, data, notify)
    require_known(read)
    return day_answered(read, name, asked_of)


def day_answered(read: OpenedPlan, name: str, asked_of: AskedDay | int | date) -> WhyNot:
    """The same of a plan that was opened, and goes with its config.

    Raises
    ------
    InputError
        If there is no such stop or date.
    """
    problem, tours = read.problem, read.tours
    rules = problem.config.calendar
    stop = find_stop(problem.config, name, read.name)
    visits = tuple((tour, visit) for tour in tours for visit in tour.visits if visit.stop == stop.id)
    sought = asked_of if isinstance(asked_of, AskedDay) else AskedDay(asked_of)
    require_evening(stop, sought, read.name)
    last = rules.start + _YEAR if rules.repeats else rules.last
    day = sought.within(rules.start, last)
    if day is None:
        raise InputError.of(
            read.name, message("explain.no-such-day", seen=str(sought.day), first=rules.start, last=last)
        )
    weekday = day if isinstance(day, int) else day.weekday()
    asked = _date_of(problem, weekday) if isinstance(day, int) else day
    dated = None if rules.repeats else asked
    if dated is not None and not rules.start <= dated <= rules.last:
        outside = message("explain.outside", day=dated, first=rules.start, last=rules.last)
        raise InputError.of(read.name, outside)
    return WhyNot(
        read=read,
        stop=stop,
        visits=visits,
        weekday=weekday,
        day=asked,
        toured=weekday in rules.weekdays if dated is None else dated in problem.calendar.dates,
        closed=None if asked is None else _closed(problem.config, asked),
        answers=tuple(
            each
            for each in _answers(read, stop, visits, weekday if dated is None else dated)
            if sought.half in (None, each.half)
        ),
        lack=next((lack for lack in told_lacks(read) if lack.stop == stop.id), None),
    )


def _date_of(problem: Problem, weekday: int) -> date | None:
    """The first date of a weekday all of whose dates in a cycle of dates are closed; else None."""
    rules = problem.config.calendar
    if rules.repeats:
        return None
    days = (rules.start + timedelta(step) for step in range(problem.calendar.days))
    dates = [day for day in days if day.weekday() == weekday]
    return None if any(_closed(problem.config, day) is None for day in dates) else dates[0]


def _answers(
    read: OpenedPlan, stop: Stop, visits: Sequence[tuple[Tour, Visit]], day: int | date
) -> tuple[Alternative, ...]:
    problem, limits = read.problem, Limits(DAY_SECONDS)
    asked, before = as_promised(problem, stop, read.tours)

    def resolve(config: Config) -> Solved | None:
        return solved_again(problem, config, limits)

    if not isinstance(day, int):
        dates = frozenset((tour.date, visit.half) for tour, visit in visits)
        return tuple(on_date(asked.config, stop.id, day, before, resolve, dates))
    complete = len(visits) == stop.visits
    here = frozenset((tour.date.weekday(), visit.half) for tour, visit in visits if complete)
    return tuple(on_weekday(asked.config, stop.id, day, before, resolve, here))


def _closed(config: Config, day: date) -> str | None:
    """Why a date is closed in the year: a public holiday, a closure; None where it is not."""
    monday = day - timedelta(day.weekday())
    rules = replace(config.calendar, start=monday, weeks=1, weekdays=frozenset({day.weekday()}))
    return dated_calendar(rules, config.sessions).closed.get(day)
