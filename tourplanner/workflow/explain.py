"""Explaining a plan: what clashes, what would help, and why a stop is visited when it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.alternatives import (
    Alternative,
    Solved,
    alternatives,
    locked,
    new_days,
    priced,
)
from tourplanner.analysis.reasons import Lack
from tourplanner.analysis.relax import Offer, Standing, edits, offers
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.tour import Tour, Visit
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.message import Notify, silent
from tourplanner.problem.audit import Finding, audit
from tourplanner.problem.demands import Clash
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan, require_known
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.solved_again import as_promised, solved_again, standing_of
from tourplanner.workflow.unserved import explained_lacks, is_proven, opened_causes

OFFER_SECONDS = 6.0
STOP_SECONDS = 9.0
MOST_CLASHES = 4

HOPELESS = frozenset({"locked-out", "locks", "pattern", "dates", "unreachable", "far"})
"""Kinds of findings that hold of a stop on whichever half-day of the week."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What holds of a plan as a whole.

    ``lacks`` are the stops without all their visits, each with its cause; ``findings`` are those of the
    audit that are such a cause; ``clashes`` those of promised stops, some of them where they are many.
    ``offers`` loosen these; ``complete`` tells whether every edit could be tried in time.
    """

    read: OpenedPlan
    findings: tuple[Finding, ...]
    missing: int
    lacks: tuple[Lack, ...]
    clashes: tuple[Clash, ...]
    offers: tuple[Offer, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class StopExplained:
    """Why a stop is visited when it is: its visits, and every other half-day and week.

    ``lack`` says why visits are missing; ``findings`` and ``clash`` are its cause, as far as one is proven.
    ``alternatives`` are the half-days of the touring week, ``new_days`` those
    of weekdays that nobody tours, ``weeks`` other weeks for the same half-day, for a stop with one
    visit. ``most_kept`` tells whether the plan is proven to keep as many promises as can be.
    """

    read: OpenedPlan
    stop: Stop
    visits: tuple[tuple[Tour, Visit], ...]
    missing: int
    lack: Lack | None
    findings: tuple[Finding, ...]
    clash: Clash | None
    alternatives: tuple[Alternative, ...]
    new_days: tuple[Alternative, ...]
    weeks: tuple[tuple[int, Alternative], ...]
    most_kept: bool


def explain_plan(path: Path, data: Path | None, notify: Notify) -> Overview:
    """What a plan keeps, what clashes and what would help.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config.
    """
    read = _opened(path, data, notify)
    problem, tours = read.problem, read.tours
    causes = opened_causes(read)
    before = standing_of(problem, tours)
    broken = [cause for stop, cause in causes.items() if problem.stop(stop).required][:MOST_CLASHES]
    clashes = [cause.clash for cause in broken]
    limits = Limits(OFFER_SECONDS)

    def resolve(config: Config) -> Standing | None:
        solved = solved_again(problem, config, limits)
        return None if solved is None else solved.standing

    found = offers(edits(problem, clashes, read.areas), before, resolve) if clashes else ()
    return Overview(
        read=read,
        findings=tuple(dict.fromkeys(cause.finding for cause in causes.values() if cause.finding)),
        missing=before.missing,
        lacks=explained_lacks(read, causes),
        clashes=tuple(cause.clash for cause in broken if cause.is_clash_alone),
        offers=found,
        complete=limits.remaining > 0,
    )


def explain_stop(
    plan: Planned | Path | str,
    name: str,
    data: Path | None = None,
    notify: Notify = silent,
) -> StopExplained:
    """Why a stop is visited when it is, and what every other half-day would cost.

    Parameters
    ----------
    plan
        A plan that was made just now, or a ``plan.json`` or its folder.
    name
        The id of the stop, the code of its commune, or its name.
    data
        A folder of tables that replace the shipped ones, for a plan that is read.
    notify
        Told of remarks on what is read.

    Raises
    ------
    InputError
        If the plan cannot be read or does not go with its config, or there is no such stop.

    Examples
    --------
    >>> import tourplanner as tp
    >>> explained = tp.explain_stop(tp.plan("pilot.toml"), "Monfort")
    >>> sorted({slot.answer.value for slot in explained.alternatives})
    ['drive', 'forbidden', 'here']
    """
    read = plan.opened if isinstance(plan, Planned) else _opened(Path(plan), data, notify)
    return stop_explained(read, name)


def stop_explained(read: OpenedPlan, name: str) -> StopExplained:
    """The same of a plan that was opened, and goes with its config.

    Raises
    ------
    InputError
        If there is no such stop.
    """
    problem, tours = read.problem, read.tours
    stop = find_stop(problem.config, name, read.name)
    visits = tuple((tour, visit) for tour in tours for visit in tour.visits if visit.stop == stop.id)
    missing = missing_visits(problem, tours).get(stop.id, 0)
    causes = opened_causes(read) if missing else {}
    cause = causes.get(stop.id)
    limits = Limits(STOP_SECONDS)
    slots, opened = _half_days(problem, stop, visits, tours, limits)
    weeks = _other_weeks(read, stop, visits, limits) if len(visits) == stop.visits == 1 else ()
    least, status = read.plan_file.least_missing, read.plan_file.plan.outcome.status
    return StopExplained(
        read=read,
        stop=stop,
        visits=visits,
        missing=missing,
        lack=next((lack for lack in explained_lacks(read, causes) if lack.stop == stop.id), None),
        findings=(cause.finding,) if cause and cause.finding else (),
        clash=cause.clash if cause and cause.is_clash_alone else None,
        alternatives=slots,
        new_days=opened,
        weeks=weeks,
        most_kept=is_proven(status, standing_of(problem, tours).missing, least),
    )


def _half_days(
    problem: Problem,
    stop: Stop,
    visits: Sequence[tuple[Tour, Visit]],
    tours: Sequence[Tour],
    limits: Limits,
) -> tuple[tuple[Alternative, ...], tuple[Alternative, ...]]:
    """What each half-day of the touring week would cost, and of weekdays that nobody tours."""
    if any(finding.kind in HOPELESS and stop.id in finding.stops for finding in audit(problem)):
        return (), ()
    here = frozenset((tour.date.weekday(), visit.half) for tour, visit in visits)
    asked, before = as_promised(problem, stop, tours)
    if len(visits) < stop.visits:
        here = frozenset()

    def resolve(config: Config) -> Solved | None:
        return solved_again(problem, config, limits)

    slots = tuple(alternatives(asked, stop.id, here, before, resolve))
    return slots, tuple(new_days(asked.config, stop.id, before, resolve))


def _other_weeks(
    read: OpenedPlan, stop: Stop, visits: Sequence[tuple[Tour, Visit]], limits: Limits
) -> tuple[tuple[int, Alternative], ...]:
    """The price of the same half-day in each other week in which it is open."""
    [(tour, visit)] = visits
    problem = read.problem
    before = standing_of(problem, read.tours)
    weekday, half = tour.date.weekday(), visit.half
    sessions = (problem.calendar.sessions[s] for s in sorted(problem.openings[problem.stop_index[stop.id]]))
    weeks = {problem.calendar.week(s.date) for s in sessions if (s.date.weekday(), s.half) == (weekday, half)}
    told = []
    for week in sorted(weeks - {problem.calendar.week(tour.date)}):
        fixed = locked(problem.config, Lock(stop.id, weekday=weekday, half=half, week=week))
        told.append((week, priced(weekday, half, before, solved_again(problem, fixed, limits))))
    return tuple(told)


def _opened(path: Path, data: Path | None, notify: Notify) -> OpenedPlan:
    read = open_plan(path, data, notify)
    require_known(read)
    return read
