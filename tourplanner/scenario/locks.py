"""Locks that could be kept before a scenario, and no more under it."""

from collections.abc import Iterator, Sequence

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.period import WEEKDAYS, Calendar, Session
from tourplanner.domain.told_half import evening_of, in_half
from tourplanner.inputs.faults import FaultSheet, Path, Spot
from tourplanner.message import Message, message
from tourplanner.problem.openings import binds_plan, breaks_standing_lock, matches_dated_lock
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.scenario.draft import Draft
from tourplanner.scenario.names import told
from tourplanner.scenario.scenario import Overlay
from tourplanner.schedule.grid_locks import on_grid


def check_locks_kept(
    before: Config, after: Config, draft: Draft, overlays: Sequence[Overlay], sheets: Sequence[FaultSheet]
) -> None:
    """Note every lock of `after` whose half-days the overlays ban: it can't be kept any more.

    One that could not be kept `before` either is the config's own matter.
    """
    if not overlays:
        return
    days, days_before = (build_calendar(each.calendar, each.sessions) for each in (after, before))
    written = draft.written()
    for number, lock in enumerate(after.locks, start=1):
        stop = _stop(after, lock)
        stop_before = next((each for each in before.stops if each.id == lock.stop), None)
        held, held_before = (on_grid(lock, each.calendar) for each in (after, before))
        if not binds_plan(after, lock) or _can_be_kept(after, days, stop, held):
            continue
        was_kept = stop_before is None or _can_be_kept(before, days_before, stop_before, held_before)
        if lock in before.locks and not was_kept:
            continue
        spot = next(_causes(after, days, held, number, written), Spot(sheets[-1], overlays[-1].path))
        spot.fault(
            message(
                "scenario.lock-broken", stop=told(stop.id, stop.name), conditions=_conditions(lock, stop)
            ),
            message("scenario.lock-goes-too", stop=stop.id),
        )


def _stop(config: Config, lock: Lock) -> Stop:
    return next(stop for stop in config.stops if stop.id == lock.stop)


def _can_be_kept(config: Config, calendar: Calendar, stop: Stop, lock: Lock) -> bool:
    """Whether a half-day that the lock asks for is open to its stop."""
    return any(
        not set(excluding_rules(config, calendar, stop, session)) - {LOCK.id}
        for session in calendar.sessions
        if _meant(calendar, lock, session)
    )


def _meant(calendar: Calendar, lock: Lock, session: Session) -> bool:
    if lock.date is not None:
        return matches_dated_lock(lock, session.date, session.half)
    return not breaks_standing_lock(calendar, lock, session.date, session.half)


def _causes(
    config: Config, calendar: Calendar, lock: Lock, number: int, written: dict[Path, Spot]
) -> Iterator[Spot]:
    """What was written that can have banned the lock, the likeliest first."""
    meant = [session for session in calendar.sessions if _meant(calendar, lock, session)]
    stop = _stop(config, lock)
    area = next((place for place, each in enumerate(config.areas, start=1) if each.epci == stop.area), 0)
    ranks: list[Path] = [("calendar",)] if not meant else []
    ranks += [("areas", area), ("stops", config.stops.index(stop) + 1), ("locks", number), ("calendar",)]
    for above in ranks:
        yield from (spot for path, spot in written.items() if path[: len(above)] == above)


def _conditions(lock: Lock, stop: Stop) -> list[Message]:
    """When the lock wants its stop visited, as the config says it."""
    said = []
    if lock.date is not None:
        said.append(message("scenario.on-date", day=lock.date))
    if lock.weekday is not None:
        said.append(message("scenario.on-weekday", day=lock.weekday, name=WEEKDAYS[lock.weekday]))
    if lock.half is not None:
        said.append(in_half(lock.half, evening_of(stop)))
    if lock.week is not None:
        said.append(message("scenario.in-week", week=lock.week))
    return said
