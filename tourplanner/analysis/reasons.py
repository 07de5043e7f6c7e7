"""What is missing from a plan, and why, as the audit or the search has proven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tourplanner.analysis.clash import conflict
from tourplanner.analysis.findings import finding_message
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.cause import Cause
from tourplanner.problem.demands import VISITS
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem

NONE: Mapping[str, Cause] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lack:
    """Visits that a stop does not get, the ids of the rules that forbid them, and why."""

    stop: str
    missing_visits: int
    rules: tuple[str, ...]
    why: Message


def reasons(
    problem: Problem,
    tours: Sequence[Tour],
    areas: Mapping[str, str],
    *,
    causes: Mapping[str, Cause] = NONE,
    proven: bool = False,
    wishes_proven: bool = False,
) -> tuple[Lack, ...]:
    """Every stop that lacks visits, in the config's order.

    Parameters
    ----------
    areas
        Names of areas by EPCI.
    causes
        By stop, as far as they are proven.
    proven, wishes_proven
        Whether the search proved that no plan keeps more of the required visits, and of the wished ones.
    """
    lacks = []
    for stop, missing in missing_visits(problem, tours).items():
        cause = causes.get(stop)
        if cause is None:
            required = problem.stop(stop).required
            why = nothing_more(required=required, proven=proven if required else wishes_proven)
            lacks.append(Lack(stop, missing, (VISITS,), why))
        else:
            lacks.append(Lack(stop, missing, cause.rules, told(problem, cause, stop, areas)))
    return tuple(lacks)


def nothing_more(*, required: bool, proven: bool) -> Message:
    """What is said of a missing visit when no reason of its own was found."""
    if not proven:
        return message("reason.unknown")
    return message("reason.proven") if required else message("reason.wish-proven")


def told(problem: Problem, cause: Cause, stop: str, areas: Mapping[str, str]) -> Message:
    """The sentence of a cause: the count with its figures where there is one, else what clashes."""
    if cause.finding is None:
        return conflict(problem, cause.clash, stop, areas)
    return finding_message(problem, cause.finding, areas)
