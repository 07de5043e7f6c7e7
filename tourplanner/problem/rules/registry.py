"""The rules of a plan, in the order in which they are told."""

from collections.abc import Iterator
from contextlib import contextmanager

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.problem.rules.area_days import AREA_DAYS
from tourplanner.problem.rules.day_limits import DAY_HOURS, DRIVE_DAY, SPAN_DAY, WORK_DAY
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.lunch import LUNCH
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.rest import REST
from tourplanner.problem.rules.rule import Rule, Span
from tourplanner.problem.rules.sequence import SEQUENCE
from tourplanner.problem.rules.session_window import SESSION_WINDOW
from tourplanner.problem.rules.stop_days import STOP_DAYS
from tourplanner.problem.rules.tally import Tally
from tourplanner.problem.rules.travel import TRAVEL
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.visits import VISITS
from tourplanner.problem.rules.work_limits import WORK_CYCLE, WORK_WEEK

RULES: tuple[Rule, ...] = (
    SESSION_WINDOW,
    SEQUENCE,
    LUNCH,
    DAY_HOURS,
    DRIVE_DAY,
    WORK_DAY,
    SPAN_DAY,
    REST,
    WORK_WEEK,
    WORK_CYCLE,
    VAN_DAY,
    AREA_DAYS,
    STOP_DAYS,
    ONE_AREA,
    VISITS,
    GAP,
    REGULAR,
    LOCK,
    TRAVEL,
)
"""The rules that every plan obeys."""

_TALLYING = tuple(rule for rule in RULES if rule.tally is not None)

_MORE: list[Rule] = []
"""Rules that are tried out, in all threads: searches run in some of their own."""


def rules() -> tuple[Rule, ...]:
    """The rules in force: `RULES`, and those that are tried out."""
    return (*RULES, *_MORE)


def rule_of(id_: str) -> Rule:
    """The rule with this id."""
    return next(rule for rule in rules() if rule.id == id_)


@contextmanager
def with_rule(rule: Rule) -> Iterator[None]:
    """Put one more rule in force, for as long as the context is open: to try it out.

    Raises
    ------
    ValueError
        If there is a rule of that id.
    """
    if any(known.id == rule.id for known in rules()):
        raise ValueError(f"there is a rule {rule.id} already")
    _MORE.append(rule)
    try:
        yield
    finally:
        _MORE.remove(rule)


def limiting(span: Span) -> tuple[Rule, ...]:
    """The rules that bound a sum over that time."""
    return tuple(rule for rule in rules() if rule.limit is not None and rule.limit.span is span)


def tallies_known() -> tuple[Rule, ...]:
    """The rules that count something in a tour, asked by a config or not."""
    return (*_TALLYING, *(rule for rule in _MORE if rule.tally is not None))


def tallying_rules(config: Config) -> tuple[Rule, ...]:
    """Those that the config asks: engines count by no others."""
    return tuple(rule for rule in tallies_known() if rule.bound.applies(config, ""))


def tallied(config: Config) -> tuple[tuple[Rule, Tally], ...]:
    """What these count, each with its rule, in the same order."""
    return tuple(
        (rule, tally) for rule in tallying_rules(config) if rule.tally for tally in rule.tally.of(config)
    )


def tallying(config: Config) -> tuple[Tally, ...]:
    """What these count, in the same order."""
    return tuple(tally for _, tally in tallied(config))


def excluding_rules(config: Config, calendar: Calendar, stop: Stop, session: Session) -> Iterator[str]:
    """Ids of the rules by which the stop alone can't be visited in the session."""
    for rule in rules():
        if rule.excludes is not None and rule.excludes(config, calendar, stop, session):
            yield rule.id
