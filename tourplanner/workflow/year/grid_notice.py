"""What is said to whoever plans a grid, or lays it over a year, of dates that it does not have."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.event import Opening, VisitMoved
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.inputs.config.read import ConfigFile
from tourplanner.message import Message, message
from tourplanner.problem.openings import binds_plan


def grid_notices(file: ConfigFile) -> Iterator[Message]:
    """A remark on each lock that no grid can keep, and one on dates that a grid does not know.

    The latter is for configs that do not say whether they repeat: before cycles did, they were planned
    around these dates, for their own weeks. One that says either hears nothing of it.
    """
    yield from _locks_beyond(file.config)
    said = file.table.get("calendar")
    if not file.config.calendar.repeats or (isinstance(said, Mapping) and "repeats" in said):
        return
    if days := sorted(special_days(file.config)):
        yield message("cycle.grid-now", days=days)


def idle_extra_days(config: Config) -> Iterator[Message]:
    """A remark on extra days of a cycle that repeats on which nothing would ever go.

    The grid has none of them: visits only come there from closed dates, where the config has them moved,
    or by events.
    """
    rules = config.calendar
    wished = {stop.on_closed or config.schedule.on_closed for stop in config.stops}
    if not rules.repeats or wished != {OnClosed.SKIP}:
        return
    used = {event.date for event in config.events if isinstance(event, Opening)}
    used |= {event.to_date for event in config.events if isinstance(event, VisitMoved)}
    # A lock on such a day has a remark of its own.
    used |= {lock.date for lock in config.locks if lock.date is not None}
    if days := sorted(day for day in rules.extra_days if day not in used and not rules.in_grid(day)):
        yield message("cycle.extra-days-idle", days=days)


def empty_extra_days(config: Config, schedule: Schedule) -> Iterator[Message]:
    """A remark on extra days of a cycle that repeats on which a schedule has no tour."""
    toured = {tour.date for tour in schedule.tours}
    within = {day for day in config.calendar.extra_days if schedule.start <= day <= schedule.until}
    if config.calendar.repeats and (days := sorted(within - toured)):
        yield message("schedule.extra-days-empty", days=days)


def _locks_beyond(config: Config) -> Iterator[Message]:
    """Locks on extra days, which are of the year alone."""
    names = {stop.id: stop.name for stop in config.stops}
    for lock in config.locks:
        if lock.date is not None and not binds_plan(config, lock):
            yield message("cycle.lock-beyond", stop=names[lock.stop], day=lock.date)


def special_days(config: Config) -> set[date]:
    """The dates of the first cycle that are closed, or open out of turn, to all stops or to one."""
    rules = config.calendar
    cycle = [rules.start + timedelta(days=offset) for offset in range(7 * rules.weeks)]
    toured = {day for day in cycle if rules.in_grid(day)}
    works = {day for stop in config.stops for closure in stop.closed for day in toured if closure.covers(day)}
    return works | set(dated_calendar(rules, config.sessions).closed) | set(rules.extra_days) & set(cycle)
