"""What is missing from a plan, and why, in words that the audit or the search has proven."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.plan import Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.audit import Finding, audit
from tourplanner.problem.problem import Problem
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import because_nothing_known, because_of_finding, because_proven


def reasons(
    problem: Problem, tours: Sequence[Tour], lang: Language, *, proven: bool = False
) -> tuple[Unserved, ...]:
    """Every stop that lacks visits, in the config's order.

    `proven` tells whether the search proved that no plan keeps more of the required visits.
    """
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    findings = audit(problem)
    return tuple(
        _unserved(problem, stop_id, missing, findings, lang, proven=proven)
        for stop_id, missing in ((s.id, s.visits - served[s.id]) for s in problem.config.stops)
        if missing > 0
    )


def _unserved(
    problem: Problem, stop_id: str, missing: int, findings: Sequence[Finding], lang: Language, *, proven: bool
) -> Unserved:
    stop = problem.stop(stop_id)
    finding = next((found for found in findings if stop_id in found.stops), None)
    if finding is not None:
        area = problem.stop(finding.stops[0]).area
        rules = finding.rules
        reason = because_of_finding(finding.kind, dict(finding.counts), area, lang)
    else:
        rules = ("visits",)
        reason = because_proven(lang) if proven else because_nothing_known(lang)
    return Unserved(stop_id, missing, stop.required, rules, reason)
