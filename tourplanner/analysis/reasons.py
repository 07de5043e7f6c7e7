"""What is missing from a plan, and why, in words that the audit or the search has proven."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tourplanner.analysis.clash import conflict, rule_ids
from tourplanner.domain.plan import Unserved
from tourplanner.domain.tour import Tour
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import Clash
from tourplanner.problem.finding import Finding
from tourplanner.problem.problem import Problem
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import because_nothing_known, because_of_finding, because_proven


def missing_visits(problem: Problem, tours: Sequence[Tour]) -> dict[str, int]:
    """How many visits each stop lacks, in the config's order; stops that lack none are left out."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    lacking = ((stop.id, stop.visits - served[stop.id]) for stop in problem.config.stops)
    return {stop: missing for stop, missing in lacking if missing > 0}


def unexplained(problem: Problem, tours: Sequence[Tour]) -> tuple[str, ...]:
    """Required stops that lack visits and that the audit says nothing of."""
    told = {stop for finding in audit(problem) for stop in finding.stops}
    lacking = missing_visits(problem, tours)
    return tuple(stop for stop in lacking if problem.stop(stop).required and stop not in told)


def finding_sentence(finding: Finding, areas: Mapping[str, str], lang: Language) -> str:
    """A finding in words; `areas` are names by EPCI."""
    return because_of_finding(
        finding.kind,
        dict(finding.counts),
        lang,
        rules=finding.rules,
        area=areas.get(finding.area, finding.area),
        weekdays=finding.weekdays,
        day=finding.day,
    )


def reasons(
    problem: Problem,
    tours: Sequence[Tour],
    areas: Mapping[str, str],
    lang: Language,
    *,
    clashes: Sequence[Clash] = (),
    proven: bool = False,
) -> tuple[Unserved, ...]:
    """Every stop that lacks visits, in the config's order.

    `clashes` are proven; `proven` tells whether the search proved that no plan keeps more of the
    required visits.
    """
    findings = audit(problem)
    told = []
    for stop, missing in missing_visits(problem, tours).items():
        rules, reason = _reason(problem, stop, findings, clashes, areas, lang, proven=proven)
        told.append(Unserved(stop, missing, problem.stop(stop).required, rules, reason))
    return tuple(told)


def _reason(
    problem: Problem,
    stop: str,
    findings: Sequence[Finding],
    clashes: Sequence[Clash],
    areas: Mapping[str, str],
    lang: Language,
    *,
    proven: bool,
) -> tuple[tuple[str, ...], str]:
    """Rule ids and the sentence: from the audit, from a clash, or what is known in general."""
    finding = next((found for found in findings if stop in found.stops), None)
    if finding is not None:
        return finding.rules, finding_sentence(finding, areas, lang)
    clash = next((found for found in clashes if stop in found.stops), None)
    if clash is not None:
        return rule_ids(clash), conflict(problem, clash, stop, areas, lang)
    return ("visits",), because_proven(lang) if proven else because_nothing_known(lang)
