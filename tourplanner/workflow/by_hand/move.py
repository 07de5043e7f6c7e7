"""Moving visits of a plan by hand: to another half-day, with each other, aside.

What breaks a rule is done all the same, and told: it stands against publishing until it is mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tourplanner._version import __version__
from tourplanner.analysis.hand_outcome import lacking, outcome_by_hand
from tourplanner.analysis.misfit import Reason, breaches, shut
from tourplanner.analysis.rearranged import Rearranger, Step
from tourplanner.analysis.verdicts import Card, Verdicts
from tourplanner.domain.by_hand import ByHand
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.plan import Plan, Unserved
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.files.write import rewrite_all
from tourplanner.message import Message, message
from tourplanner.outputs.names import MAP
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.judged import Judged
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.problem.rules.visits import VISITS
from tourplanner.schedule.grid_locks import on_grid
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.by_hand.moved_locks import config_contents, with_moved_locks
from tourplanner.workflow.by_hand.usual import Unusual, at_usual_times
from tourplanner.workflow.dossier.dossier import Dossier, require_agreed
from tourplanner.workflow.opened_plan import OpenedPlan, require_known
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.reopened_plan import with_config
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.plan_text import plan_text


@dataclass(frozen=True, slots=True)
class HandMove:
    """Visits that were moved by hand.

    Attributes
    ----------
    before, after
        The plan without and with it.
    steps
        Where each visit went.
    drive_change
        Seconds of driving more, below 0 for less.
    broken
        What it breaks that was not as much broken before, missing visits aside.
    standing
        Every breach of the plan as it is now, missing visits aside.
    unusual
        Visits that begin at another time than their stop is used to, by it, where the config asks for that.
    """

    before: OpenedPlan
    after: OpenedPlan
    steps: tuple[Step, ...]
    drive_change: int
    broken: tuple[Reason, ...]
    standing: tuple[Violation, ...]
    unusual: tuple[Unusual, ...] = ()

    @property
    def encoded(self) -> str:
        """The plan with it, as its file says it."""
        return plan_text(self.after.plan_file, self.after.config)


def steps_to(dossier: Dossier, card: Card, to: HalfDay) -> tuple[Step, ...]:
    """What moving a visit to a half-day does.

    Raises
    ------
    InputError
        If the plan does not go with its config.
    """
    require_known(dossier.plan)
    return Verdicts(dossier.plan.problem, dossier.plan.tours).steps(card, to)


def carried_out(dossier: Dossier, steps: Sequence[Step], lang: Language) -> HandMove:
    """Take several steps in the plan of a dossier at once, and write the plan and its map.

    The lock that holds a visit on its date goes with it, in the config: it binds the search, not who plans.

    Parameters
    ----------
    lang
        Language of the map, and of what the plan says of visits that are set aside.

    Raises
    ------
    InputError
        If the dossier was changed meanwhile, a visit is not where a step has it or would be in a half-day
        that is none of the plan's, or no day has room for it. Nothing is written then.
    """
    # Who waits for the plan alone does not wait until what draws maps is loaded.
    from tourplanner.outputs.map import render as render_map  # noqa: PLC0415

    moved = rearranged_plan(dossier, steps, lang)
    drawn = render_map(plan_view(moved.after), lang)
    _write(dossier, {PLAN: moved.encoded, MAP: drawn}, steps, lang)
    return moved


def plan_carried_out(dossier: Dossier, steps: Sequence[Step], lang: Language) -> HandMove:
    """The same for who is waiting: the map, which would be another plan's, is taken away with it.

    `workflow.missing_map.draw_missing_map` draws it afterwards.

    Raises
    ------
    InputError
        As `carried_out`.
    """
    moved = rearranged_plan(dossier, steps, lang)
    _write(dossier, {PLAN: moved.encoded, MAP: None}, steps, lang)
    return moved


def _write(
    dossier: Dossier, contents: Mapping[str, str | None], steps: Sequence[Step], lang: Language
) -> None:
    """Write files of a dossier and the locks that move, if nobody has changed them since it was opened."""
    file = dossier.plan.file

    def change() -> Mapping[str, str | bytes | None]:
        if file is None or file.read_bytes() != dossier.plan.content:
            raise InputError.of(str(file or dossier.folder), message("event.changed-meanwhile"))
        return {**contents, **config_contents(dossier, steps, lang)}

    rewrite_all(dossier.folder, change)


def rearranged_plan(dossier: Dossier, steps: Sequence[Step], lang: Language) -> HandMove:
    """The plan of a dossier after several steps at once; nothing is written.

    Raises
    ------
    InputError
        As `carried_out`.
    """
    require_agreed(dossier)
    require_known(dossier.plan)
    _require_places(dossier.plan, steps)
    whole = with_moved_locks(dossier, steps)
    opened = dossier.plan if whole == dossier.config else with_config(dossier.plan, whole)
    problem, before = opened.problem, opened.plan_file
    done = Rearranger(problem, before.plan.tours).rearranged(steps)
    if done is None:
        raise InputError.of(opened.name, message("verdict.no-time"))
    done, unusual = at_usual_times(problem, before.plan.tours, done)
    tours = done.tours(problem, before.plan.tours)
    change = Judged(problem, before.plan.tours).change(done.gone, done.come)
    closed = _closed(opened, steps)
    standing = tuple(breach for breach in check(problem, tours) if not is_loss(breach))
    after = _plan_file(opened, tours, lang, is_sound=not standing)
    return HandMove(
        before=dossier.plan,
        after=replace(opened, plan_file=after, content=b""),
        steps=tuple(steps),
        drive_change=done.drive_change,
        broken=(*closed.values(), *(each for each in breaches(change) if each.rule not in closed)),
        standing=standing,
        unusual=unusual,
    )


def _require_places(opened: OpenedPlan, steps: Sequence[Step]) -> None:
    """Require that visits are where they come from, and that somebody tours where they go."""
    problem = opened.problem
    rearranger = Rearranger(problem, opened.tours)
    sessions = {(session.date, session.half) for session in problem.calendar.sessions}
    for step in steps:
        if step.stop not in problem.stop_index:
            raise InputError.of(opened.name, message("stop.unknown", name=step.stop))
        stop = problem.stop(step.stop).name
        if step.origin is not None and not rearranger.is_there(step.stop, step.origin):
            raise InputError.of(opened.name, message("move.not-there", stop=stop, day=step.origin.date))
        to = step.to
        if to is None:
            continue
        driven = to.van in problem.van_index and problem.crew(to.van, to.date) is not None
        if (to.date, to.half) not in sessions or not driven:
            raise InputError.of(opened.name, message("move.nobody-tours", day=to.date, van=to.van))
        if step.origin is None and not missing_visits(problem, opened.tours).get(step.stop):
            raise InputError.of(opened.name, message("move.has-all", stop=stop))


def _closed(opened: OpenedPlan, steps: Sequence[Step]) -> dict[str, Reason]:
    """Why stops are closed where they go, by the rule: in the words of the half-day."""
    problem = opened.problem
    sessions = {(session.date, session.half): session for session in problem.calendar.sessions}
    return {
        reason.rule: reason
        for step in steps
        if step.to is not None
        for reason in shut(
            problem, problem.stop(step.stop), sessions[step.to.date, step.to.half], opened.areas
        )
    }


def _plan_file(opened: OpenedPlan, tours: tuple[Tour, ...], lang: Language, *, is_sound: bool) -> PlanFile:
    before, problem = opened.plan_file, opened.problem
    proven = before.by_hand or ByHand(
        before.plan.outcome.status, before.plan.outcome.bound, lacking(problem, before.plan.tours)
    )
    if not _binds_as_much(opened):
        proven = replace(proven, bound=None)
    outcome = outcome_by_hand(problem, tours, proven, before.least_missing, is_sound=is_sound)
    return replace(
        before,
        plan=Plan(outcome, tours, _unserved(problem, before.plan.unserved, tours, lang)),
        created_with=f"tourplanner {__version__}",
        # Of the other aims it is not known what they would be now.
        aims=(),
        by_hand=proven,
    )


def _binds_as_much(opened: OpenedPlan) -> bool:
    """Whether every lock that the plan was solved with is still there: else its bound is none."""
    # That config is judged once, when its plan is opened.
    solved = opened.config_file.config.locks if opened.solved_locks is None else opened.solved_locks
    return {on_grid(lock, opened.config.calendar) for lock in solved} <= set(opened.config.locks)


def _unserved(
    problem: Problem, told: Sequence[Unserved], tours: Sequence[Tour], lang: Language
) -> tuple[Unserved, ...]:
    """What is missing, with the reasons that were found as long as as many are; else set aside by hand."""
    known = {(each.stop, each.missing_visits): each for each in told}
    why = message("reason.by-hand")
    return tuple(
        known.get((stop, missing)) or _set_aside(problem, stop, missing, why, lang)
        for stop, missing in missing_visits(problem, tours).items()
    )


def _set_aside(problem: Problem, stop: str, missing: int, why: Message, lang: Language) -> Unserved:
    return Unserved(stop, missing, problem.stop(stop).required, (VISITS.id,), words_in(lang).of(why), why)
