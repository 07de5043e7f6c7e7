"""The edits of one scenario on the draft of a config, in the order in which they are made.

Defaults, what is left out, values of tables, changes, and what is new: so an entry that is left out
and added again is replaced.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.canonical import canonical_entry
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.message import Message, Text, message
from tourplanner.scenario.draft import Draft, Entry
from tourplanner.scenario.keys import CHANGEABLE, FIXED, LISTS
from tourplanner.scenario.names import Names, meant, meant_key, told
from tourplanner.scenario.scenario import Overlay

SINGULAR = {"stops": "stop", "areas": "area", "vans": "van", "depots": "depot", "locks": "lock"}
"""The key by which a lock names an entry of a list."""

ENTRIES = {
    "stops": "scenario.stop",
    "areas": "scenario.area",
    "vans": "scenario.van",
    "depots": "scenario.depot",
    "locks": "scenario.lock",
}
"""What an entry of a list is called, by the list."""

UNKNOWN = {
    "stops": "scenario.unknown-stop",
    "areas": "scenario.unknown-area",
    "vans": "scenario.unknown-van",
    "depots": "scenario.unknown-depot",
    "locks": "scenario.unknown-lock",
}
NONE = {
    "stops": "scenario.has-no-stops",
    "areas": "scenario.has-no-areas",
    "vans": "scenario.has-no-vans",
    "depots": "scenario.has-no-depots",
    "locks": "scenario.has-no-locks",
}


def lay_over(draft: Draft, overlay: Overlay, spot: Spot, catalogue: Catalogue) -> None:
    """Make the edits of `overlay`, which is written at `spot`; faults are noted there."""
    edits = _Edits(draft, Names(draft, catalogue))
    remove = spot.at("remove")
    for place, name in enumerate(overlay.defaults, start=1):
        edits.forget(name, remove.at("keys").at(place))
    for kind in ("locks", "stops", "areas", "vans", "depots"):
        for place, name in enumerate(overlay.removed.get(kind, ()), start=1):
            edits.remove(kind, name, remove.at(kind).at(place))
    for name, values in overlay.settings.items():
        edits.set(name, values, spot.at("set").at(name))
    edits.change_all(overlay, spot.at("change"))
    for kind, rows in overlay.added.items():
        for place, row in enumerate(rows, start=1):
            edits.add(kind, row, spot.at("add").at(kind).at(place))
    edits.check_left()


@dataclass(slots=True)
class _Edits:
    """The edits on one draft.

    ``left`` are the entries that were left out, by list and name; ``called`` what people call those
    that were stops.
    """

    draft: Draft
    names: Names
    left: dict[tuple[str, str], Spot] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)

    def forget(self, name: str, spot: Spot) -> None:
        """Give a key its default again: ``calendar.closed``, ``areas.200034726.weekdays``."""
        first, _, rest = name.partition(".")
        if first not in CHANGEABLE:
            self._forget_setting(name, spot)
            return
        typed, _, key = rest.rpartition(".")
        entry_name = self._meant(first, typed, spot)
        if entry_name is None:
            return
        entry = self.draft.find(first, entry_name)
        if entry is None:
            self._unknown(first, entry_name, spot)
        elif key not in entry.values or key in FIXED:
            spot.fault(_not_there(name), meant_key(key, entry.values, first, entry_name))
        else:
            del entry.values[key]
            entry.spots[key] = spot

    def _forget_setting(self, name: str, spot: Spot) -> None:
        *above, key = name.split(".")
        table: Any = self.draft.tables
        for step in above:
            table = table.get(step) if isinstance(table, Mapping) else None
        if not above or not isinstance(table, dict) or key not in table:
            known = table if isinstance(table, Mapping) and above else ()
            spot.fault(_not_there(name), meant_key(key, known, *above))
            return
        del table[key]
        self.draft.spots[*above, key] = spot

    def remove(self, kind: str, name: str, spot: Spot) -> None:
        """Leave an entry out: a lock by its stop, an area with its stops."""
        entries = self.draft.lists[kind]
        meant = self._meant(kind, name, spot)
        if meant is None:
            return
        name = meant
        gone = [entry for entry in entries if entry.name(kind) == name]
        if not gone:
            self._unknown(kind, name, spot)
            return
        self.draft.lists[kind] = [entry for entry in entries if entry.name(kind) != name]
        self.left[kind, name] = spot
        for stop in gone if kind == "stops" else self._stops_in(name) if kind == "areas" else ():
            self.left["stops", stop.name("stops")] = spot
            self.called[stop.name("stops")] = self.names.commune(stop)
        if kind == "areas":
            stops = self.draft.lists["stops"]
            self.draft.lists["stops"] = [stop for stop in stops if self.names.area_of(stop) != name]

    def set(self, name: str, values: Mapping[str, Any], spot: Spot) -> None:
        """Give keys of a table their values."""
        self._set_inner(self.draft.tables, name, values, spot, ())

    def _set_inner(
        self, table: dict[str, Any], name: str, values: Mapping[str, Any], spot: Spot, above: tuple[str, ...]
    ) -> None:
        inner = table.setdefault(name, {})
        for key, value in values.items():
            if isinstance(value, Mapping):
                self._set_inner(inner, key, value, spot.at(key), (*above, name))
            else:
                inner[key] = value
                self.draft.spots[(*above, name, key)] = spot.at(key)

    def change_all(self, overlay: Overlay, spot: Spot) -> None:
        """Change every stop, then those of an area, then single entries: the narrower one wins."""
        if overlay.changed_everywhere:
            stops = self.draft.lists["stops"]
            self._change(stops, overlay.changed_everywhere, spot.at("all_stops"))
        for typed, values in overlay.changed_in.items():
            here = spot.at("stops_in").at(typed)
            epci = self._area(typed, here)
            if epci is None:
                continue
            stops = self._stops_in(epci)
            if not stops:
                known = {self.names.area_of(stop): stop for stop in self.draft.lists["stops"]}
                what = message("scenario.no-stop-there", area=shown(epci))
                here.fault(what, meant(epci, self.names.areas(known)))
            self._change(stops, values, here)
        for kind, rows in overlay.changed.items():
            for typed, values in rows.items():
                here = spot.at(kind).at(typed)
                name = self._meant(kind, typed, here)
                entry = None if name is None else self.draft.find(kind, name)
                if entry is not None:
                    self._change([entry], values, here)
                elif name is not None:
                    self._unknown(kind, name, here)

    def _meant(self, kind: str, name: str, spot: Spot) -> str | None:
        """The name in the config of an entry that is called `name`; None when that is a fault."""
        if (kind, name) in self.left or self.draft.find(kind, name) is not None:
            return name
        found = self._found(kind, name, spot)
        is_there = found is not None and (self.draft.find(kind, found) or (kind, found) in self.left)
        return found if found is None or is_there else name

    def _area(self, name: str, spot: Spot) -> str | None:
        """The SIREN of an area, listed in the config or not; None when its name is a fault."""
        return self._found("areas", name, spot)

    def _found(self, kind: str, name: str, spot: Spot) -> str | None:
        found = self.names.find(kind, name)
        if isinstance(found, Doubt):
            spot.fault(found.what, found.maybe)
            return None
        return name if found is None else found

    def _change(self, entries: Iterable[Entry], values: Mapping[str, object], spot: Spot) -> None:
        for entry in entries:
            entry.values |= values
            entry.spots |= {key: spot.at(key) for key in values}

    def add(self, kind: str, values: Mapping[str, object], spot: Spot) -> None:
        """Add an entry that is not there yet."""
        books = {"communes": commune_names(self.names.catalogue), "epci": area_names(self.names.catalogue)}
        entry = Entry(canonical_entry(values, LISTS[kind], books, spot), spot)
        name = entry.name(kind)
        there = self.draft.find(kind, name) if kind != "locks" else None
        if there is None:
            self.draft.lists[kind].append(entry)
            return
        known = self.names.of(kind).get(name, "")
        entry_told = _entry(kind, told(name, known))
        what = (
            message("scenario.added-twice", entry=entry_told)
            if there.spot is not None
            else message("scenario.there-already", entry=entry_told)
        )
        cure = (
            message("scenario.change-or-second", name=name)
            if kind == "stops"
            else message("scenario.change", kind=kind, name=name)
        )
        spot.fault(what, cure)

    def check_left(self) -> None:
        """Note entries that were left out although another one needs them, which goes too."""
        for (kind, name), spot in self.left.items():
            if name in self.draft.names(kind) or kind not in {"stops", "vans", "depots"}:
                continue
            if kind == "depots":
                self._check_depot_left(name, spot)
            else:
                self._check_unlocked(kind, name, spot)

    def _check_unlocked(self, kind: str, name: str, spot: Spot) -> None:
        locks = self.draft.lists["locks"]
        for lock in [lock for lock in locks if lock.values.get(SINGULAR[kind]) == name]:
            stop = lock.name("locks")
            known = self.called.get(stop) or self.names.of("stops").get(stop, "")
            what = message("scenario.locked", entry=_entry(kind, shown(name)), stop=told(stop, known))
            spot.fault(what, message("scenario.lock-goes-too", stop=stop))
            locks.remove(lock)

    def _check_depot_left(self, name: str, spot: Spot) -> None:
        others = self.draft.names("depots")
        for van in self.draft.lists["vans"]:
            if van.values.get("depot") == name:
                called = van.name("vans")
                spot.fault(
                    message("scenario.starts-there", depot=shown(name), van=shown(called)),
                    message("scenario.move-depot", depot=name, van=called),
                )
                van.values["depot"] = others[0] if others else name

    def _stops_in(self, epci: str) -> list[Entry]:
        return [stop for stop in self.draft.lists["stops"] if self.names.area_of(stop) == epci]

    def _unknown(self, kind: str, name: str, spot: Spot) -> None:
        if (kind, name) in self.left:
            what = message("scenario.left-out", entry=_entry(kind, shown(name)))
            spot.fault(what, message("scenario.one-or-other"))
            return
        known = self.names.of(kind)
        likely = meant(name, known)
        if not likely and len(known) <= 6:
            likely = message("scenario.one-of", names=list(known)) if known else Message(NONE[kind])
        spot.fault(Message(UNKNOWN[kind], {"name": shown(name)}), likely)


def _entry(kind: str, name: Text) -> Message:
    return Message(ENTRIES[kind], {"name": name})


def _not_there(name: str) -> Message:
    return message("scenario.not-there", name=shown(name))
