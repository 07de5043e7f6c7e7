"""A plan on real dates: as it was drafted or told, else unrolled as the successor of what was told."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.message import Notify, message
from tourplanner.schedule.appointments import cut, published, up_to
from tourplanner.schedule.events import with_openings
from tourplanner.schedule.sound import last_day, require_sound
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.dossier.ledger import Ledger, read_draft, read_ledger
from tourplanner.workflow.opened_plan import OpenedPlan, require_legal
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.year.laid_plan import is_current, schedule_of_plan


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """A legal plan and its schedule.

    Attributes
    ----------
    schedule
        What was asked for: the whole, or its dates up to a day.
    whole
        What is told when it is published; it reaches as far as what was told before.
    ledger
        What the dossier has told so far.
    """

    plan: OpenedPlan
    schedule: Schedule
    whole: Schedule
    ledger: Ledger

    @property
    def config(self) -> Config:
        """All stops that are toured on some date, exceptional openings too."""
        return with_openings(self.plan.whole_config)


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
    plan = open_with_events(path, data, notify)
    require_legal(plan, notify)
    return dated(plan, until, notify)


def dated(plan: OpenedPlan, until: date | None, notify: Notify) -> DatedPlan:
    """The schedule of a legal plan: the draft beside it, else what was told of it, else unrolled.

    Parameters
    ----------
    until
        The last day; None for the schedule's, out of date or not, else for that of the 52nd week.
    notify
        Told of a schedule that is out of date, or goes beyond the school years that are published.

    Raises
    ------
    InputError
        If the schedule or a publication cannot be read or was edited, or if `until` is out of range.
    BrokenRuleError
        If the schedule breaks a rule.
    """
    ledger = read_ledger(plan, notify)
    found = _found(plan, ledger, notify)
    start = plan.plan_file.start
    if found is not None and (until is None or until <= found.schedule.until):
        last_day(start, until)
        whole = published(ledger.schedule, found.schedule)
        return DatedPlan(
            plan, whole if until is None else cut(whole, until, plan.whole_config), whole, ledger
        )
    asked = last_day(start, until or _last_known(plan, ledger))
    told = ledger.schedule
    # A view that ends early cancels nothing of what comes after it.
    last = max(asked, told.until) if told and told.until >= start else asked
    laid = schedule_of_plan(plan, last, ledger.last, None, notify)
    whole = published(up_to(told, last) if told else None, laid)
    return DatedPlan(plan, cut(whole, asked, plan.whole_config), whole, ledger)


def _found(plan: OpenedPlan, ledger: Ledger, notify: Notify) -> ScheduleFile | None:
    """The draft of this plan, else what was told of it."""
    file = schedule_file(plan, None)
    draft = read_schedule(file)
    if draft and _is_of(draft, plan):
        require_sound(draft.schedule, plan.year(notify), str(file))
        return draft
    if draft and draft.plan_sha256 != plan.sha256:
        notify(message("schedule.of-another-plan", file=str(file)))
    return ledger.last if ledger.last and _is_of(ledger.last, plan) else None


def _last_known(plan: OpenedPlan, ledger: Ledger) -> date | None:
    """The last day of what there is of this plan, whatever has happened since; None without any.

    An event makes a schedule out of date, not longer or shorter than its planner asked for.
    """
    there = (read_schedule(schedule_file(plan, None)), ledger.last)
    return next((each.schedule.until for each in there if each and each.plan_sha256 == plan.sha256), None)


def _is_of(file: ScheduleFile, plan: OpenedPlan) -> bool:
    """Whether a schedule is one of this plan with the events that are known now."""
    return file.plan_sha256 == plan.sha256 and is_current(file, plan)


def schedule_file(plan: OpenedPlan, out: Path | None) -> Path:
    """Where the schedule of a plan is: beside it without `out`, which is the file or its folder."""
    if out is None:
        return plan.folder / SCHEDULE
    return out / SCHEDULE if out.is_dir() else out


def read_schedule(file: Path) -> ScheduleFile | None:
    """The schedule that is there; None if there is nothing.

    Raises
    ------
    InputError
        If what is there is no schedule.
    """
    read = read_draft(file)
    return read[0] if read else None
