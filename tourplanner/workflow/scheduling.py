"""Unrolling a plan over real dates, and publishing that so that later publications know of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tourplanner import __version__
from tourplanner.domain.config import Config
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import decode_schedule, encode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import BrokenRuleError, InputError, TourPlannerError
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.view import ScheduleView
from tourplanner.problem.schedule.appointments import is_told, published, reprint, up_to
from tourplanner.problem.schedule.check_schedule import check_schedule
from tourplanner.problem.schedule.gaps import longest_gaps
from tourplanner.problem.schedule.unroll import unroll
from tourplanner.wording.language import Language
from tourplanner.workflow.drawing import in_language
from tourplanner.workflow.legal import LegalPlan, broken_rules, read_legal_plan
from tourplanner.workflow.sources import Notify
from tourplanner.workflow.view import plan_view

SCHEDULE = "schedule.json"
USUAL_DAYS = 7 * 52
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Published:
    """A schedule that was written to ``file``.

    ``reprint`` are the ids of the stops whose posters of the schedule that it replaces are wrong now;
    None when it replaces none.
    """

    config: Config
    schedule: Schedule
    file: Path
    reprint: tuple[str, ...] | None


def publish_schedule(
    path: Path, until: date | None, out: Path | None, data: Path | None, notify: Notify
) -> Published:
    """Unroll a plan and write ``schedule.json``, as the successor of the one that is there.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    until
        The last day; None for that of the 52nd week.
    out
        The file, or the folder of the file; None for beside the plan.
    data
        A folder of tables that replace the shipped ones.
    notify
        Told of visits that the plan misses, and of a schedule that gets shorter.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, if `until` is out of range, or if
        what is there is no schedule, which is then left alone, or it cannot be written.
    BrokenRuleError
        If the plan breaks a rule.
    """
    plan = read_legal_plan(path, data, notify)
    last = _last_day(plan, until)
    file = _file(plan, out)
    before = _read(file)
    previous = before.schedule if before else None
    if previous and any(each.date > last and not each.cancelled for each in previous.appointments):
        notify(f"{file} went up to {previous.until}; what it told after {last} is cancelled")
    schedule = published(previous, _unrolled(plan, last))
    title = plan.plan_file.title
    content = ScheduleFile(schedule, title, plan.sha256, f"tourplanner {__version__}")
    write_atomically(file, encode_schedule(content, plan.config.stops))
    posters = reprint(previous, schedule) if previous else None
    return Published(plan.config, schedule, file, posters)


def schedule_view(
    path: Path | str,
    until: date | None = None,
    lang: Language = Language.FR,
    data: Path | None = None,
    notify: Notify = lambda _notice: None,
) -> ScheduleView:
    """What everything with real dates is drawn from; nothing is written.

    Without `until` the ``schedule.json`` beside the plan is used if it goes with the plan. Else the
    plan is unrolled, as the successor of that file if there is one.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    until
        The last day; None for the schedule's, else for that of the 52nd week.
    lang
        Language of the reasons for what the plan does not serve.
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

    Examples
    --------
    >>> from datetime import date
    >>> import tourplanner as tp
    >>> written = tp.write_plan(tp.plan("pilot.toml"), "pilote")
    >>> shown = tp.schedule_view("pilote", until=date(2027, 12, 31))
    >>> [tour.date.isoformat() for tour, _ in shown.visits_of("32269")][:3]
    ['2027-01-08', '2027-02-05', '2027-03-05']
    """
    plan = read_legal_plan(Path(path), data, notify)
    file = _file(plan, None)
    before = _read(file)
    if before and before.plan_sha256 == plan.sha256 and until in {None, before.schedule.until}:
        schedule = _judged(plan, before.schedule, file)
    else:
        if before and before.plan_sha256 != plan.sha256:
            notify(f"{file} is of another plan; `tourplanner schedule` publishes the one of this plan")
        last = _last_day(plan, until)
        # A view that ends early cancels nothing of what comes after it.
        schedule = published(up_to(before.schedule, last) if before else None, _unrolled(plan, last))
    worded = in_language(plan.plan_file, plan.problem, plan.catalogue, lang)
    return ScheduleView(plan_view(worded, plan.config, plan.catalogue), schedule)


def _last_day(plan: LegalPlan, until: date | None) -> date:
    """The last day of a schedule of the plan."""
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


def _in_year(day: date, year: int) -> date:
    """The same day in another year; the 28th for a 29 February that it does not have."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _file(plan: LegalPlan, out: Path | None) -> Path:
    if out is None:
        return plan.file.parent / SCHEDULE
    return out / SCHEDULE if out.is_dir() else out


def _read(file: Path) -> ScheduleFile | None:
    """The schedule that was published there; None if there is nothing."""
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


def _unrolled(plan: LegalPlan, until: date) -> Schedule:
    schedule = unroll(plan.problem, plan.plan_file.plan.tours, until)
    breaches = check_schedule(plan.problem, schedule.tours, until)
    if breaches:
        head = "The schedule breaks rules; it is not written. This is our bug, please report it:"
        raise TourPlannerError(broken_rules(head, list(breaches)))
    return schedule


def _judged(plan: LegalPlan, schedule: Schedule, file: Path) -> Schedule:
    """A schedule that was read, known to break no rule and to tell what its tours do."""
    if schedule.start != plan.plan_file.start:
        what = f"{schedule.start} is not the start of the plan, {plan.plan_file.start}"
        raise InputError.of(f"{file}, start", what, "the file was edited")
    _last_day(plan, schedule.until)
    if not is_told(schedule) or schedule.gaps != longest_gaps(plan.config, schedule.tours):
        what = "its appointments or gaps are not those of its tours"
        raise InputError.of(str(file), what, "the file was edited; `tourplanner schedule` writes it anew")
    breaches = check_schedule(plan.problem, schedule.tours, schedule.until)
    if breaches:
        raise BrokenRuleError(broken_rules(f"{file} breaks rules, nothing is made from it:", list(breaches)))
    return schedule
