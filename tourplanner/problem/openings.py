"""What a stop asks of its visits, as far as the stop alone decides: how long, and where fixed by hand.

Each predicate is the one definition of its fact: building a problem, solving it and judging a plan share it.
"""

from datetime import date

from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.message import Message, message


def stop_of(config: Config, stop_id: str) -> Stop:
    """The stop with this id."""
    return next(stop for stop in config.stops if stop.id == stop_id)


def stop_locks(config: Config, stop: Stop) -> tuple[Lock, ...]:
    """The locks of a stop that its plan has to keep."""
    return tuple(lock for lock in config.locks if lock.stop == stop.id and binds_plan(config, lock))


def binds_plan(config: Config, lock: Lock) -> bool:
    """Whether a lock speaks of the plan; one on an extra day of a cycle that repeats is of the year alone."""
    days = config.calendar
    beyond = days.repeats and lock.date in days.extra_days and not days.in_grid(lock.date)
    return not beyond


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


def service_seconds(stop: Stop, session: Session) -> int:
    """Length of a visit of the stop in a session: its own, or the whole session."""
    return session.closes - session.opens if stop.service is None else stop.service


def half_name(half: Half) -> Message:
    """What readers call a half of the day."""
    return message("term.morning") if half is Half.MORNING else message("term.afternoon")
