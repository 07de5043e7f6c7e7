"""What a plan misses, in words, with what is proven about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tourplanner.analysis.reasons import Lack, reasons
from tourplanner.domain.place import Area
from tourplanner.domain.plan import Status, Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.cause import Cause
from tourplanner.problem.missing import missing_promises, missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.causes import causes_of
from tourplanner.solvers.result import Limits
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.opened_plan import OpenedPlan

MOST_CLASHES = 6
"""Stops for which a clash is searched with care; further ones are tried against the clashes of these."""

BY_HAND = "reason.by-hand"
"""That whoever plans has set a visit aside: no search knows better why it has no date."""

GENERAL = "reason.proven"
"""What earlier versions said of every wished stop that was left out."""


def unserved(
    problem: Problem,
    tours: tuple[Tour, ...],
    status: Status,
    least_missing: int,
    areas: Mapping[str, Area],
    lang: Language,
    causes: Mapping[str, Cause] | None = None,
) -> tuple[Unserved, ...]:
    """The stops that lack visits; `least_missing` is the proven least of missing required visits.

    `causes` are those that are known; None to look for them.
    """
    names = {epci: area.name for epci, area in areas.items()}
    if causes is None:
        causes = proven_causes(problem, tours, status, least_missing)
    lacks = lacks_of(problem, tours, causes, status, least_missing, names)
    return tuple(_worded(problem, lack, lang) for lack in lacks)


def proven_causes(
    problem: Problem, tours: Sequence[Tour], status: Status, least_missing: int
) -> dict[str, Cause]:
    """Why the stops that lack visits do, as far as it is proven.

    Where more could be kept, as far as is known, only what counts tell is told: there is no clash to be
    found for most, and finding that out would take as long as the search that ended.
    """
    searched = is_proven(status, missing_promises(problem, tours), least_missing)
    # No time limit, so that the same plan always says the same.
    return causes_of(problem, tours, Limits(), MOST_CLASHES if searched else 0)


def lacks_of(
    problem: Problem,
    tours: Sequence[Tour],
    causes: Mapping[str, Cause],
    status: Status,
    least_missing: int,
    areas: Mapping[str, str],
) -> tuple[Lack, ...]:
    """The stops that lack visits, each with its cause or how much is proven; `areas` are names by EPCI."""
    proven = is_proven(status, missing_promises(problem, tours), least_missing)
    wishes_proven = status is Status.OPTIMAL
    return reasons(problem, tours, areas, causes=causes, proven=proven, wishes_proven=wishes_proven)


def told_lacks(opened: OpenedPlan) -> tuple[Lack, ...]:
    """The stops that lack visits, and why, as the plan's file says.

    They are looked for anew where the file has reasons in words alone, as earlier versions wrote it, or
    in a way that can't be said, and where its tours were edited.
    """
    plan = opened.plan_file.plan
    stated = {item.stop: item.missing_visits for item in plan.unserved}
    words = words_in(Language.FR)
    told = [
        Lack(item.stop, item.missing_visits, item.rules, item.reason_message)
        for item in plan.unserved
        if item.reason_message is not None
        and words.can_say(item.reason_message)
        and (item.required or item.reason_message.id != GENERAL)
    ]
    if len(told) == len(plan.unserved) and stated == missing_visits(opened.problem, plan.tours):
        return tuple(told)
    return explained_lacks(opened, opened_causes(opened))


def opened_causes(opened: OpenedPlan) -> dict[str, Cause]:
    """Why the stops that lack visits in a plan do, as far as it is proven."""
    plan_file = opened.plan_file
    return proven_causes(
        opened.problem, plan_file.plan.tours, plan_file.plan.outcome.status, plan_file.least_missing
    )


def explained_lacks(opened: OpenedPlan, causes: Mapping[str, Cause]) -> tuple[Lack, ...]:
    """The stops that lack visits in a plan, each with its cause or with how much is proven."""
    plan_file, plan = opened.plan_file, opened.plan_file.plan
    status, least = plan.outcome.status, plan_file.least_missing
    aside = {
        item.stop: item.reason_message
        for item in plan.unserved
        if item.reason_message is not None and item.reason_message.id == BY_HAND
    }
    found = lacks_of(opened.problem, plan.tours, causes, status, least, opened.areas)
    return tuple(replace(lack, why=aside.get(lack.stop, lack.why)) for lack in found)


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
    """The plan with its reasons, as `told_lacks` gives them, in a language."""
    told = tuple(_worded(opened.problem, lack, lang) for lack in told_lacks(opened))
    plan = replace(opened.plan_file.plan, unserved=told)
    return replace(opened, plan_file=replace(opened.plan_file, plan=plan))
