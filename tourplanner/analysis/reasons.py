"""What is missing from a plan, and why, as the audit or the search has proven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tourplanner.analysis.clash import conflict, rule_ids
from tourplanner.analysis.findings import finding_message
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import VISITS, Clash
from tourplanner.problem.finding import Finding
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem

NONE: Mapping[str, Clash] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lack:
    """Visits that a stop does not get, the ids of the rules that forbid them, and why."""

    stop: str
    missing_visits: int
    rules: tuple[str, ...]
    why: Message


def unexplained(problem: Problem, tours: Sequence[Tour]) -> tuple[str, ...]:
    """Stops that lack visits and that the audit says nothing of: promised ones, then wished by priority."""
    told = {stop for finding in audit(problem) for stop in finding.stops}
    lacking = [problem.stop(stop) for stop in missing_visits(problem, tours) if stop not in told]
    ordered = sorted(lacking, key=lambda stop: (not stop.required, stop.priority * (not stop.required)))
    return tuple(stop.id for stop in ordered)


def reasons(
    problem: Problem,
    tours: Sequence[Tour],
    areas: Mapping[str, str],
    *,
    clashes: Mapping[str, Clash] = NONE,
    proven: bool = False,
    wishes_proven: bool = False,
) -> tuple[Lack, ...]:
    """Every stop that lacks visits, in the config's order.

    Parameters
    ----------
    areas
        Names of areas by EPCI.
    clashes
        By stop, what it was proven to clash with.
    proven, wishes_proven
        Whether the search proved that no plan keeps more of the required visits, and of the wished ones.
    """
    findings = audit(problem)
    told = []
    for stop, missing in missing_visits(problem, tours).items():
        reason = _reason(problem, stop, findings, clashes.get(stop), areas)
        if reason is None:
            required = problem.stop(stop).required
            why = nothing_more(required=required, proven=proven if required else wishes_proven)
            reason = (VISITS,), why
        told.append(Lack(stop, missing, *reason))
    return tuple(told)


def nothing_more(*, required: bool, proven: bool) -> Message:
    """What is said of a missing visit when no reason of its own was found."""
    if not proven:
        return message("reason.unknown")
    return message("reason.proven") if required else message("reason.wish-proven")


def _reason(
    problem: Problem,
    stop: str,
    findings: Sequence[Finding],
    clash: Clash | None,
    areas: Mapping[str, str],
) -> tuple[tuple[str, ...], Message] | None:
    """Rule ids and the sentence, from the audit or from a clash; None where neither says anything."""
    finding = next((found for found in findings if stop in found.stops), None)
    if finding is not None:
        return finding.rules, finding_message(problem, finding, areas)
    if clash is not None:
        return rule_ids(clash), conflict(problem, clash, stop, areas)
    return None
