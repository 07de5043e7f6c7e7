"""What an audit finds, in words."""

from collections.abc import Mapping
from dataclasses import replace

from tourplanner.analysis.clash import subject_of
from tourplanner.message import Message, message
from tourplanner.problem.demands import Demand
from tourplanner.problem.finding import Finding
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.rule import Subject
from tourplanner.problem.rules.van_day import VAN_DAY


def finding_message(problem: Problem, finding: Finding, areas: Mapping[str, str]) -> Message:
    """The sentence of a finding of the problem; `areas` are names by EPCI."""
    figures = dict(finding.counts)
    match finding.kind:
        case "crowded":
            return _crowded(finding, _place(finding, areas))
        case "minutes":
            return message(
                "reason.minutes",
                place=_place(finding, areas),
                visits=message("unit.visits", n=figures["wanted"]),
                days=finding.weekdays,
                needed=figures["needed"],
                offered=figures["offered"],
            )
        case "days":
            return message("reason.days", n=figures["days"], offered=figures["offered"])
        case "hours":
            visits = message("unit.visits", n=figures["wanted"])
            needed, offered = figures["needed"], figures["offered"]
            return message("reason.hours", visits=visits, needed=needed, offered=offered)
        case "tally":
            return _counted(problem, finding)
        case _:
            return _of_one_stop(problem, finding, areas)


def _of_one_stop(problem: Problem, finding: Finding, areas: Mapping[str, str]) -> Message:
    figures = dict(finding.counts)
    visits = message("unit.visits", n=figures.get("visits", 0))
    match finding.kind:
        case "closed":
            return _closed(problem, finding, areas)
        case "locked-out":
            why = [rule_of(rule).because for rule in finding.rules if rule != LOCK.id]
            assert finding.day is not None
            return message("reason.locked-out", day=finding.day, why=why)
        case "locks":
            return message("reason.locks", n=figures["dates"], visits=visits)
        case "pattern":
            sessions, rules = (
                message("unit.half-days", n=figures["sessions"]),
                _asked(problem, finding, areas),
            )
            return message("reason.pattern-by", visits=visits, sessions=sessions, rules=rules)
        case "dates":
            return message("reason.dates", visits=visits, n=figures["dates"])
        case "unreachable" if all(rule_of(rule).tally for rule in finding.rules):
            return message("reason.too-much", rules=_asked(problem, finding, areas))
        case "unreachable":
            return message("reason.unreachable-by", rules=_asked(problem, finding, areas))
        case "far":
            return message("reason.far")
        case _:
            raise ValueError(f"nothing is said of a finding of kind {finding.kind}")


def _asked(problem: Problem, finding: Finding, areas: Mapping[str, str]) -> list[Message]:
    """What each rule of a finding about one stop demands, and how much a day would need beyond it."""
    [stop], needs = finding.stops, dict(finding.counts)
    told = []
    for rule in map(rule_of, finding.rules):
        if rule.binding is None:
            told.append(rule.because)
            continue
        demand = Demand(rule.id, rule.binding.scope.subject(problem.stop(stop)))
        asked = rule.binding.asks(problem, subject_of(problem, demand, areas))
        needed = needs.get(rule.id)
        told.append(asked if needed is None else message("reason.needs", rule=asked, needed=needed))
    return told


def _counted(problem: Problem, finding: Finding) -> Message:
    """What all visits count by a rule, as a number or a time."""
    [rule], figures = map(rule_of, finding.rules), dict(finding.counts)
    assert rule.tally is not None
    asked, wanted, offered = rule.bound.asks(problem, Subject("")), figures["wanted"], figures["offered"]
    if any(tally.in_seconds for tally in rule.tally.of(problem.config)):
        return message("reason.tally-time", rule=asked, wanted=wanted, offered=offered)
    return message("reason.tally", rule=asked, wanted=wanted, offered=offered)


def _place(finding: Finding, areas: Mapping[str, str]) -> str | Message:
    """The name of the area, or that it is all of them."""
    return areas.get(finding.area, finding.area) or message("reason.everywhere")


def _closed(problem: Problem, finding: Finding, areas: Mapping[str, str]) -> Message:
    """What leaves a stop no half-day, and how many half-days each rule takes away."""
    excluding = replace(finding, rules=tuple(rule for rule, _ in finding.counts), counts=())
    rules = [
        message("reason.closed-by", why=rule_of(rule).because if rule == VAN_DAY.id else why, n=sessions)
        for (rule, sessions), why in zip(finding.counts, _asked(problem, excluding, areas), strict=True)
        if sessions
    ]
    return message("reason.closed", rules=rules) if rules else message("reason.no-date")


def _crowded(finding: Finding, place: str | Message) -> Message:
    figures = dict(finding.counts)
    wanted = message("unit.visits", n=figures["wanted"])
    offered = message("unit.half-days", n=figures["offered"])
    if figures.get("vans", 1) == 1:
        return message("reason.crowded", place=place, wanted=wanted, offered=offered, days=finding.weekdays)
    return message(
        "reason.crowded-vans",
        place=place,
        wanted=wanted,
        offered=offered,
        days=finding.weekdays,
        sessions=message("unit.half-days", n=figures["sessions"]),
        vans=message("unit.vans", n=figures["vans"]),
    )
