"""Unrolling a plan over real dates."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.belonging import require_known
from tourplanner.workflow.sources import Notify, catalogue_of, config_of, read_plan
from tourplanner.workflow.view import plan_view


def schedule_view(
    path: Path,
    until: date,
    lang: Language,  # noqa: ARG001 - reasons of closed dates are worded in it
    data: Path | None,
    notify: Notify,
) -> ScheduleView:
    """The plan of a cycle repeated until a date, included; no date is closed.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or `until` is before its cycle.
    """
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, data, notify)
    config = config_of(plan_file, catalogue, path.name)
    require_known(plan_file, config, path.name)
    if until < config.calendar.start:
        raise InputError.of("until", f"{until} is before the cycle, which starts on {config.calendar.start}")
    view = plan_view(plan_file, config, catalogue)
    return ScheduleView(view, _repeated(view, until))


def _repeated(view: PlanView, until: date) -> Schedule:
    start, cycle = view.config.calendar.start, timedelta(weeks=view.config.calendar.weeks)
    tours: list[Tour] = []
    appointments: list[Appointment] = []
    first = start
    while first <= until:
        ranks: Counter[str] = Counter()
        for planned in view.plan.tours:
            tour = replace(planned, date=planned.date + (first - start))
            if tour.date > until:
                continue
            tours.append(tour)
            for visit in tour.visits:
                ranks[visit.stop] += 1
                key = f"{visit.stop}/{first}/{ranks[visit.stop]}"
                appointments.append(
                    Appointment(key, visit.stop, tour.van, tour.date, visit.half, visit.start, visit.end)
                )
        first += cycle
    appointments.sort(key=lambda a: (a.date, a.start, a.key))
    return Schedule(start, until, tuple(tours), tuple(appointments), (), ())
