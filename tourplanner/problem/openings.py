"""What a stop asks of its visits, as far as the stop alone decides: when, how long, and where fixed by hand.

Each predicate is the one definition of its fact: building a problem, solving it and judging a plan share it.
"""

from dataclasses import replace
from datetime import date

from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.domain.visit_window import WholeDay, window
from tourplanner.problem.locks_by_stop import locks_of


def stop_of(config: Config, stop_id: str) -> Stop:
    """The stop with this id."""
    return next(stop for stop in config.stops if stop.id == stop_id)


def stop_locks(config: Config, stop: Stop) -> tuple[Lock, ...]:
    """The locks of a stop that its plan has to keep."""
    return tuple(lock for lock in locks_of(config, stop.id) if binds_plan(config, lock))


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
    """Length of a visit of the stop in a session: its own, or all the time that it may be open."""
    return window(stop, session).service


def has_own_hours(config: Config) -> bool:
    """Whether some stop keeps to other hours than the sessions do, or to those of both of a day."""
    return any(stop.has_own_hours or stop.whole_day for stop in config.stops)


def session_of(config: Config, day: date, half: Half) -> Session:
    """A half of a date, open as the config says."""
    hours = config.sessions[half]
    return Session(day, half, hours.opens, hours.closes, config.calendar.at(day))


def whole_day(config: Config, stop: Stop, day: date) -> WholeDay | None:
    """The visit of a whole day of a stop on a date; None where a half has no room for its part."""
    if not all(half in config.sessions for half in (Half.MORNING, Half.AFTERNOON)):
        return None
    morning, afternoon = (
        window(stop, session_of(config, day, half)) for half in (Half.MORNING, Half.AFTERNOON)
    )
    if not (morning.admits and afternoon.admits and morning.closes < afternoon.opens):
        return None
    return WholeDay(morning.opens, (morning.closes, afternoon.opens), afternoon.closes)


def hours_differ_by_day(config: Config) -> bool:
    """Whether some stop keeps to other hours on one day of the cycle than on another."""
    by_weekday = any(hours.weekday is not None for stop in config.stops for hours in stop.hours)
    return by_weekday or any(stop.lengths for stop in config.stops)


def widest(config: Config, session: Session) -> Session:
    """The session with the hours that hold the window of every stop in it, on whatever weekday."""
    if not has_own_hours(config):
        return session
    opens = [hours.opens for stop in config.stops for hours in stop.hours if hours.half is session.half]
    closes = [hours.closes for stop in config.stops for hours in stop.hours if hours.half is session.half]
    return replace(
        session,
        opens=min(session.opens, *(clock for clock in opens if clock is not None), session.opens),
        closes=max(session.closes, *(clock for clock in closes if clock is not None), session.closes),
    )
