"""What is missing from a plan, and why, as the audit or the search has proven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tourplanner.analysis.clash import conflict, rule_ids
from tourplanner.analysis.findings import finding_message
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import VISITS, Clash
from tourplanner.problem.finding import Finding
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Lack:
    """Visits that a stop does not get, the ids of the rules that forbid them, and why."""

    stop: str
    missing_visits: int
    rules: tuple[str, ...]
    why: Message


def unexplained(problem: Problem, tours: Sequence[Tour]) -> tuple[str, ...]:
    """Required stops that lack visits and that the audit says nothing of."""
    told = {stop for finding in audit(problem) for stop in finding.stops}
    lacking = missing_visits(problem, tours)
    return tuple(stop for stop in lacking if problem.stop(stop).required and stop not in told)


def reasons(
    problem: Problem,
    tours: Sequence[Tour],
    areas: Mapping[str, str],
    *,
    clashes: Sequence[Clash] = (),
    proven: bool = False,
) -> tuple[Lack, ...]:
    """Every stop that lacks visits, in the config's order.

    Parameters
    ----------
    areas
        Names of areas by EPCI.
    clashes
        What was proven to clash.
    proven
        Whether the search proved that no plan keeps more of the required visits.
    """
    findings = audit(problem)
    told = []
    for stop, missing in missing_visits(problem, tours).items():
        rules, why = _reason(problem, stop, findings, clashes, areas, proven=proven)
        told.append(Lack(stop, missing, rules, why))
    return tuple(told)


def nothing_more(*, proven: bool) -> Message:
    """What is said of a missing visit when no reason of its own was found."""
    return message("reason.proven") if proven else message("reason.unknown")


def _reason(
    problem: Problem,
    stop: str,
    findings: Sequence[Finding],
    clashes: Sequence[Clash],
    areas: Mapping[str, str],
    *,
    proven: bool,
) -> tuple[tuple[str, ...], Message]:
    """Rule ids and the sentence: from the audit, from a clash, or what is known in general."""
    finding = next((found for found in findings if stop in found.stops), None)
    if finding is not None:
        return finding.rules, finding_message(finding, areas)
    clash = next((found for found in clashes if stop in found.stops), None)
    if clash is not None:
        return rule_ids(clash), conflict(problem, clash, stop, areas)
    return (VISITS,), nothing_more(proven=proven)
