"""What is said of visits that are held on a date which turned out to be closed to them."""

from collections.abc import Iterator
from datetime import date

from tourplanner.domain.config import Config, Lock
from tourplanner.domain.event import Event, span
from tourplanner.domain.period import Half
from tourplanner.message import Message, message, silent
from tourplanner.problem.rules.registry import rule_of
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.reopened_plan import with_config


def notices_of_event(event: Event, config: Config, plan: OpenedPlan, last: date) -> Iterator[Message]:
    """A remark for each lock that cannot be kept in the days of an event, of a schedule up to `last`."""
    days = span(event)
    if any(lock.date and days[0] <= lock.date <= days[1] for lock in config.locks):
        yield from lock_notices(real_dates(with_config(plan, config).year(silent), last), days)


def lock_notices(real: RealDates, days: tuple[date, date] | None = None) -> Iterator[Message]:
    """A remark for each lock on a date that cannot be kept on it: another date is looked for.

    In a cycle that repeats the lock holds a place of every cycle, and what closes one date does not
    contradict it.

    Parameters
    ----------
    days
        The first and last date of the locks that are meant; None for all dates of the schedule.
    """
    first, last = days or (real.start, real.until)
    for number, lock in enumerate(real.config.locks, start=1):
        closing = _closing(real, lock)
        if closing is not None and lock.date is not None and first <= lock.date <= last:
            yield message(
                "schedule.lock-gives-way",
                number=number,
                stop=real.stop(lock.stop).name,
                day=lock.date,
                why=closing.why or rule_of(closing.rule).because,
            )


def _closing(real: RealDates, lock: Lock) -> Closing | None:
    """What closes the date of a lock; None where it is open, is none, or the stop is not toured then."""
    day = lock.date
    if day is None or not real.covers(day) or real.can_keep(lock):
        return None
    if lock.stop not in real.on(day).problem.stop_index:
        return None
    van = lock.van or real.config.vans[0].id
    return real.closing(lock.stop, day, lock.half or next(iter(Half)), van)
