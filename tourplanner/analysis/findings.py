"""What an audit finds, in words."""

from collections.abc import Mapping

from tourplanner.message import Message, message
from tourplanner.problem.finding import Finding
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.lock import LOCK


def finding_message(finding: Finding, areas: Mapping[str, str]) -> Message:
    """The sentence of a finding; `areas` are names by EPCI."""
    figures = dict(finding.counts)
    match finding.kind:
        case "closed":
            return _closed(figures)
        case "locked-out":
            why = [rule_of(rule).because for rule in finding.rules if rule != LOCK.id]
            assert finding.day is not None
            return message("reason.locked-out", day=finding.day, why=why)
        case "locks":
            visits = message("unit.visits", n=figures["visits"])
            return message("reason.locks", n=figures["dates"], visits=visits)
        case "pattern":
            sessions = message("unit.half-days", n=figures["sessions"])
            return message(
                "reason.pattern", visits=message("unit.visits", n=figures["visits"]), sessions=sessions
            )
        case "unreachable":
            return message("reason.unreachable")
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
        case _:
            raise ValueError(f"nothing is said of a finding of kind {finding.kind}")


def _place(finding: Finding, areas: Mapping[str, str]) -> str | Message:
    """The name of the area, or that it is all of them."""
    return areas.get(finding.area, finding.area) or message("reason.everywhere")


def _closed(figures: Mapping[str, int]) -> Message:
    """Which rules leave a stop no half-day, and how many half-days each takes away."""
    rules = [
        message("reason.closed-by", why=rule_of(rule).because, n=sessions)
        for rule, sessions in figures.items()
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
