"""From a plan to the dates of months to come."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.plan import Plan
from tourplanner.domain.schedule import Appointment, Change, Fate, Schedule
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.belonging import require_known
from tourplanner.workflow.sources import Notify, catalogue_of, config_of, read_plan
from tourplanner.workflow.view import plan_view

YEAR = 52
"""Weeks that are scheduled when nobody says until when."""


def schedule_view(
    path: Path,
    until: date | None,
    lang: Language,  # noqa: ARG001
    data: Path | None,
    notify: Notify,
) -> ScheduleView:
    """The schedule of a plan up to `until`, visits on closed dates left out.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config.
    """
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, data, notify)
    config = config_of(plan_file, catalogue, path.name)
    require_known(plan_file, config, path.name)
    last = until or config.calendar.start + timedelta(days=7 * YEAR - 1)
    return ScheduleView(plan_view(plan_file, config, catalogue), _unrolled(plan_file.plan, config, last))


def _unrolled(plan: Plan, config: Config, until: date) -> Schedule:
    start, weeks = config.calendar.start, config.calendar.weeks
    cycles = -(-((until - start).days + 1) // (7 * weeks))
    tours: list[Tour] = []
    changes: list[Change] = []
    appointments: list[Appointment] = []
    for cycle in range(cycles):
        first = start + timedelta(days=7 * weeks * cycle)
        calendar = build_calendar(replace(config.calendar, start=first), config.sessions)
        for tour in plan.tours:
            moved = replace(tour, date=tour.date + (first - start))
            if moved.date > until:
                continue
            open_ = moved.date in calendar.dates
            if open_:
                tours.append(moved)
            for visit in tour.visits:
                key = f"{visit.stop}/{first}/1"
                if open_:
                    appointments.append(_appointment(key, moved, visit))
                else:
                    why = calendar.closed.get(moved.date, "")
                    changes.append(Change(key, visit.stop, moved.date, visit.half, why, Fate.SKIPPED))
    return Schedule(start, until, tuple(tours), tuple(appointments), tuple(changes), ())


def _appointment(key: str, tour: Tour, visit: Visit) -> Appointment:
    return Appointment(key, visit.stop, tour.van, tour.date, visit.half, visit.start, visit.end)
