"""What the planner fixed stays where it was fixed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.domain.told_half import half_of
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, Value, message
from tourplanner.problem.openings import (
    breaks_standing_lock,
    matches_dated_lock,
    stop_locks,
    stop_of,
)
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.rule import Binding, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, stop_name, visit_name
from tourplanner.problem.rules.visits import over_stops

NOT_AT = "violation.not-at"
"""That no visit is where a lock on a date holds one."""


def _of_stop(problem: Problem, stop: Stop, served: Sequence[tuple[Tour, Visit]]) -> Iterator[Violation]:
    """A stop with no visit at all breaks no lock: its visits are missing."""
    for fixed in stop_locks(problem.config, stop) if served else ():
        if fixed.date is not None:
            if not any(_is_at(fixed, tour, visit) for tour, visit in served):
                missed = message("violation.not-at", day=fixed.date)
                yield Violation("lock", stop_name(problem, stop.id), missed)
            continue
        for tour, visit in served:
            moved = breaks_standing_lock(problem.calendar, fixed, tour.date, visit.half)
            if moved or fixed.van not in (None, tour.van):
                where = visit_name(problem, tour, stop.id)
                yield Violation("lock", where, message("violation.moved"))


def _is_at(fixed: Lock, tour: Tour, visit: Visit) -> bool:
    return matches_dated_lock(fixed, tour.date, visit.half) and fixed.van in (None, tour.van)


def _excludes(config: Config, calendar: Calendar, stop: Stop, session: Session) -> bool:
    locks = stop_locks(config, stop)
    if any(breaks_standing_lock(calendar, lock, session.date, session.half) for lock in locks):
        return True
    dated = [lock for lock in locks if lock.date is not None]
    # A date that is locked to one half is not free in the other: one visit a day. And once every
    # visit has its date, no other date is left.
    for lock in dated:
        if lock.date == session.date and not matches_dated_lock(lock, session.date, session.half):
            return True
    return len(dated) >= stop.visits and all(lock.date != session.date for lock in dated)


def _applies(config: Config, stop_id: str) -> bool:
    return bool(stop_locks(config, stop_of(config, stop_id)))


def _asks(problem: Problem, subject: Subject) -> Message:
    stop = problem.stop(subject.id)
    locks = stop_locks(problem.config, stop)
    return message("rule.lock-asked", stop=subject.name, locks=[_told(lock, stop) for lock in locks])


def _told(lock: Lock, stop: Stop) -> Message:
    """Where a lock holds a stop: as much as it says of date, week, weekday, half and van."""
    parts: list[Value] = []
    if lock.date is not None:
        parts.append(message("rule.lock-date", day=lock.date))
    if lock.week is not None:
        parts.append(message("rule.lock-week", week=lock.week))
    if lock.weekday is not None:
        parts.append(message("rule.lock-weekday", weekday=lock.weekday))
    if lock.half is not None:
        parts.append(half_of(stop, lock.half))
    if lock.van is not None:
        parts.append(lock.van)
    return message("rule.lock-parts", parts=parts)


def _without(config: Config, stop_id: str) -> Config:
    return replace(config, locks=tuple(lock for lock in config.locks if lock.stop != stop_id))


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    yield Edit("lock", _without(config, subject.id), message("offer.lock", stop=subject.name), subject.id)


LOCK = Rule(
    "lock",
    over_stops(_of_stop),
    excludes=_excludes,
    binding=Binding(Scope.STOP, _applies, _asks, _without, _offers),
    looks=None,
    of_stop=_of_stop,
)
