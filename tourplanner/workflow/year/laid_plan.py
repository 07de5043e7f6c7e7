"""A plan laid over real dates: its grids over time, mended where dates are closed, and judged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tourplanner.domain.aim import Aim
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.config import Config
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.message import Message, Notify
from tourplanner.schedule.basis import basis
from tourplanner.schedule.laid_year import Told
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.sound import sound_schedule
from tourplanner.schedule.summary import Offer, lost_visits, summary, unusual_dates
from tourplanner.schedule.year import Year
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.people.expected_people import year_with_people
from tourplanner.workflow.year.grids_over_time import grids_over_time
from tourplanner.workflow.year.lock_notice import lock_notices
from tourplanner.workflow.year.opening_notice import opening_notices
from tourplanner.workflow.year.proposal_notice import proposal_notice
from tourplanner.workflow.year.school_notice import school_notices

MOST_SECONDS = 90.0
"""How long a calendar is mended at most; what is not proven by then is told with its bound.

With an offer and all the rest a calendar of a whole département is there within two minutes.
"""

MOST_SECONDS_OF_AN_OFFER = 20.0

WORKING_WEEKDAYS = frozenset(range(5))


def schedule_of_plan(
    plan: OpenedPlan, last: date, told: ScheduleFile | None, on: date | None, notify: Notify
) -> Schedule:
    """The schedule of a legal plan up to a day.

    Parameters
    ----------
    told
        What people were told last; None without. Of another plan it is no promise: dates are those of the
        new grid. Made from the same plan and the same config it is the schedule itself.
    on
        The day from which notice is reckoned, and before which nothing changes; None for none.
    notify
        Told of travel times that are estimated, of stops that join and find no place, that `last` is beyond
        the school years that are published, of locks on closed dates, and that dates which were told change
        by no proposal.

    Raises
    ------
    InputError
        If an event speaks of a visit that there is not, an exceptional opening has no legal tour, or school
        holidays are closed of years in which none are known.
    """
    same_plan = told is not None and told.plan_sha256 == plan.sha256
    if told and same_plan and is_current(told, plan) and told.schedule.until == last:
        return told.schedule
    for notice in school_notices(plan.config, plan.catalogue.school, plan.plan_file.start, last):
        notify(notice)
    for notice in opening_notices(plan.whole_config.events, plan.whole_config.work):
        notify(notice)
    year = year_with_people(plan, notify)
    known = Told(told.schedule, on) if told and same_plan else None
    for notice in _lock_notices(year, last):
        notify(notice)
    made = sound_schedule(year, grids_over_time(plan.tours, year, notify), last, known, _mender)
    if told and same_plan and (remark := proposal_notice(year.config, told.schedule, made, plan.folder)):
        notify(remark)
    return made


def continued(plan: OpenedPlan, chosen: Schedule, last: date, notify: Notify) -> Schedule:
    """A schedule that was chosen, up to a later day: nothing of it changes, what follows is laid as ever.

    Parameters
    ----------
    notify
        Told of travel times that are estimated.

    Raises
    ------
    InputError
        As `schedule_of_plan`.
    """
    if last <= chosen.until:
        return chosen
    year = year_with_people(plan, notify)
    from_then_on = Told(chosen, chosen.until + timedelta(days=1))
    return sound_schedule(year, grids_over_time(plan.tours, year, notify), last, from_then_on, _mender)


def _lock_notices(year: Year, last: date) -> Iterator[Message]:
    if any(lock.date for lock in year.config.locks):
        yield from lock_notices(real_dates(year, last))


def is_current(file: ScheduleFile, plan: OpenedPlan) -> bool:
    """Whether a schedule was made from the config as it is now, events included.

    One of a release that knew no events is, as long as there are none.
    """
    return file.basis == basis_of(plan) if file.basis else not plan.whole_config.events


def basis_of(plan: OpenedPlan) -> str:
    """What a schedule of a plan is made from, as a sum."""
    return basis(plan.whole_config)


def offer_of(
    plan: OpenedPlan, schedule: Schedule, told: ScheduleFile | None, on: date | None, notify: Notify
) -> Offer | None:
    """What a schedule would save with more days, as few of them as can be; `told` and `on` are its own.

    None where nothing is lost that any day could save, or where the planner has said which days there are.
    """
    config = plan.whole_config
    owed = [aim for aim in schedule.aims if aim.aim is Aim.LOST and aim.value]
    if not owed or with_more_days(config) is None or summary(config, schedule).skipped:
        return None
    year = year_with_people(plan, notify)
    more = with_more_days(year.config)
    assert more is not None
    known = Told(told.schedule, on) if told and told.plan_sha256 == plan.sha256 else None
    grids = grids_over_time(plan.tours, year, notify)
    found = sound_schedule(replace(year, config=more), grids, schedule.until, known, _offering)
    lost = next(aim for aim in found.aims if aim.aim is Aim.LOST)
    visits = len(lost_visits(more, found)) if found.people else None
    return Offer(lost, unusual_dates(more, found), visits)


def with_more_days(config: Config) -> Config | None:
    """The config with all other working days for catching up; None where the planner has said which."""
    weekdays = WORKING_WEEKDAYS - config.calendar.weekdays
    if not weekdays or config.schedule.catch_up.weekdays:
        return None
    return replace(config, schedule=replace(config.schedule, catch_up=CatchUp(weekdays)))


def _offering(problem: RepairProblem) -> Repair:
    from tourplanner.solvers.repair.engine import repair  # noqa: PLC0415
    from tourplanner.solvers.result import Limits  # noqa: PLC0415

    return repair(problem, Limits(time_limit=MOST_SECONDS_OF_AN_OFFER), (Aim.LOST, Aim.UNUSUAL))


def _mender(problem: RepairProblem) -> Repair:
    # Most calendars have nothing to mend: they do not wait until the solver is loaded.
    from tourplanner.solvers.repair.engine import repair  # noqa: PLC0415
    from tourplanner.solvers.result import Limits  # noqa: PLC0415

    return repair(problem, Limits(time_limit=MOST_SECONDS))
