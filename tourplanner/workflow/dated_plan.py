"""A plan on real dates: as it was published, else unrolled as the successor of what was."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import decode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import InputError
from tourplanner.files import read_whole
from tourplanner.message import Notify, message
from tourplanner.schedule.appointments import published, up_to
from tourplanner.schedule.sound import last_day, require_sound, sound_schedule
from tourplanner.system_reason import system_reason
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan, require_legal
from tourplanner.workflow.school_notice import school_notices

SCHEDULE = "schedule.json"


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """A legal plan and its schedule."""

    plan: OpenedPlan
    schedule: Schedule


def open_dated_plan(path: Path, until: date | None, data: Path | None, notify: Notify) -> DatedPlan:
    """Open a plan with its schedule; see `dated`.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    data
        A folder of tables that replace the shipped ones.

    Raises
    ------
    InputError, BrokenRuleError
        As `open_plan`, `require_legal` and `dated`.
    """
    plan = open_plan(path, data, notify)
    require_legal(plan, notify)
    return dated(plan, until, notify)


def dated(plan: OpenedPlan, until: date | None, notify: Notify) -> DatedPlan:
    """The published schedule beside a legal plan if it goes with it, else the plan unrolled as its successor.

    Parameters
    ----------
    until
        The last day; None for the schedule's, else for that of the 52nd week.
    notify
        Told of a schedule that is out of date, or goes beyond the school years that are published.

    Raises
    ------
    InputError
        If the schedule cannot be read or was edited, or if `until` is out of range.
    BrokenRuleError
        If the schedule breaks a rule.
    """
    file = schedule_file(plan, None)
    before = read_schedule(file)
    if before and before.plan_sha256 == plan.sha256 and until in {None, before.schedule.until}:
        require_sound(before.schedule, plan.problem, str(file))
        return DatedPlan(plan, before.schedule)
    if before and before.plan_sha256 != plan.sha256:
        notify(message("schedule.of-another-plan", file=str(file)))
    last = last_day(plan.plan_file.start, until)
    for notice in school_notices(plan.config, last):
        notify(notice)
    unrolled = sound_schedule(plan.problem, plan.plan_file.plan.tours, last)
    # A view that ends early cancels nothing of what comes after it.
    return DatedPlan(plan, published(up_to(before.schedule, last) if before else None, unrolled))


def schedule_file(plan: OpenedPlan, out: Path | None) -> Path:
    """Where the schedule of a plan is: beside it without `out`, which is the file or its folder."""
    if out is None:
        return plan.folder / SCHEDULE
    return out / SCHEDULE if out.is_dir() else out


def read_schedule(file: Path) -> ScheduleFile | None:
    """The schedule that was published there; None if there is nothing.

    Raises
    ------
    InputError
        If what is there is no schedule.
    """
    cure = message("schedule.move-away", name=SCHEDULE)
    try:
        return decode_schedule(read_whole(file).decode("utf-8-sig"), str(file))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise InputError.of(str(file), message("file.not-utf8"), cure) from None
    except (OSError, ValueError) as error:
        raise InputError.of(
            str(file), message("file.unreadable", reason=system_reason(error)), cure
        ) from None
