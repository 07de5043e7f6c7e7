"""The rules of a plan, in the order in which they are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

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

_MORE: ContextVar[tuple[Rule, ...]] = ContextVar("rules that are tried out", default=())


def rules() -> tuple[Rule, ...]:
    """The rules in force: `RULES`, and those that are tried out."""
    return (*RULES, *_MORE.get())


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
    token = _MORE.set((*_MORE.get(), rule))
    try:
        yield
    finally:
        _MORE.reset(token)


def limiting(span: Span) -> tuple[Rule, ...]:
    """The rules that bound a sum over that time."""
    return tuple(rule for rule in rules() if rule.limit is not None and rule.limit.span is span)


def excluding_rules(config: Config, calendar: Calendar, stop: Stop, session: Session) -> Iterator[str]:
    """Ids of the rules by which the stop alone can't be visited in the session."""
    for rule in rules():
        if rule.excludes is not None and rule.excludes(config, calendar, stop, session):
            yield rule.id
