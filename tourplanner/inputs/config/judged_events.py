"""The events of a config that have no fault of their own, beside what else the config says."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.event import Event, Joins, Leaves, Out, span
from tourplanner.domain.period import Half
from tourplanner.domain.place import Catalogue
from tourplanner.domain.told_event import told
from tourplanner.inputs.config.names import stop_id
from tourplanner.inputs.config.read_events import EventRow, read_events
from tourplanner.inputs.config.table import Table
from tourplanner.message import Message, message


@dataclass(frozen=True, slots=True)
class JudgedEvents:
    """Events while they are judged together.

    ``names`` are what stops and depots are called, ``stops`` the tables of stops by their ids, ``vans`` the
    ids of the vans.
    """

    root: Table
    rows: tuple[EventRow, ...]
    names: Mapping[str, str]
    stops: Mapping[str, Table]
    vans: tuple[str, ...]

    @classmethod
    def of(cls, root: Table, catalogue: Catalogue) -> "JudgedEvents":
        """The events of a config whose own values were read."""
        stops = {name: stop for stop in root.rows("stops") if (name := stop_id(stop))}
        communes = {name: catalogue.communes.get(stop.get("commune") or "") for name, stop in stops.items()}
        names = {name: commune.name for name, commune in communes.items() if commune}
        depots = {row["id"]: row["name"] for row in root.rows("depots") if row.get("id") and row.get("name")}
        vans = tuple(van["id"] for van in root.rows("vans") if van.has("id"))
        return cls(root, tuple(read_events(root, catalogue)), depots | names, stops, vans)

    def name(self, stop: str) -> str:
        """What a stop is called."""
        return self.names.get(stop, stop)

    def told(self, event: Event) -> Message:
        """An event in words."""
        late = {name: self.evening for name, stop in self.stops.items() if stop.get("evening")}
        return told(event, self.names, late)

    @property
    def evening(self) -> str:
        """What the evening is called, "" where it has no name of its own, or none that can be read."""
        sessions = self.root.get("sessions")
        evening = None if sessions is None else sessions.get("evening")
        return "" if evening is None else str(evening.get("name") or "")

    def contradiction(self, one: EventRow, other: EventRow) -> None:
        """Note, at the later one, that two events contradict each other."""
        before, after = sorted((one, other), key=lambda each: each.number)
        what = message(
            "event.contradicts",
            mine=self.told(after.event),
            number=before.number,
            other=self.told(before.event),
        )
        after.row.spot.at("kind").fault(what, message("event.leave-one-out"))

    def comings_and_goings(self, stop: str) -> tuple[EventRow, ...]:
        """When a stop joins and leaves, in order of date."""
        changes = (
            row for row in self.rows if isinstance(row.event, Joins | Leaves) and row.event.stop == stop
        )
        return tuple(sorted(changes, key=lambda row: span(row.event)))

    def is_toured(self, stop: str, day: date) -> bool:
        """Whether a stop has joined by a day, and not left."""
        changes = [row.event for row in self.comings_and_goings(stop)]
        by_then = [change for change in changes if span(change)[0] <= day]
        if by_then:
            return isinstance(by_then[-1], Joins)
        return not changes or isinstance(changes[0], Leaves)

    def out(self, day: date, halves: Collection[Half]) -> Iterator[tuple[EventRow, frozenset[str]]]:
        """The events by which vans are out all of a day, or in one of these halves of it, with those vans."""
        for row in self.rows:
            if (
                isinstance(row.event, Out)
                and row.event.first <= day <= row.event.last
                and (row.event.half is None or row.event.half in halves)
            ):
                yield row, frozenset(van for van in self.vans if row.event.takes(van))

    def all_out(self, day: date, halves: Collection[Half]) -> EventRow | None:
        """The event by which no van is left on a day; None where no van is known either."""
        left = set(self.vans)
        if not left:
            return None
        for row, vans in self.out(day, halves):
            left -= vans
            if not left:
                return row
        return None
