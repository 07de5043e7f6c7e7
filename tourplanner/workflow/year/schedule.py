"""Unrolling a plan over real dates, as a draft that follows what was told."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.domain.config import Config
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_codec import encode_schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import MissedPromiseError
from tourplanner.files.write import write_all, write_atomically
from tourplanner.message import Notify, message, silent
from tourplanner.outputs.view import ScheduleView
from tourplanner.problem.check import lines
from tourplanner.schedule.appointments import published
from tourplanner.schedule.events import with_openings
from tourplanner.schedule.joined import missing_of_joined
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.sound import last_day
from tourplanner.schedule.summary import Summary, summary
from tourplanner.schedule.told import standings, told_stops
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import told_rhythms
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.dossier.ledger import Ledger, read_ledger
from tourplanner.workflow.opened_plan import OpenedPlan, require_legal, require_promises
from tourplanner.workflow.plan_view import year_view
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.unserved import in_language
from tourplanner.workflow.year.dated_plan import (
    DatedPlan,
    dated,
    open_dated_plan,
    read_schedule,
    schedule_file,
)
from tourplanner.workflow.year.grid_notice import empty_extra_days
from tourplanner.workflow.year.laid_plan import basis_of, offer_of, schedule_of_plan


@dataclass(frozen=True, slots=True)
class Published:
    """A schedule that was written to ``file``.

    ``reprint`` are the ids of the stops whose posters are wrong when this is published, reckoned from what
    each was told last; None where nothing was told yet. ``summary`` is what there is to say of the whole.
    """

    config: Config
    schedule: Schedule
    file: Path
    reprint: tuple[str, ...] | None
    summary: Summary


def publish_schedule(
    path: Path,
    until: date | None,
    out: Path | None,
    data: Path | None,
    notify: Notify,
    on: date | None = None,
) -> Published:
    """Unroll a plan and write ``schedule.json``, as the successor of what was told.

    It is a draft: it may be written any number of times, and changes nothing in what is still to be told.

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
        Told of visits that the plan misses, of extra days that stay empty, and of a schedule that gets
        shorter or goes beyond the school years that are published.
    on
        The day from which notice is reckoned: what was told of dates before it stays. None for none.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, if `until` is out of range, if an event
        contradicts the plan, or if what is there is no schedule, which is then left alone, or it cannot be
        written.
    BrokenRuleError
        If the plan breaks a rule.
    """
    plan = open_with_events(path, data, notify)
    require_legal(plan, notify)
    last = last_day(plan.plan_file.start, until)
    file = schedule_file(plan, out)
    read_schedule(file)
    ledger = read_ledger(plan, notify)
    previous = ledger.schedule
    if previous and any(each.date > last and not each.cancelled for each in previous.appointments):
        notify(message("schedule.shorter", number=ledger.number, until=previous.until, last=last))
    made = write_draft(plan, schedule_of_plan(plan, last, ledger.last, on, notify), ledger, file, on)
    for remark in empty_extra_days(made.config, made.schedule):
        notify(remark)
    return made


def write_draft(
    plan: OpenedPlan, schedule: Schedule, ledger: Ledger, file: Path, on: date | None
) -> Published:
    """Write a schedule of a plan as the draft that follows what was told; `on` as in `publish_schedule`.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    schedule = published(ledger.schedule, schedule)
    title = plan.plan_file.title
    version, config = f"tourplanner {__version__}", with_openings(plan.whole_config)
    content = ScheduleFile(schedule, title, plan.sha256, version, ledger.number, basis_of(plan))
    rhythms = told_rhythms(config, plan.tours)
    _write(plan, file, encode_schedule(content, config.stops, rhythms), ledger)
    said = summary(config, schedule, offer_of(plan, schedule, ledger.last, on, silent))
    return Published(config, schedule, file, _reprint(config, schedule, ledger), said)


def _write(plan: OpenedPlan, file: Path, text: str, ledger: Ledger) -> None:
    """Write a draft; what a release told in its place becomes the first publication."""
    inherited = ledger.files_of_inherited()
    if inherited and file.resolve() == (plan.folder / SCHEDULE).resolve():
        write_all(plan.folder, {**inherited, SCHEDULE: text})
    else:
        write_atomically(file, text)


def _reprint(config: Config, schedule: Schedule, ledger: Ledger) -> tuple[str, ...] | None:
    """Ids of the stops whose poster is wrong when this is published, in order of the first change."""
    latest = ledger.latest
    if latest is None:
        return None
    now = told_stops(config, schedule, latest.stops)
    found = standings(ledger.publications, ledger.number + 1, now, schedule.start, {})
    wrong = [each for each in found if each.is_wrong]
    wrong.sort(key=lambda each: min((one.day for one in each.differences), default=schedule.until))
    return tuple(each.stop for each in wrong)


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
    return view_of(open_dated_plan(Path(path), until, data, notify), lang)


def open_to_tell(
    path: Path, until: date | None, data: Path | None, notify: Notify, incomplete: bool
) -> DatedPlan:
    """A plan on real dates that may be told to people: it keeps its promises, to stops that join as well.

    Parameters
    ----------
    path, until, data, notify
        As of `schedule_view`.
    incomplete
        Whether one will do that misses promises.

    Raises
    ------
    MissedPromiseError
        If it misses promises and may not.
    InputError, BrokenRuleError
        As `schedule_view`.
    """
    plan = open_with_events(path, data, notify)
    if not incomplete:
        require_promises(plan)
    require_legal(plan, notify)
    found = dated(plan, until, notify)
    if not incomplete:
        _require_joined(found)
    return found


def _require_joined(found: DatedPlan) -> None:
    """Require that stops that join have the visits that they were promised."""
    real = real_dates(found.plan.year(silent), found.whole.until)
    missing = tuple(missing_of_joined(real, found.whole))
    if missing:
        raise MissedPromiseError(message("schedule.joined-misses", missing=lines(missing)))


def view_of(found: DatedPlan, lang: Language, on: date | None = None) -> ScheduleView:
    """What the schedule that was asked for is drawn from, with reasons in a language.

    `on` is the day on which people are told, if they are.
    """
    return ScheduleView(year_view(in_language(found.plan, lang)), found.schedule, told_on=on)
