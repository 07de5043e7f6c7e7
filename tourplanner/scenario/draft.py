"""The table of a config while scenarios edit it, with where each part of it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tourplanner.inputs.faults import Path, Spot
from tourplanner.scenario.keys import LISTS, NAMED_BY


@dataclass(slots=True)
class Entry:
    """An entry of a list of the config: a stop, an area, a van, a depot, a lock.

    ``spot`` is where a scenario wrote all of it, ``spots`` where one wrote single keys.
    """

    values: dict[str, object]
    spot: Spot | None = None
    spots: dict[str, Spot] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        """What it is known by; that of a stop without an id is its commune's code."""
        name = self.values.get(NAMED_BY[kind])
        return str(name if name is not None or kind != "stops" else self.values.get("commune"))


@dataclass(slots=True)
class Draft:
    """A config's table: its plain keys and tables, and its lists; ``given`` are the keys it had, in order."""

    tables: dict[str, object]
    lists: dict[str, list[Entry]]
    given: tuple[str, ...]
    spots: dict[Path, Spot] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, object]) -> "Draft":
        """A draft of the table of a config that has no fault; the table itself stays as it is."""
        lists: dict[str, list[Entry]] = {}
        for kind in LISTS:
            rows = table.get(kind, ())
            assert isinstance(rows, list | tuple)
            lists[kind] = [Entry(dict(row)) for row in rows]
        return cls(
            {key: _copy(value) for key, value in table.items() if key not in LISTS}, lists, tuple(table)
        )

    def table(self) -> dict[str, object]:
        """The table in the order that it was given; a list is empty only where one was given."""
        lists = {
            kind: [entry.values for entry in entries]
            for kind, entries in self.lists.items()
            if entries or kind in self.given
        }
        found = {**self.tables, **lists}
        ordered = {key: found.pop(key) for key in self.given if key in found} | found
        if "events" in ordered:
            ordered["events"] = [event for event in _rows(ordered["events"]) if self._is_of(event)]
        return ordered

    def _is_of(self, event: Mapping[str, object]) -> bool:
        """Whether everything that an event names is still there: it goes with the stop or van that goes."""
        known = {*self.names("stops"), *self.names("vans"), *self.names("depots")}
        named = [event.get("stop"), event.get("van"), *_texts(event.get("between"))]
        return all(name is None or name in known for name in named)

    def written(self) -> dict[Path, Spot]:
        """Where the parts of the table are written that scenarios wrote."""
        found = dict(self.spots)
        for kind, entries in self.lists.items():
            for place, entry in enumerate(entries, start=1):
                if entry.spot is not None:
                    found[kind, place] = entry.spot
                found |= {(kind, place, key): spot for key, spot in entry.spots.items()}
        return found

    def find(self, kind: str, name: str) -> Entry | None:
        """The entry of that name."""
        return next((entry for entry in self.lists[kind] if entry.name(kind) == name), None)

    def names(self, kind: str) -> list[str]:
        """The names of all entries of a list."""
        return [entry.name(kind) for entry in self.lists[kind]]


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list | tuple) else []


def _texts(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _copy(value: object) -> object:
    """Tables are copied, so that an edit does not reach what they were taken from."""
    return {key: _copy(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value
