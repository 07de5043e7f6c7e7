"""Unrolling a plan over real dates, and publishing that so that later publications know of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.domain.config import Config
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import encode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.message import Notify, message, silent
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.appointments import published, reprint
from tourplanner.schedule.sound import last_day, sound_schedule
from tourplanner.wording.language import Language
from tourplanner.workflow.dated_plan import DatedPlan, dated, open_dated_plan, read_schedule, schedule_file
from tourplanner.workflow.opened_plan import open_plan, require_legal, require_promises
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.school_notice import school_notices
from tourplanner.workflow.unserved import in_language


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
        Told of visits that the plan misses, and of a schedule that gets shorter or goes beyond the school
        years that are published.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, if `until` is out of range, or if
        what is there is no schedule, which is then left alone, or it cannot be written.
    BrokenRuleError
        If the plan breaks a rule.
    """
    plan = open_plan(path, data, notify)
    require_legal(plan, notify)
    last = last_day(plan.plan_file.start, until)
    for notice in school_notices(plan.config, last):
        notify(notice)
    file = schedule_file(plan, out)
    before = read_schedule(file)
    previous = before.schedule if before else None
    if previous and any(each.date > last and not each.cancelled for each in previous.appointments):
        notify(message("schedule.shorter", file=str(file), until=previous.until, last=last))
    schedule = published(previous, sound_schedule(plan.problem, plan.plan_file.plan.tours, last))
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
    notify: Notify = silent,
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
    return _view(open_dated_plan(Path(path), until, data, notify), lang)


def complete_view(
    path: Path, until: date | None, lang: Language, data: Path | None, notify: Notify
) -> ScheduleView:
    """As `schedule_view`, of a plan that keeps all its promises.

    Raises
    ------
    MissedPromiseError
        If it does not.
    InputError, BrokenRuleError
        As `schedule_view`.
    """
    plan = open_plan(path, data, notify)
    require_promises(plan)
    require_legal(plan, notify)
    return _view(dated(plan, until, notify), lang)


def _view(found: DatedPlan, lang: Language) -> ScheduleView:
    return ScheduleView(plan_view(in_language(found.plan, lang)), found.schedule)
