"""Events and the dates of a schedule: they lie in it, and visits that are moved or cancelled are there."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tourplanner.domain.config import Config
from tourplanner.domain.event import (
    Event,
    Joins,
    Opening,
    Out,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
    span,
)
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.told_event import told
from tourplanner.domain.told_half import evenings
from tourplanner.inputs import shown as said
from tourplanner.message import Message, message, silent
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.registry import rule_of
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.sound import last_day
from tourplanner.schedule.standing import standing_tours
from tourplanner.workflow.dossier.ledger import read_ledger
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.reopened_plan import with_config
from tourplanner.workflow.year.dated_plan import read_schedule, schedule_file

NEAREST = 3
"""Dates that a fault names when there is no visit on the one that was meant."""


def last_date(plan: OpenedPlan) -> date:
    """The last date of a plan's schedule as it was drafted or told, else that of its 52nd week."""
    schedule = _schedule(plan)
    return schedule.until if schedule else last_day(plan.plan_file.start, None)


def _schedule(plan: OpenedPlan) -> Schedule | None:
    made = read_schedule(schedule_file(plan, None))
    return made.schedule if made else read_ledger(plan, silent).schedule


def faults_of_dates(
    event: Event, config: Config, plan: OpenedPlan, names: Mapping[str, str]
) -> Iterator[tuple[str, Message, Message | str]]:
    """What is wrong with the dates of an event: the key, what, and a likely cure.

    Parameters
    ----------
    config
        With all its events.
    plan
        Whose schedule, as it was drafted or told last, tells the dates; else its grid from its first day on.

    Raises
    ------
    InputError
        If a schedule or a publication that is there cannot be read, or if no van can make the tour of an
        exceptional opening.
    """
    ledger, schedule = read_ledger(plan, silent), _schedule(plan)
    first, last = plan.plan_file.start, last_date(plan)
    begin, end = span(event)
    mine = told(event, names, evenings(config.stops))
    if end < first:
        yield "kind", message("event.before-schedule", mine=mine, day=first), ""
    elif ledger.latest and ledger.latest.day and _past(event) < ledger.latest.day:
        number, told_on = ledger.latest.number, ledger.latest.day
        yield "kind", message("event.in-the-past", mine=mine, number=number, day=told_on), ""
    elif begin > last:
        cure = message("event.longer-schedule", folder=str(plan.folder), day=end)
        yield "kind", message("event.after-schedule", mine=mine, day=last), cure
    if isinstance(event, VisitMoved | VisitCancelled) and not _joins(config, event.stop):
        dates = sorted(_visits(plan, schedule, event.stop, last))
        if event.date not in dates:
            near = sorted(sorted(dates, key=lambda day: (abs(day - event.date), day))[:NEAREST])
            what = message("event.no-visit", stop=names.get(event.stop, event.stop), day=event.date)
            yield "date", what, message("event.visits-on", days=near) if near else ""
    if isinstance(event, VisitMoved) and first <= event.to_date <= last:
        shut = _shut(event, with_config(plan, config), last)
        if shut is not None:
            closed = message("event.moves-to-closed", mine=mine)
            what = message("event.because", what=closed, why=shut.why or rule_of(shut.rule).because)
            opened = message("event.open-that-day", day=said.day(event.to_date))
            cure = message("event.release") if shut.rule == LOCK.id else opened
            yield "to_date", what, "" if shut.why else cure
    elif isinstance(event, VisitMoved):
        yield "to_date", message("event.moves-out", mine=mine, first=first, last=last), ""
    elif isinstance(event, Opening):
        real = real_dates(with_config(plan, config).year(silent), last)
        # Tells by itself where no van can make the tour.
        standing_tours(real.openings, (), last)


def concerns_a_visit(event: Event, plan: OpenedPlan) -> bool:
    """Whether a van that is out, or a square, has a visit in the schedule as it was drafted or told last.

    Of other events, and before there is a schedule, that is taken for granted.
    """
    schedule = _schedule(plan)
    if schedule is None or not isinstance(event, Out | SquareClosed | SquareMoved):
        return True
    if not isinstance(event, Out) and _joins(plan.whole_config, event.stop):
        return True
    first, last = span(event)
    return any(
        first <= each.date <= last and not each.cancelled and _is_meant(event, each)
        for each in schedule.appointments
    )


def _is_meant(event: Out | SquareClosed | SquareMoved, visit: Appointment) -> bool:
    """Whether an event is of the van, or of the stop and the half-day, of a visit on one of its days."""
    if isinstance(event, Out):
        takes = event.crew is not None or event.takes(visit.van)
        return takes and event.half in (None, visit.half)
    half = event.half if isinstance(event, SquareClosed) else None
    return event.stop == visit.stop and half in (None, visit.half)


def _past(event: Event) -> date:
    """The day by which an event has to be known: its last, or that of a visit which it changes."""
    return span(event)[0] if isinstance(event, VisitMoved | VisitCancelled) else span(event)[1]


def _joins(config: Config, stop: str) -> bool:
    return any(isinstance(event, Joins) and event.stop == stop for event in config.events)


def _visits(plan: OpenedPlan, schedule: Schedule | None, stop: str, last: date) -> set[date]:
    """The dates of a stop: those of the schedule, else those of the grid laid over the weeks one by one."""
    if schedule is not None:
        return {tour.date for tour in schedule.tours for visit in tour.visits if visit.stop == stop}
    days = 7 * plan.plan_file.weeks
    cycles = (last - plan.plan_file.start).days // days + 1
    grid = {tour.date for tour in plan.tours for visit in tour.visits if visit.stop == stop}
    return {day + timedelta(days * cycle) for day in grid for cycle in range(cycles)}


def _shut(event: VisitMoved, plan: OpenedPlan, last: date) -> Closing | None:
    """What closes the date to which a visit is moved to its stop; None if a half-day that will do is open."""
    real, day = real_dates(plan.year(silent), last), event.to_date
    halves = tuple(Half) if event.to_half is None else (event.to_half,)
    if any(real.is_open(event.stop, day, half) for half in halves):
        return None
    return real.on(day).closing(event.stop, day, halves[0])
