"""From the tables of events to events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourplanner.domain.correction import Correction
from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    Opening,
    Out,
    RoadClosed,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
)
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.inputs.config.event_keys import EVENT, SHAPES
from tourplanner.inputs.config.names import stop_id
from tourplanner.inputs.config.table import Table


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with the table that says it; ``number`` is its place in the file, from 1."""

    number: int
    row: Table
    event: Event


def read_events(root: Table, catalogue: Catalogue) -> Iterator[EventRow]:
    """The events of a config in their order, those whose tables have no fault."""
    communes = dict(_communes(root, catalogue))
    for row in root.rows("events"):
        if _is_whole(row) and (event := _event(row, communes, catalogue)):
            number = row.spot.path[-1]
            yield EventRow(number if isinstance(number, int) else 0, row, event)


def _communes(root: Table, catalogue: Catalogue) -> Iterator[tuple[str, Commune]]:
    """The communes of the stops, by the stops' ids."""
    for stop in root.rows("stops"):
        name, commune = stop_id(stop), catalogue.communes.get(stop.get("commune") or "")
        if name and commune:
            yield name, commune


def _is_whole(row: Table) -> bool:
    """Whether every key has a value that fits, and none is missing."""
    if not row.has(*(key.name for key in EVENT)):
        return False
    shape = SHAPES[row["kind"]]
    given = row.given - {"why"}
    if not given <= {*shape.keys} or not all(row[name] not in (None, "", ()) for name in shape.needed):
        return False
    spans = "date" not in given and {"from", "to"} <= given and row["from"] <= row["to"]
    dated = "date" in given and not {"from", "to"} & given
    return dated or (shape.lasts and spans)


def _event(row: Table, communes: Mapping[str, Commune], catalogue: Catalogue) -> Event | None:
    """What a whole table says; None when its stop or commune is not known."""
    stop, why = row["stop"], row["why"]
    if stop is not None and stop not in communes:
        return None
    first, last = (row["date"],) * 2 if row["date"] else (row["from"], row["to"])
    match row["kind"]:
        case "out":
            return Out(first, last, row["van"], why, row["half"], row["crew"])
        case "opening":
            return _opening(row, first, catalogue)
        case "road":
            return _road(row, first, last)
        case kind:
            return _of_stop(kind, row, (first, last), communes[stop])


def _of_stop(kind: str, row: Table, days: tuple[date, date], commune: Commune) -> Event:
    """What a whole table says of one stop, which is known."""
    stop, why, (first, last) = row["stop"], row["why"], days
    match kind:
        case "closed":
            return SquareClosed(stop, first, last, row["half"], why)
        case "moved":
            here = _position(row, commune)
            return SquareMoved(stop, first, last, row["place"], here, row["address"], why)
        case "joins":
            return Joins(stop, first, why)
        case "leaves":
            return Leaves(stop, first, why)
        case "move":
            return VisitMoved(stop, first, row["to_date"], row["to_half"], why)
        case "cancel":
            return VisitCancelled(stop, first, why)
        case _:
            raise ValueError(f"nothing is made of an event of kind {kind}")


def _position(row: Table, commune: Commune) -> Position:
    if row["latitude"] is None or row["longitude"] is None:
        return commune.position
    return Position(row["latitude"], row["longitude"])


def _opening(row: Table, day: date, catalogue: Catalogue) -> Opening | None:
    commune = catalogue.communes.get(row["commune"])
    if commune is None or row["open"] >= row["close"]:
        return None
    return Opening(
        id=row["id"] or f"{commune.code}-{day.isoformat()}",
        commune=commune.code,
        name=commune.name,
        area=commune.epci,
        position=_position(row, commune),
        date=day,
        opens=row["open"],
        closes=row["close"],
        place=row["place"],
        address=row["address"],
        desks=row["desks"],
        per_person=row["minutes_per_person"],
        booking=row["booking"],
        van=row["van"],
        why=row["why"],
        pause=row["pause"],
    )


def _road(row: Table, first: date, last: date) -> RoadClosed | None:
    ends: tuple[Any, ...] = row["between"]
    if len(ends) != 2:
        return None
    extra = row["extra_minutes"]
    correction = Correction(
        origin=ends[0],
        destination=ends[1],
        extra=extra or 0,
        closed=extra is None,
        first=first,
        last=last,
        why=row["why"],
        one_way=bool(row["one_way"]),
    )
    return RoadClosed(correction, first, last)
