"""The schedule that stands for a plan: what was published of it, else the plan unrolled."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import decode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import BrokenRuleError, InputError, TourPlannerError
from tourplanner.message import Notify, message
from tourplanner.schedule.appointments import is_told, published, up_to
from tourplanner.schedule.check import check_schedule
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.unroll import unroll
from tourplanner.workflow.legal import LegalPlan, broken_rules, read_legal_plan

SCHEDULE = "schedule.json"
USUAL_DAYS = 7 * 52
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan and its schedule."""

    plan: LegalPlan
    schedule: Schedule


def standing_schedule(path: Path, until: date | None, data: Path | None, notify: Notify) -> Standing:
    """The published schedule beside a plan if it goes with it, else the plan unrolled as its successor.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    until
        The last day; None for the schedule's, else for that of the 52nd week.
    data
        A folder of tables that replace the shipped ones.
    notify
        Told of visits that the plan misses, and of a schedule that is out of date.

    Raises
    ------
    InputError
        If the plan or its schedule cannot be read or was edited, or if `until` is out of range.
    BrokenRuleError
        If the plan, or the schedule beside it, breaks a rule.
    """
    plan = read_legal_plan(path, data, notify)
    file = schedule_file(plan, None)
    before = read_schedule(file)
    if before and before.plan_sha256 == plan.sha256 and until in {None, before.schedule.until}:
        schedule = _judged(plan, before.schedule, file)
    else:
        if before and before.plan_sha256 != plan.sha256:
            notify(f"{file} is of another plan; `tourplanner schedule` publishes the one of this plan")
        last = last_day(plan, until)
        # A view that ends early cancels nothing of what comes after it.
        schedule = published(up_to(before.schedule, last) if before else None, unrolled(plan, last))
    return Standing(plan, schedule)


def last_day(plan: LegalPlan, until: date | None) -> date:
    """The last day of a schedule of the plan: `until`, or that of its 52nd week.

    Raises
    ------
    InputError
        If it is before the plan or more than `MOST_YEARS` after it.
    """
    start = plan.plan_file.start
    if until is None:
        return start + timedelta(days=USUAL_DAYS - 1)
    if until < start:
        raise InputError.of("--until", f"{until} is before the plan, which starts on {start}")
    latest = _in_year(start, start.year + MOST_YEARS)
    if until > latest:
        what = f"{until} is more than {MOST_YEARS} years after the plan starts, on {start}"
        raise InputError.of("--until", what, f"{latest} at the latest")
    return until


def schedule_file(plan: LegalPlan, out: Path | None) -> Path:
    """Where the schedule of a plan is: beside it without `out`, which is the file or its folder."""
    if out is None:
        return plan.file.parent / SCHEDULE
    return out / SCHEDULE if out.is_dir() else out


def read_schedule(file: Path) -> ScheduleFile | None:
    """The schedule that was published there; None if there is nothing.

    Raises
    ------
    InputError
        If what is there is no schedule.
    """
    cure = f"move it away if it is no {SCHEDULE}; dates that were told are only known from it"
    try:
        return decode_schedule(file.read_text(encoding="utf-8-sig"), str(file))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise InputError.of(str(file), "is not UTF-8 text", cure) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError.of(str(file), f"cannot be read: {reason}", cure) from None


def unrolled(plan: LegalPlan, until: date) -> Schedule:
    """The tours of a plan on every date up to `until`.

    Raises
    ------
    TourPlannerError
        If they break a rule, which is a fault of tourplanner.
    """
    schedule = unroll(plan.problem, plan.plan_file.plan.tours, until)
    breaches = check_schedule(plan.problem, schedule.tours, until)
    if breaches:
        raise TourPlannerError(broken_rules(message("violation.own-schedule"), breaches))
    return schedule


def _judged(plan: LegalPlan, schedule: Schedule, file: Path) -> Schedule:
    """A schedule that was read, known to break no rule and to tell what its tours do."""
    if schedule.start != plan.plan_file.start:
        what = f"{schedule.start} is not the start of the plan, {plan.plan_file.start}"
        raise InputError.of(f"{file}, start", what, "the file was edited")
    last_day(plan, schedule.until)
    if not is_told(schedule) or schedule.gaps != longest_gaps(plan.config, schedule.tours):
        what = "its appointments or gaps are not those of its tours"
        raise InputError.of(str(file), what, "the file was edited; `tourplanner schedule` writes it anew")
    breaches = check_schedule(plan.problem, schedule.tours, schedule.until)
    if breaches:
        raise BrokenRuleError(broken_rules(message("violation.breaks", file=str(file)), breaches))
    return schedule


def _in_year(day: date, year: int) -> date:
    """The same day in another year; the 28th for a 29 February that it does not have."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
