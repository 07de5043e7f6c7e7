"""Events of a config: they lead to stops, vans and places, and contradict neither each other nor a lock."""

from datetime import date
from itertools import combinations

from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    Opening,
    Out,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
    span,
)
from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.event_openings import check_openings
from tourplanner.inputs.config.event_visits import check_moves, check_toured
from tourplanner.inputs.config.judged_events import JudgedEvents
from tourplanner.inputs.config.names import check_known, check_stop, known_ids, known_stops
from tourplanner.inputs.config.read_events import EventRow
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import nearest_name
from tourplanner.inputs.shown import shown
from tourplanner.message import Text, message


def check_events(root: Table, catalogue: Catalogue) -> None:
    """Note every event that cannot be meant."""
    judged = JudgedEvents.of(root, catalogue)
    stops, vans, depots = known_stops(root, catalogue), known_ids(root, "vans"), known_ids(root, "depots")
    for row in root.rows("events"):
        check_known(row, "van", vans)
        check_known(row, "crew", known_ids(root, "crews") or set())
        if row.get("crew") and row.get("half"):
            row.spot.at("half").fault(message("event.crew-all-day"), message("event.half-of-van"))
        check_stop(row, stops, catalogue)
        if stops is not None and depots is not None:
            _check_ends(row, {*stops, *depots})
    _check_ids(judged)
    for first, second in combinations(judged.rows, 2):
        if _contradict(first.event, second.event):
            judged.contradiction(first, second)
    check_toured(judged)
    check_moves(judged)
    check_openings(judged)
    for each in judged.rows:
        _check_locks(each, judged)


def _check_ends(row: Table, known: set[str]) -> None:
    """The ends of a road are stops or depots."""
    for place, name in enumerate(row.get("between") or (), start=1):
        if name not in known:
            likely = nearest_name(name, sorted(known))
            cure: Text = message("toml.you-mean", value=likely[0]) if likely else ""
            row.spot.at("between").at(place).fault(message("event.unknown-place", seen=shown(name)), cure)


def _check_ids(judged: JudgedEvents) -> None:
    """An exceptional opening has an id of its own."""
    seen = {*judged.stops}
    for each in judged.rows:
        if not isinstance(each.event, Opening):
            continue
        if each.event.id in seen:
            key = "id" if each.row["id"] else "commune"
            what = message("event.opening-twice", id=shown(each.event.id))
            each.row.spot.at(key).fault(what, message("event.another-id"))
        seen.add(each.event.id)


def _contradict(first: Event, second: Event) -> bool:
    """Whether two events cannot both be."""
    return _undoes(first, second) or _undoes(second, first)


def _undoes(one: Event, other: Event) -> bool:
    """Whether what one event says of a stop cannot be because of another one."""
    match one, other:
        case SquareMoved(), SquareClosed() | SquareMoved():
            return one.stop == other.stop and _overlap(one, other)
        case VisitMoved(), VisitMoved():
            return one.stop == other.stop and (one.date == other.date or one.to_date == other.to_date)
        case VisitMoved() | VisitCancelled(), VisitCancelled():
            return one.stop == other.stop and one.date == other.date
        case VisitMoved(), SquareClosed():
            is_closed = other.half is None or other.half is one.to_half
            return one.stop == other.stop and other.first <= one.to_date <= other.last and is_closed
        case _:
            return False


def _overlap(first: Event, second: Event) -> bool:
    (begin, end), (other_begin, other_end) = span(first), span(second)
    return begin <= other_end and other_begin <= end


def _check_locks(each: EventRow, judged: JudgedEvents) -> None:
    """What was fixed by hand on a date is not undone by an event of that date.

    In a cycle that repeats such a lock stands for a place of every cycle, and what just happens on one date
    does not contradict it.
    """
    calendar = judged.root.get("calendar")
    repeats = calendar is not None and bool(calendar.get("repeats"))
    if repeats and isinstance(each.event, SquareClosed | Out):
        return
    for lock in judged.root.rows("locks"):
        if lock.get("date") and lock.has("stop", "half", "van") and _undoes_lock(each.event, lock):
            what = message(
                "event.against-lock",
                mine=judged.told(each.event),
                number=lock.spot.path[-1],
                stop=judged.name(lock["stop"]),
                day=lock["date"],
            )
            each.row.spot.at("kind").fault(what, message("event.leave-one-out"))


def _undoes_lock(event: Event, lock: Table) -> bool:
    """Whether the visit that a dated lock fixes cannot be there because of an event."""
    day: date = lock["date"]
    match event:
        case VisitMoved() | VisitCancelled():
            return event.stop == lock["stop"] and event.date == day
        case SquareClosed():
            is_closed = event.half is None or event.half is lock["half"]
            return event.stop == lock["stop"] and event.first <= day <= event.last and is_closed
        case Out():
            is_out = event.half is None or event.half is lock["half"]
            takes = lock["van"] is None or event.takes(lock["van"])
            return event.first <= day <= event.last and takes and is_out
        case Joins():
            return event.stop == lock["stop"] and day < event.on
        case Leaves():
            return event.stop == lock["stop"] and day >= event.on
        case _:
            return False
