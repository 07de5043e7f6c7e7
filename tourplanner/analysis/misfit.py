"""Why a visit is not for a half-day, in a few words each: what fits on a card that is held over it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourplanner.domain.config import Ban, Stop
from tourplanner.domain.period import Session
from tourplanner.domain.told_half import evening_of, in_half
from tourplanner.message import Message, message
from tourplanner.problem.check import is_loss
from tourplanner.problem.judged import Change
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation, rule_of
from tourplanner.problem.rules.area_days import AREA_DAYS
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.rule import Subject
from tourplanner.problem.rules.stop_days import STOP_DAYS


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that stands against a visit, by its id, and what it says in this case."""

    rule: str
    said: Message


SAID: Mapping[tuple[str, str], str] = {
    ("session-window", "violation.late"): "verdict.full",
    ("sequence", "violation.short"): "verdict.crowded",
    ("lunch", "violation.short"): "verdict.lunch",
    ("lunch", "violation.early"): "verdict.lunch-early",
    ("lunch", "violation.late"): "verdict.lunch-late",
    ("day-hours", "violation.early"): "verdict.starts-early",
    ("day-hours", "violation.late"): "verdict.ends-late",
    ("drive-day", "violation.over"): "verdict.drive-day",
    ("work-day", "violation.over"): "verdict.work-day",
    ("span-day", "violation.over"): "verdict.span-day",
    ("rest", "violation.short"): "verdict.rest",
    ("work-week", "violation.over"): "verdict.work-week",
    ("work-cycle", "violation.over"): "verdict.work-cycle",
    ("visits", "violation.twice-a-day"): "verdict.twice-a-day",
    ("gap", "violation.days-short"): "verdict.gap-short",
    ("gap", "violation.days-over"): "verdict.gap-over",
}
"""The short words for breaches, by rule and kind of breach; of all others the judge's own do."""


def shut(problem: Problem, stop: Stop, session: Session, areas: Mapping[str, str]) -> tuple[Reason, ...]:
    """What takes a session from a stop, whatever the rest of the plan; `areas` are names by EPCI."""
    found = excluding_rules(problem.config, problem.calendar, stop, session)
    return tuple(Reason(rule, _shut(problem, stop, session, rule, areas)) for rule in found)


def breaches(change: Change) -> tuple[Reason, ...]:
    """What a change breaks that was not as much broken before, each kind of breach by its worst.

    That a visit is missing is none: what is set aside waits to be placed.
    """
    before = {(each.rule, each.where, each.what.id): each for each in change.mended}
    worse = (
        each
        for each in change.broken
        if not is_loss(each) and _is_worse(each, before.get((each.rule, each.where, each.what.id)))
    )
    worst: dict[tuple[str, str], Violation] = {}
    for each in worse:
        kind = each.rule, each.what.id
        if kind not in worst or _size(each, "by") > _size(worst[kind], "by"):
            worst[kind] = each
    return tuple(dict.fromkeys(Reason(each.rule, _said(each)) for each in worst.values()))


def _is_worse(after: Violation, before: Violation | None) -> bool:
    if before is None:
        return True
    return any(_size(after, key) > _size(before, key) for key in ("by", "n")) or after.what == before.what


def _size(breach: Violation, key: str) -> float:
    value = breach.what.values.get(key)
    return value if isinstance(value, int | float) else 0


def _said(breach: Violation) -> Message:
    rule = rule_of(breach.rule)
    if breach.rule in (LOCK.id, ONE_AREA.id) or rule.tally is not None:
        return rule.because
    short = SAID.get((breach.rule, breach.what.id))
    return breach.what if short is None else Message(short, breach.what.values)


def _shut(problem: Problem, stop: Stop, session: Session, rule: str, areas: Mapping[str, str]) -> Message:
    if rule == STOP_DAYS.id:
        return next(_own_days(problem, stop, session))
    if rule == AREA_DAYS.id:
        return AREA_DAYS.bound.asks(problem, Subject(stop.area, areas.get(stop.area, stop.area)))
    return rule_of(rule).because


def _own_days(problem: Problem, stop: Stop, session: Session) -> Iterator[Message]:
    """What of a stop's own days keeps a session from it, the one with a reason of its own first."""
    for ban in stop.not_on:
        if ban.weekday == session.date.weekday() and ban.half in (None, session.half):
            yield _banned(ban, stop, session)
    if not problem.calendar.repeats:
        for closure in stop.closed:
            if closure.covers(session.date, session.half) and closure.why:
                yield message("verdict.closed", why=closure.why)
    yield STOP_DAYS.bound.asks(problem, Subject(stop.id, stop.name))


def _banned(ban: Ban, stop: Stop, session: Session) -> Message:
    weekday = session.date.weekday()
    if ban.half is None:
        return (
            message("verdict.ban-day", why=ban.why, weekdays=(weekday,))
            if ban.why
            else message("verdict.taken-day", weekdays=(weekday,))
        )
    half = in_half(session.half, evening_of(stop))
    return (
        message("verdict.ban-half", why=ban.why, half=half)
        if ban.why
        else message("verdict.taken", half=half)
    )
