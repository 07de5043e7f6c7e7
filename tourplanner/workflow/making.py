"""Making the plan of a source that was read: solved, sound, on time, confirmed, and explained.

What each leg takes is allowed for before the engines see it. Where ten thousand days say that it is not
enough after all, more is allowed for and the problem is solved again; promises come before that.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tourplanner._version import __version__
from tourplanner.analysis.punctuality.missed import missed
from tourplanner.analysis.punctuality.price import paid_for_leaving_early
from tourplanner.analysis.second_opinion import second_opinion
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import TourPlannerError
from tourplanner.message import Message, Notify, message
from tourplanner.problem.check import check, is_loss, lines
from tourplanner.problem.missing import missing_promises
from tourplanner.problem.problem import Problem
from tourplanner.solvers.confirmed import confirmed
from tourplanner.solvers.result import Confirmation, Limits, Result
from tourplanner.solvers.solve import solve
from tourplanner.workflow.nearby_plan import near_to
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.source import Source
from tourplanner.workflow.sources.travel import kept_travel
from tourplanner.workflow.unserved import unserved

MOST_ROUNDS = 4
MORE_MINUTES, MORE_AT_NOON = 2, 5
"""Minutes that a round adds to the legs between visits, and to lunch."""

FIRST_SHARE, ROUND_SHARE = 0.7, 0.5
"""Of a time limit, what is for the first search where a config asks to be on time; of what is left then, what
is for each round."""

Search = Callable[[Problem, Limits], Result]


def plan_source(source: Source, notes: tuple[Message, ...], options: PlanOptions) -> Planned:
    """Make the plan of a source; `notes` are remarks for its readers.

    Raises
    ------
    TourPlannerError
        If the plan that was found breaks a rule, which is a fault of tourplanner.
    """
    limits = options.start_clock()
    told: list[Message] = []
    source, result = _on_time(source, partial(solve, method=options.method), limits, told.append)
    if result.evidence.interrupted:
        limits = limits.within(0.0)  # whoever ends the search waits for no other
    config, problem, travel = source.file.config, source.problem, source.travel
    if options.near is not None:
        result = near_to(problem, result, options.near, limits, options.notify)
    _require_sound(problem, result)
    result = _asked_twice(problem, result, limits, told.append)
    if (paid := paid_for_leaving_early(problem, result.tours)) > 0:
        told.append(message("punctuality.paid", work=paid))
    if (late := missed(problem, result.tours)).visits:
        told.append(message("punctuality.not-met", visits=late.names, share=late.share))
    told += second_opinion(problem, travel.provider, result.tours)
    kept = kept_travel(problem, travel, result.tours, told.append)
    for note in told:
        options.notify(note)
    communes, areas = source.named_places
    ended, driven = result.evidence, sum(tour.drive_seconds for tour in result.tours)
    outcome = Outcome(result.status, result.method, options.seed, driven, result.bound)
    proven = (result.tours, result.status, ended.least_missing)
    lacking = unserved(problem, *proven, source.catalogue.areas, options.lang)
    plan_file = PlanFile(
        plan=Plan(outcome, result.tours, lacking),
        title=config.title,
        config_sha256=source.file.sha256,
        created_with=f"tourplanner {__version__}",
        start=config.calendar.start,
        weeks=config.calendar.weeks,
        repeats=config.calendar.repeats,
        cycle=config.calendar.cycle,
        travel=kept,
        config=source.file.table,
        communes=communes,
        areas=areas,
        notes=(*notes, *told),
        least_missing=ended.least_missing,
        aims=result.aims,
    )
    return Planned(plan_file, source, ended.interrupted, ended.out_of_time, ended.unprepared)


def _on_time(source: Source, search: Search, limits: Limits, notify: Notify) -> tuple[Source, Result]:
    """The result, and the source with what was allowed for it; `notify` is told when it was made again.

    A config that asks for no share of days is solved once, as it is.
    """
    if source.file.config.travel.on_time is None:
        return source, search(source.problem, limits)
    result = search(source.problem, _share(FIRST_SHARE, limits))
    for _ in range(MOST_ROUNDS):
        late = missed(source.problem, result.tours).on_the_way
        if not late.visits or result.evidence.interrupted:
            break
        matrix = source.travel.matrix
        wider = source.allowing(
            matrix.allowed_more + MORE_MINUTES * late.within_a_half,
            matrix.noon_more + MORE_AT_NOON * late.at_noon,
        )
        again = search(wider.problem, _share(ROUND_SHARE, limits))
        if missing_promises(wider.problem, again.tours) > missing_promises(source.problem, result.tours):
            ended = replace(result.evidence, interrupted=again.evidence.interrupted)
            return source, replace(result, evidence=ended)
        notify(message("punctuality.raised", visits=late.names))
        source, result = wider, again
    return source, result


def _share(share: float, limits: Limits) -> Limits:
    """Limits with a share of the time that is left; as they are where there is no end of it."""
    return limits if limits.time_limit is None else limits.within(share * limits.remaining)


def _require_sound(problem: Problem, result: Result) -> None:
    if breaches := [breach for breach in check(problem, result.tours) if not is_loss(breach)]:
        raise TourPlannerError(message("plan-file.our-bug", breaches=lines(breaches)))


def _asked_twice(problem: Problem, result: Result, limits: Limits, notify: Notify) -> Result:
    """The result with what a second solver says of it; told are its silence, and that it contradicts."""
    asked = confirmed(problem, result, limits)
    said = asked.evidence.confirmation
    if said is Confirmation.REFUTED:
        notify(message("plan-file.contradicted"))
    elif asked.status is Status.INFEASIBLE and said is Confirmation.NONE:
        notify(message("plan-file.unconfirmed"))
    return asked
