"""A stop that people know by a rhythm, on all of its dates."""

from dataclasses import replace
from datetime import date, timedelta

from tests.outputs.schedules import appointment, pilot
from tourplanner.domain.recurrence import monday_of
from tourplanner.domain.rrule import recurrence_of
from tourplanner.domain.schedule import Schedule
from tourplanner.outputs.view import ScheduleView

START = date(2026, 1, 1)
YEAR = date(2026, 12, 31)


def told_by(rule: str, until: date = YEAR) -> ScheduleView:
    """Monfort on all dates of a rule, morning after morning."""
    scheduled = pilot()
    when = recurrence_of(rule, START + timedelta(40))
    stop = replace(scheduled.view.stop("32269"), when=when, seasons=when.seasons)
    calendar = replace(scheduled.view.config.calendar, start=monday_of(START))
    config = replace(scheduled.view.config, stops=(stop,), calendar=calendar)
    tour = next(t for t in scheduled.schedule.tours if any(v.stop == "32269" for v in t.visits))
    visit = next(visit for visit in tour.visits if visit.stop == "32269")
    tours = tuple(replace(tour, date=day, visits=(visit,)) for day in when.between(START, until))
    appointments = tuple(appointment(each, visit, f"32269/{each.date}/1") for each in tours)
    schedule = Schedule(START, until, tours, appointments, (), ())
    return replace(scheduled, view=replace(scheduled.view, config=config), schedule=schedule)
