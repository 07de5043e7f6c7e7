"""Which sessions a stop may be visited in, as far as the stop alone decides.

Each predicate is the one definition of its rule: building a problem and judging a plan share it.
"""

from collections.abc import Iterator
from datetime import date

from tourplanner.domain.config import AreaRules, Config, Lock, Stop
from tourplanner.domain.period import Calendar, Half, Session


def area_rules(config: Config, stop: Stop) -> AreaRules | None:
    """What the config says of the stop's intercommunalité, if anything."""
    return next((area for area in config.areas if area.epci == stop.area), None)


def breaks_area_days(config: Config, calendar: Calendar, stop: Stop, day: date) -> bool:
    """Whether `day` is not a day of the stop's area (weekday lists do not bind extra days)."""
    rules = area_rules(config, stop)
    if rules is None or rules.weekdays is None or day in calendar.extra:
        return False
    return day.weekday() not in rules.weekdays


def breaks_stop_days(calendar: Calendar, stop: Stop, day: date, half: Half) -> bool:
    """Whether the stop's own weekdays, halves, bans or closed dates forbid a visit."""
    if stop.weekdays is not None and day not in calendar.extra and day.weekday() not in stop.weekdays:
        return True
    if stop.halves is not None and half not in stop.halves:
        return True
    if any(ban.weekday == day.weekday() and ban.half in (None, half) for ban in stop.not_on):
        return True
    return any(closure.covers(day) for closure in stop.closed)


def breaks_standing_lock(calendar: Calendar, lock: Lock, day: date, half: Half) -> bool:
    """Whether a lock on all visits of a stop forbids this date and half (the van is not looked at)."""
    if lock.date is not None:
        return False
    return (
        (lock.weekday is not None and day.weekday() != lock.weekday)
        or (lock.half is not None and half != lock.half)
        or (lock.week is not None and calendar.week(day) != lock.week)
    )


def matches_dated_lock(lock: Lock, day: date, half: Half) -> bool:
    """Whether a visit on this date and half is the one that a dated lock asks for."""
    return lock.date == day and lock.half in (None, half)


def stop_locks(config: Config, stop: Stop) -> tuple[Lock, ...]:
    """The locks of a stop."""
    return tuple(lock for lock in config.locks if lock.stop == stop.id)


def service_seconds(stop: Stop, session: Session) -> int:
    """Length of a visit of the stop in a session: its own, or the whole session."""
    return session.closes - session.opens if stop.service is None else stop.service


def excluding_rules(config: Config, calendar: Calendar, stop: Stop, session: Session) -> Iterator[str]:
    """Ids of the rules by which the stop alone can't be visited in the session."""
    if breaks_area_days(config, calendar, stop, session.date):
        yield "area-days"
    if breaks_stop_days(calendar, stop, session.date, session.half):
        yield "stop-days"
    if service_seconds(stop, session) > session.closes - session.opens:
        yield "session-window"
    if _locked_out(config, calendar, stop, session):
        yield "lock"


def _locked_out(config: Config, calendar: Calendar, stop: Stop, session: Session) -> bool:
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
