"""What events say of the visits of stops: those are toured then, and moved to where they can be."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
    span,
)
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.judged_events import JudgedEvents
from tourplanner.inputs.config.read_events import EventRow
from tourplanner.message import message


def check_toured(judged: JudgedEvents) -> None:
    """A stop joins when it is not toured and leaves when it is; meanwhile nothing else is said of it."""
    for stop in judged.stops:
        for before, after in pairwise(judged.comings_and_goings(stop)):
            if type(before.event) is type(after.event) or span(before.event) == span(after.event):
                judged.contradiction(before, after)
    for each in judged.rows:
        if isinstance(each.event, SquareClosed | SquareMoved | VisitMoved | VisitCancelled):
            _check_toured_then(each, each.event.stop, judged)


def _check_toured_then(each: EventRow, stop: str, judged: JudgedEvents) -> None:
    """The stop of an event is toured when that begins or ends at least."""
    days = _days(each.event)
    if any(judged.is_toured(stop, day) for day in days):
        return
    spot, changes = each.row.spot.at("stop"), [row.event for row in judged.comings_and_goings(stop)]
    later = [change.on for change in changes if isinstance(change, Joins) and change.on > days[-1]]
    if later:
        day = min(later)
        spot.fault(message("event.not-yet-toured", stop=judged.name(stop), day=day))
    else:
        day = max(change.on for change in changes if isinstance(change, Leaves))
        spot.fault(message("event.has-left", stop=judged.name(stop), day=day))


def _days(event: Event) -> tuple[date, ...]:
    return (event.date,) if isinstance(event, VisitMoved | VisitCancelled) else span(event)


def check_moves(judged: JudgedEvents) -> None:
    """A visit is moved elsewhere in time, to where its stop, the service and a van are there."""
    for each in judged.rows:
        if isinstance(each.event, VisitMoved):
            _check_move(each, each.event, judged)


def _check_move(each: EventRow, event: VisitMoved, judged: JudgedEvents) -> None:
    spot = each.row.spot.at("to_date")
    if event.date == event.to_date and event.to_half is None:
        spot.fault(message("event.moves-nowhere"), message("event.say-half", key=said.key("to_half")))
    why = next(_closed_on(event, judged), None)
    if why is not None:
        what = message("event.moves-to-closed", mine=judged.told(event))
        spot.fault(message("event.because", what=what, why=why) if why else what)
    if judged.is_toured(event.stop, event.date) and not judged.is_toured(event.stop, event.to_date):
        spot.fault(message("event.not-toured-then", mine=judged.told(event)))
    if absent := judged.all_out(event.to_date, [event.to_half] if event.to_half else []):
        judged.contradiction(each, absent)


def _closed_on(event: VisitMoved, judged: JudgedEvents) -> Iterator[str]:
    """Why there can be no visit where one is moved to, for each closure or market that says so."""
    stop, calendar = judged.stops[event.stop], judged.root.get("calendar")
    for closure in (*stop.rows("closed"), *(calendar.rows("closed") if calendar else ())):
        first, last = closure.get("from"), closure.get("to")
        if first and last and first <= event.to_date <= last:
            yield closure.get("why") or ""
    for ban in stop.rows("not_on"):
        if ban.get("weekday") == event.to_date.weekday() and ban.get("half") in (None, event.to_half):
            yield ban.get("why") or ""
