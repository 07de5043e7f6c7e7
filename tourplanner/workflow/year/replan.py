"""Answering what has happened: proposals for a calendar that was told, and the draft of the one chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_file import ScheduleFile
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import Notify, message, parameter, silent
from tourplanner.problem.check import lines
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.events import with_openings
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import LaidYear, Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.proposal import Elsewhere, Proposal, Proposals, TradeOffPoint, Wish
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import Repair
from tourplanner.schedule.replanning import (
    Moved,
    as_it_stands,
    moved,
    replan_problem,
    that_gives_way,
)
from tourplanner.schedule.summary import Offer
from tourplanner.schedule.year import Year
from tourplanner.solvers.result import Limits, Progress
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.dossier.ledger import Ledger, read_ledger
from tourplanner.workflow.opened_plan import OpenedPlan, require_legal
from tourplanner.workflow.people.expected_people import year_with_people
from tourplanner.workflow.year.dated_plan import read_schedule, schedule_file
from tourplanner.workflow.year.grids_over_time import grids_over_time
from tourplanner.workflow.year.laid_plan import MOST_SECONDS_OF_AN_OFFER, continued, with_more_days
from tourplanner.workflow.year.schedule import Published, write_draft


@dataclass(frozen=True, slots=True)
class ReplanOptions:
    """How to look for proposals.

    Attributes
    ----------
    on
        The day on which people would be told: nothing before it changes, and notice is reckoned from it.
    keep_before
        Nothing before this date changes; None for none.
    notice
        What it costs to change a date below so many days left, day by weight; empty for what the config says.
    time_limit
        Seconds for all proposals together; None for as long as it takes.
    """

    on: date
    keep_before: date | None = None
    notice: Sequence[tuple[int, int]] = ()
    time_limit: float | None = None
    data: Path | None = None
    notify: Notify = silent
    observe: Callable[[Progress], None] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal as a schedule, with what it changes of what was told.

    ``elsewhere`` are other places of visits that move, by key; ``unusual`` the dates on which the crew goes
    out though it does not usually tour.
    """

    wish: Wish
    schedule: Schedule
    aims: tuple[ProvenAim, ...]
    moved: tuple[Moved, ...]
    elsewhere: dict[str, tuple[Elsewhere, ...]]
    unusual: tuple[date, ...]

    @property
    def lost(self) -> tuple[Moved, ...]:
        """What falls away."""
        return tuple(each for each in self.moved if each.new is None)

    @property
    def people(self) -> int | None:
        """People expected at what falls away; None where nobody knows."""
        known = self.schedule.people
        return sum(known.get(each.old.stop, 1) for each in self.lost) if known else None

    @property
    def drive_seconds(self) -> int:
        """Driving of all its tours."""
        return sum(tour.drive_seconds for tour in self.schedule.tours)

    @property
    def is_proven(self) -> bool:
        """Whether every aim is proven."""
        return all(each.is_proven for each in self.aims)


@dataclass(frozen=True, slots=True)
class Replanned:
    """What may be done about what has happened to a calendar that was told.

    ``answers`` are the proposals in the order of their numbers, from 1; the first changes least. Empty
    where all that was told still holds. ``is_published`` tells whether it was published, or is a draft;
    ``offer`` what more days would save of what the first proposal cancels, where the planner has said
    nothing of such days.
    """

    config: Config
    catalogue: Catalogue
    on: date
    told: Schedule
    is_published: bool
    answers: tuple[Answer, ...]
    points: tuple[TradeOffPoint, ...]
    folder: Path
    complete: bool = True
    offer: Offer | None = None
    taken: Published | None = field(default=None)


def replan(path: Path, options: ReplanOptions, take: int | None = None) -> Replanned:
    """Find up to three proposals for the calendar of a dossier; write one of them as its draft.

    Parameters
    ----------
    path
        The folder, or its ``plan.json``.
    take
        The number of the proposal that becomes ``schedule.json``; None to look only.

    Raises
    ------
    InputError
        If the dossier cannot be read, has no schedule yet, or there is no proposal of that number.
    BrokenRuleError
        If the plan breaks a rule.
    """
    plan = open_with_events(path, options.data, options.notify)
    require_legal(plan, options.notify)
    ledger = read_ledger(plan, options.notify)
    told = _told(plan, ledger)
    year = year_with_people(plan, options.notify)
    gentle = replace(year, config=that_gives_way(year.config, options.notice))
    grids = grids_over_time(plan.tours, gentle, options.notify)
    laid = laid_year(real_dates(gentle, told.schedule.until), grids, Told(told.schedule, options.on))
    answers, points, complete = _answers(laid, options)
    offer = _offer(gentle, grids, laid, options) if answers and answers[0].lost else None
    found = Replanned(
        with_openings(plan.whole_config),
        plan.catalogue,
        options.on,
        told.schedule,
        ledger.last is not None,
        answers,
        points,
        plan.folder,
        complete,
        offer,
    )
    if take is None:
        return found
    return _taken(found, plan, ledger, take, options.notify)


