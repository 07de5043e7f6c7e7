"""The repetitions of a cycle: each a problem of its own, with its own holidays and closures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Half, Session
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.van_day import VAN_DAY


@dataclass(frozen=True, slots=True)
class Closing:
    """What forbids a visit: the id of a rule, and the name of a holiday or closure if it has one."""

    rule: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition of the cycle.

    ``problem`` has the calendar of its own dates, ``sessions`` the rank of each half-day in it.
    """

    problem: Problem
    sessions: Mapping[tuple[date, Half], int]

    @property
    def start(self) -> date:
        """Its first day."""
        return self.problem.calendar.start

    def is_open(self, stop: int, day: date, half: Half) -> bool:
        """Whether the rules that concern a single visit allow the stop then."""
        session = self.sessions.get((day, half))
        return session is not None and session in self.problem.openings[stop]

    def closing(self, stop: Stop, day: date, half: Half) -> Closing | None:
        """What forbids a visit of the stop then; None if it is open."""
        problem, session = self.problem, self.sessions.get((day, half))
        if session is None:
            return Closing(VAN_DAY.id, problem.calendar.closed.get(day, ""))
        place = problem.calendar.sessions[session]
        rules = excluding_rules(problem.config, problem.calendar, stop, place)
        broken = next(rules, None)
        return None if broken is None else Closing(broken, _own_reason(stop, place))


@dataclass(frozen=True, slots=True)
class Repetitions:
    """All repetitions from the first day of a plan to ``until``, the last of them cut there."""

    each: tuple[Repetition, ...]
    until: date

    @property
    def start(self) -> date:
        """The first day of the plan."""
        return self.each[0].start

    @property
    def config(self) -> Config:
        """The config of the plan."""
        return self.each[0].problem.config

    def rank(self, day: date) -> int:
        """Number of the repetition in which `day` lies, from 0."""
        return (day - self.start).days // self.each[0].problem.calendar.days

    def on(self, day: date) -> Repetition:
        """The repetition in which `day` lies."""
        return self.each[self.rank(day)]

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the schedule."""
        return self.start <= day <= self.until


def repetitions(problem: Problem, until: date) -> Repetitions:
    """The repetitions of the cycle of `problem` up to `until`, which is not before its first day."""
    days = problem.calendar.days
    number = (until - problem.calendar.start).days // days + 1
    later = (_later(problem, timedelta(days=days * rank)) for rank in range(1, number))
    return Repetitions(tuple(_repetition(each) for each in (problem, *later)), until)


def _later(problem: Problem, offset: timedelta) -> Problem:
    """The problem of the cycle that begins `offset` later; travel times are shared.

    A lock on a date speaks of that date, which is the first cycle's; all others hold in every cycle.
    """
    config = replace(
        problem.config,
        calendar=replace(problem.config.calendar, start=problem.calendar.start + offset),
        locks=tuple(lock for lock in problem.config.locks if lock.date is None),
    )
    return build(config, build_calendar(config.calendar, config.sessions), problem.matrix)


def _repetition(problem: Problem) -> Repetition:
    ranks = {(session.date, session.half): rank for rank, session in enumerate(problem.calendar.sessions)}
    return Repetition(problem, ranks)


def _own_reason(stop: Stop, session: Session) -> str:
    """What the config says of why the stop is closed then."""
    reasons = [closure.why for closure in stop.closed if closure.covers(session.date, session.half)]
    reasons += [
        ban.why
        for ban in stop.not_on
        if ban.weekday == session.date.weekday() and ban.half in (None, session.half)
    ]
    return next(filter(None, reasons), "")
