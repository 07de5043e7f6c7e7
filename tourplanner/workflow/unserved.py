"""What a plan misses, in words, with what is proven about it."""

from collections.abc import Mapping
from dataclasses import replace

from tourplanner.analysis.reasons import Lack, reasons, unexplained
from tourplanner.domain.place import Area
from tourplanner.domain.plan import Status, Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.clashes import clashes_of
from tourplanner.solvers.result import Limits
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.opened_plan import OpenedPlan

MOST_CLASHES = 2
"""Looked for while a plan is made; `explain` looks for more."""


def unserved(
    problem: Problem,
    tours: tuple[Tour, ...],
    status: Status,
    least_missing: int,
    areas: Mapping[str, Area],
    lang: Language,
) -> tuple[Unserved, ...]:
    """The stops that lack visits; `least_missing` is the proven least of missing required visits."""
    lacking = missing_visits(problem, tours)
    missing = sum(number for stop, number in lacking.items() if problem.stop(stop).required)
    proven = is_proven(status, missing, least_missing)
    # No time limit, so that the same plan always says the same.
    clashes = (
        clashes_of(problem, tours, unexplained(problem, tours), Limits(), MOST_CLASHES)
        if status is Status.INFEASIBLE
        else ()
    )
    names = {epci: area.name for epci, area in areas.items()}
    lacks = reasons(problem, tours, names, clashes=clashes, proven=proven)
    return tuple(_worded(problem, lack, lang) for lack in lacks)


def _worded(problem: Problem, lack: Lack, lang: Language) -> Unserved:
    return Unserved(
        stop=lack.stop,
        missing_visits=lack.missing_visits,
        required=problem.stop(lack.stop).required,
        rules=lack.rules,
        reason=words_in(lang).of(lack.why),
        reason_message=lack.why,
    )


def is_proven(status: Status, missing: int, least_missing: int) -> bool:
    """Whether a plan is proven to keep as many promises as can be."""
    # An optimal plan is proven to keep as many wishes as can be, too.
    return status is Status.OPTIMAL or 0 < missing <= least_missing


def in_language(opened: OpenedPlan, lang: Language) -> OpenedPlan:
    """The plan with its reasons in a language.

    They are looked for anew where the file has them in words alone, as earlier versions wrote it, or
    in a way that can't be said, and where its tours were edited.
    """
    plan_file, plan = opened.plan_file, opened.plan_file.plan
    stated = {item.stop: item.missing_visits for item in plan.unserved}
    words = words_in(lang)
    told = [
        replace(item, reason=words.of(item.reason_message))
        for item in plan.unserved
        if item.reason_message is not None and words.can_say(item.reason_message)
    ]
    if len(told) < len(plan.unserved) or stated != missing_visits(opened.problem, plan.tours):
        status, areas = plan.outcome.status, opened.catalogue.areas
        told = list(unserved(opened.problem, plan.tours, status, plan_file.least_missing, areas, lang))
    return replace(opened, plan_file=replace(plan_file, plan=replace(plan, unserved=tuple(told))))