def take_proposal(
    found: Replanned, take: int, data: Path | None = None, notify: Notify = silent
) -> Replanned:
    """Write a proposal that was found as the draft of its dossier, without looking for it again.

    Raises
    ------
    InputError
        As `replan`.
    """
    plan = open_with_events(found.folder, data, notify)
    return _taken(found, plan, read_ledger(plan, notify), take, notify)


def _told(plan: OpenedPlan, ledger: Ledger) -> ScheduleFile:
    """What people were told last, else the draft that they would be told."""
    file = ledger.last or read_schedule(schedule_file(plan, None))
    if file is None:
        folder = str(plan.folder)
        raise InputError.of(
            folder, message("replan.no-schedule"), message("replan.schedule-first", folder=folder)
        )
    if file.plan_sha256 != plan.sha256:
        what = message("replan.other-plan")
        raise InputError.of(str(plan.folder), what, message("replan.schedule-anew", folder=str(plan.folder)))
    return file


def _answers(
    year: LaidYear, options: ReplanOptions
) -> tuple[tuple[Answer, ...], tuple[TradeOffPoint, ...], bool]:
    problem = replan_problem(year, options.keep_before)
    if problem is None:
        alone = _answer(year, Proposal(Wish.FEWEST, as_it_stands(year)), {})
        return (alone,) if alone.moved else (), (), True
    # Most dossiers have nothing to mend: they do not wait until the solver is loaded.
    from tourplanner.solvers.repair.elsewhere import elsewhere  # noqa: PLC0415
    from tourplanner.solvers.repair.propose import propose  # noqa: PLC0415

    found: Proposals = propose(problem, Limits(options.time_limit, observe=options.observe))
    answers = tuple(_answer(year, each, elsewhere(problem, each.repair)) for each in found.each)
    return answers, found.points, all(each.repair.complete for each in found.each)


def _offer(year: Year, grids: Sequence[GridFrom], laid: LaidYear, options: ReplanOptions) -> Offer | None:
    """What more days would save, as few of them as can be; None where the planner has said which."""
    more = with_more_days(year.config)
    if more is None:
        return None
    from tourplanner.solvers.repair.engine import repair  # noqa: PLC0415

    wider = laid_year(real_dates(replace(year, config=more), laid.real.until), grids, laid.told)
    problem = replan_problem(wider, options.keep_before)
    if problem is None:
        return None
    found = repair(problem, Limits(MOST_SECONDS_OF_AN_OFFER), (Aim.LOST, Aim.UNUSUAL, Aim.CHANGED))
    days = sorted({tour.date for tour in found.tours if tour.date in wider.real.catch_up})
    lost = sum(promise.key not in found.held for promise in problem.promises) if year.people else None
    return Offer(found.aim(Aim.LOST), tuple(days), lost) if days else None


def _answer(year: LaidYear, proposal: Proposal, others: dict[str, tuple[Elsewhere, ...]]) -> Answer:
    repair: Repair = proposal.repair
    schedule = mended(year, lambda _: repair)
    breaches = check_dates(year.real, schedule.tours)
    if breaches:
        raise TourPlannerError(message("schedule.our-bug", breaches=lines(breaches)))
    unusual = tuple(sorted({t.date for t in schedule.tours if t.date in year.real.catch_up}))
    aims = repair.aims or (ProvenAim(Aim.LOST, 0, 0), ProvenAim(Aim.CHANGED, 0, 0))
    return Answer(proposal.wish, schedule, aims, moved(year, schedule), others, unusual)


def _taken(found: Replanned, plan: OpenedPlan, ledger: Ledger, take: int, notify: Notify) -> Replanned:
    """The proposals, one of them written as the draft: it is as long as the one before it."""
    if not found.answers:
        cure = message("replan.publish-instead", folder=str(plan.folder))
        raise InputError.of(parameter("take"), message("replan.nothing-to-take"), cure)
    if not 1 <= take <= len(found.answers):
        what = message("replan.no-such-proposal", number=take, n=len(found.answers))
        raise InputError.of(parameter("take"), what)
    schedule = continued(plan, found.answers[take - 1].schedule, _until(plan, found.told), notify)
    written = write_draft(plan, schedule, ledger, schedule_file(plan, None), found.on)
    return replace(found, taken=written)


def _until(plan: OpenedPlan, told: Schedule) -> date:
    """The last day of the draft that a proposal replaces, which may go beyond what was told."""
    draft = read_schedule(schedule_file(plan, None))
    same_plan = draft is not None and draft.plan_sha256 == plan.sha256
    return max(told.until, draft.schedule.until) if draft and same_plan else told.until
