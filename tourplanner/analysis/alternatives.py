"""Why a stop is visited when it is: what each other half-day of the week would cost, or what forbids it.

Days of the week that nobody tours are answered too, with what it would cost to open them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tourplanner.analysis.relax import Standing
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.period import Calendar, Half
from tourplanner.problem.openings import stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import with_area
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.van_day import VAN_DAY, WORKING_WEEKDAYS


class Answer(StrEnum):
    """What is known of a half-day of the week for a stop."""

    HERE = "here"
    FORBIDDEN = "forbidden"
    PROMISES = "promises"
    DRIVE = "drive"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alternative:
    """All visits of a stop on one half-day of the week.

    ``rules`` forbid it; otherwise it loses ``promises`` required and ``wishes`` optional visits, or
    changes the driving by ``drive_change`` seconds, compared with the plan. Numbers below 0 are won.
    """

    weekday: int
    half: Half
    answer: Answer
    rules: tuple[str, ...] = ()
    promises: int = 0
    wishes: int = 0
    drive_change: int = 0


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan solved again; ``proven`` when no plan misses fewer or, missing as many, drives less."""

    standing: Standing
    proven: bool


Resolve = Callable[[Config], Solved | None]
"""Solve a config again; None when there is no time left."""


def alternatives(
    problem: Problem,
    stop_id: str,
    here: frozenset[tuple[int, Half]],
    before: Standing,
    resolve: Resolve,
) -> Iterator[Alternative]:
    """Every half-day of the touring week in order; `here` are those of the plan's own visits."""
    slots = _slots(problem.config, problem.calendar, problem.stop(stop_id))
    for (weekday, half), rules_against in slots:
        if here == {(weekday, half)}:
            yield Alternative(weekday, half, Answer.HERE)
        elif rules_against is not None:
            yield Alternative(weekday, half, Answer.FORBIDDEN, tuple(sorted(rules_against)))
        else:
            fixed = locked(problem.config, Lock(stop_id, weekday=weekday, half=half))
            yield priced(weekday, half, before, resolve(fixed))


def new_days(config: Config, stop_id: str, before: Standing, resolve: Resolve) -> Iterator[Alternative]:
    """The half-days of each working day of the week that nobody tours, were it toured from now on.

    Where the stop's area has days of its own, the new one becomes one of them.
    """
    for weekday in WORKING_WEEKDAYS:
        if weekday not in config.calendar.weekdays:
            yield from on_weekday(config, stop_id, weekday, before, resolve)


def on_weekday(
    config: Config,
    stop_id: str,
    weekday: int,
    before: Standing,
    resolve: Resolve,
    here: frozenset[tuple[int, Half]] = frozenset(),
) -> Iterator[Alternative]:
    """The half-days of any day of the week, were it toured from now on; `here` as in `alternatives`."""
    toured = weekday in config.calendar.weekdays
    opened = config if toured else with_weekday(config, stop_of(config, stop_id).area, weekday)
    calendar = build_calendar(opened.calendar, opened.sessions)
    slots = dict(_slots(opened, calendar, stop_of(opened, stop_id)))
    for half in (half for half in Half if half in config.sessions):
        # A weekday all of whose dates are closed stays without tours.
        against = slots.get((weekday, half), frozenset({VAN_DAY.id}))
        if here == {(weekday, half)}:
            yield Alternative(weekday, half, Answer.HERE)
        elif against is not None:
            yield Alternative(weekday, half, Answer.FORBIDDEN, tuple(sorted(against)))
        else:
            fixed = locked(opened, Lock(stop_id, weekday=weekday, half=half))
            yield priced(weekday, half, before, resolve(fixed))


def on_date(
    config: Config,
    stop_id: str,
    day: date,
    before: Standing,
    resolve: Resolve,
    here: frozenset[tuple[date, Half]] = frozenset(),
) -> Iterator[Alternative]:
    """The half-days of a date for one visit, were that date toured; `here` are those of the plan's visits."""
    opened = config
    if day not in build_calendar(config.calendar, config.sessions).dates:
        rules = replace(config.calendar, extra_days=(*config.calendar.extra_days, day))
        opened = replace(config, calendar=rules)
    calendar = build_calendar(opened.calendar, opened.sessions)
    for session in (session for session in calendar.sessions if session.date == day):
        against = tuple(sorted(excluding_rules(opened, calendar, stop_of(opened, stop_id), session)))
        if (day, session.half) in here:
            yield Alternative(day.weekday(), session.half, Answer.HERE)
        elif against:
            yield Alternative(day.weekday(), session.half, Answer.FORBIDDEN, against)
        else:
            fixed = locked(opened, Lock(stop_id, date=day, half=session.half))
            yield priced(day.weekday(), session.half, before, resolve(fixed))


def with_weekday(config: Config, area: str, weekday: int) -> Config:
    """The config that tours one more day of the week, in that area too."""
    rules = replace(config.calendar, weekdays=config.calendar.weekdays | {weekday})
    own = next((each.weekdays for each in config.areas if each.epci == area), None)
    opened = replace(config, calendar=rules)
    return opened if own is None else with_area(opened, area, weekdays=own | {weekday})


def _slots(
    config: Config, calendar: Calendar, stop: Stop
) -> list[tuple[tuple[int, Half], frozenset[str] | None]]:
    """Each half-day of the touring week, in order, with the rules against it; None where it is open."""
    slots: dict[tuple[int, Half], frozenset[str] | None] = {}
    for session in calendar.sessions:
        slot = session.date.weekday(), session.half
        rules = frozenset(excluding_rules(config, calendar, stop, session))
        known = slots.get(slot, frozenset())
        # One open session is enough; else every rule that excludes one of them is named.
        slots[slot] = None if known is None or not rules else known | rules
    return sorted(slots.items(), key=lambda item: _order(item[0]))


def locked(config: Config, lock: Lock) -> Config:
    """The config with one more lock."""
    return replace(config, locks=(*config.locks, lock))


def _order(slot: tuple[int, Half]) -> tuple[int, int]:
    return slot[0], tuple(Half).index(slot[1])


def priced(weekday: int, half: Half, before: Standing, solved: Solved | None) -> Alternative:
    """What a plan that was solved again loses or drives more than the plan before."""
    if solved is None or not solved.proven:
        return Alternative(weekday, half, Answer.UNKNOWN)
    after = solved.standing
    lost, wishes = after.missing - before.missing, after.wishes - before.wishes
    if (lost, wishes) > (0, 0):
        return Alternative(weekday, half, Answer.PROMISES, promises=lost, wishes=wishes)
    change = after.drive - before.drive
    return Alternative(weekday, half, Answer.DRIVE, promises=lost, wishes=wishes, drive_change=change)
