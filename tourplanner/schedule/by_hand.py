"""What the planner says of single visits: that one is moved, that one does not take place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tourplanner.domain.event import VisitCancelled, VisitMoved
from tourplanner.domain.period import Half
from tourplanner.errors import Fault, InputError
from tourplanner.message import message
from tourplanner.problem.rules.registry import rule_of
from tourplanner.schedule.due import DatedStop
from tourplanner.schedule.real_dates import RealDates
from tourplanner.schedule.repair_problem import Held


@dataclass(frozen=True, slots=True)
class ByHand:
    """Events on single visits, by the keys of these; of several on one visit the last one holds."""

    moved: Mapping[str, VisitMoved] = field(default_factory=dict)
    cancelled: Mapping[str, VisitCancelled] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[str]:
        """The visits that are not left to the grid."""
        return frozenset({*self.moved, *self.cancelled})

    def unsettled(self, places: Mapping[str, Held]) -> frozenset[str]:
        """Those that are not yet where they should be, by the places that were told."""
        return frozenset(self.cancelled).union(
            key for key, event in self.moved.items() if not _is_at(event, places.get(key))
        )


def by_hand(
    real: RealDates,
    told: Mapping[DatedStop, str],
    due: Mapping[DatedStop, str],
    gone: Mapping[DatedStop, str],
) -> ByHand:
    """The visits that events speak of.

    Parameters
    ----------
    told
        Keys of the visits that take place, as they were told last, by date and stop.
    due
        Keys of those that grids have there: an event that was told already is known by where it found the
        visit.
    gone
        Keys of visits that were told and have been cancelled since.

    Raises
    ------
    InputError
        With all events that speak of no visit, or move one to where it cannot be.
    """
    moved: dict[str, VisitMoved] = {}
    cancelled: dict[str, VisitCancelled] = {}
    now = {**due, **gone, **told}
    faults: list[Fault] = []
    for event in real.config.events:
        if not isinstance(event, VisitMoved | VisitCancelled) or not real.covers(event.date):
            continue
        key = now.get((event.date, event.stop))
        if key is None:
            faults.append(_no_visit(real, event, now))
        elif isinstance(event, VisitCancelled):
            cancelled[key] = event
            moved.pop(key, None)
        elif not _is_open(real, event):
            faults.append(_closed_there(real, event))
        else:
            moved[key] = event
            cancelled.pop(key, None)
            now[event.to_date, event.stop] = key
    if faults:
        raise InputError(faults)
    return ByHand(moved, cancelled)


def no_room(real: RealDates, event: VisitMoved) -> Fault:
    """That the date to which a visit is moved is open and has no place left for it."""
    stop = real.stop(event.stop).name
    return Fault(
        message("schedule.event-on", stop=stop, day=event.date),
        message("schedule.event-no-room", stop=stop, day=event.to_date),
    )


def _is_at(event: VisitMoved, place: Held | None) -> bool:
    return place is not None and place.date == event.to_date and event.to_half in (None, place.half)


def _halves(event: VisitMoved) -> tuple[Half, ...]:
    return tuple(Half) if event.to_half is None else (event.to_half,)


def _is_open(real: RealDates, event: VisitMoved) -> bool:
    return any(real.is_open(event.stop, event.to_date, half) for half in _halves(event))


def _closed_there(real: RealDates, event: VisitMoved) -> Fault:
    """That the date to which a visit is moved is none of the schedule, or what closes it."""
    stop, day = real.stop(event.stop).name, event.to_date
    where = message("schedule.event-on", stop=stop, day=event.date)
    if not real.covers(day):
        return Fault(where, message("schedule.event-outside", day=day, until=real.until))
    closing = real.on(day).closing(event.stop, day, _halves(event)[0])
    assert closing is not None, "a half-day that is not open is closed by something"
    why = closing.why or rule_of(closing.rule).because
    return Fault(where, message("schedule.event-closed", stop=stop, day=day, why=why))


def _no_visit(real: RealDates, event: VisitMoved | VisitCancelled, now: Mapping[DatedStop, str]) -> Fault:
    """That a stop has no visit on the date, and where the nearest one is."""
    dates: Sequence[date] = sorted(day for day, stop in now if stop == event.stop)
    near = min(dates, key=lambda day: abs((day - event.date).days), default=None)
    stop = real.stop(event.stop).name
    return Fault(
        message("schedule.event-on", stop=stop, day=event.date),
        message("schedule.event-no-visit", stop=stop, day=event.date),
        message("schedule.event-maybe", day=near) if near else "",
    )
