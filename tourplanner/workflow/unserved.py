"""What a plan misses, in words, with what is proven about it."""

from collections.abc import Mapping
from dataclasses import replace

from tourplanner.analysis.reasons import missing_visits, reasons, unexplained
from tourplanner.domain.place import Area
from tourplanner.domain.plan import Status, Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.wording.language import Language
from tourplanner.workflow.clashes import clashes_of
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
    return reasons(problem, tours, names, lang, clashes=clashes, proven=proven)


def is_proven(status: Status, missing: int, least_missing: int) -> bool:
    """Whether a plan is proven to keep as many promises as can be."""
    # An optimal plan is proven to keep as many wishes as can be, too.
    return status is Status.OPTIMAL or 0 < missing <= least_missing


def in_language(opened: OpenedPlan, lang: Language) -> OpenedPlan:
    """The plan with its reasons worded anew."""
    plan_file, plan = opened.plan_file, opened.plan_file.plan
    status, areas = plan.outcome.status, opened.catalogue.areas
    missing = unserved(opened.problem, plan.tours, status, plan_file.least_missing, areas, lang)
    return replace(opened, plan_file=replace(plan_file, plan=replace(plan, unserved=missing)))
