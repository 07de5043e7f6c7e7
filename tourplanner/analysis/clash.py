"""What clashes, in words: the promises by name, the rules as sentences."""

from collections.abc import Mapping, Sequence

from tourplanner.domain.config import Stop
from tourplanner.message import Message, Value, message
from tourplanner.problem.demands import Clash, Demand
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.rule import Subject

OTHERS_NAMED = 4


def promise_names(problem: Problem, clash: Clash) -> tuple[str, ...]:
    """The names of the stops that take part."""
    return tuple(problem.stop(stop).name for stop in clash.stops)


def subject_of(problem: Problem, demand: Demand, areas: Mapping[str, str]) -> Subject:
    """Whom a demand binds, with the name of the stop or, by EPCI in `areas`, of the area."""
    if demand.subject in problem.stop_index:
        return Subject(demand.subject, problem.stop(demand.subject).name)
    return Subject(demand.subject, areas.get(demand.subject, demand.subject))


def rule_messages(problem: Problem, clash: Clash, areas: Mapping[str, str]) -> tuple[Message, ...]:
    """What each rule that takes part demands, in the order of the clash; `areas` are names by EPCI."""
    bindings = ((demand, rule_of(demand.rule).binding) for demand in clash.rules)
    return tuple(
        binding.asks(problem, subject_of(problem, demand, areas))
        for demand, binding in bindings
        if binding is not None
    )


def conflict(problem: Problem, clash: Clash, stop: str, areas: Mapping[str, str]) -> Message:
    """Why a stop of the clash has no place beside the others."""
    others = [problem.stop(other) for other in clash.stops if other != stop]
    rules = rule_messages(problem, clash, areas)
    if not others:
        # What no config does without: the hours of the visit, the way, and midnight.
        return message("reason.alone", rules=rules) if rules else message("reason.no-day")
    if problem.stop(stop).required:
        return message("reason.conflict", others=_named(others), rules=rules)
    return message("reason.wish", kept=_kept(others, problem.stop(stop)), rules=rules)


def _kept(others: Sequence[Stop], wish: Stop) -> list[Message]:
    """Beside whom a wish has no place: promised stops, then wishes that matter more, then equal ones."""
    wished = [other for other in others if not other.required]
    promised = [other for other in others if other.required]
    by_rank = sorted(wished, key=lambda other: other.priority)
    before = [other for other in by_rank if other.priority < wish.priority]
    equal = [other for other in wished if other.priority == wish.priority]
    told = []
    if promised:
        told.append(message("reason.kept-promised", stops=_named(promised)))
    if before:
        told.append(message("reason.kept-before", stops=_named(before)))
    if equal:
        told.append(message("reason.kept-equal", stops=_named(equal)))
    return told


def _named(stops: Sequence[Stop]) -> tuple[Value, ...]:
    return shortened([stop.name for stop in stops], OTHERS_NAMED)


def shortened(names: Sequence[str], most: int) -> tuple[Value, ...]:
    """Names for a list of at most `most` entries, of which the last counts those that are left out."""
    if len(names) <= most:
        return tuple(names)
    return (*names[: most - 1], message("reason.others", n=len(names) - most + 1))
