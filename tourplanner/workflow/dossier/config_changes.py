"""What a config says otherwise than another one, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.key import Form, Key, Shape
from tourplanner.inputs.config.keys import ROOT
from tourplanner.message import Message, Value, message

Table = Mapping[str, Any]
IDENTITIES = {"stops": ("id", "commune"), "areas": ("epci",)}
"""What a row of a list is known by, the first that it says; rows of other lists by their ids, or by all."""
NOTHING = message("change.nothing")


def config_changes(before: Table, after: Table, catalogue: Catalogue) -> tuple[Message, ...]:
    """What is said otherwise in the table of a config, key by key, stop by stop.

    Parameters
    ----------
    before, after
        Tables in canonical form, as `inputs.config.read.ConfigFile.table`.
    catalogue
        Tells the names of communes and intercommunalités.
    """
    return tuple(_Differences(before, after, catalogue).all())


@dataclass(frozen=True, slots=True)
class _Differences:
    before: Table
    after: Table
    catalogue: Catalogue

    def all(self) -> Iterator[Message]:
        for key in ROOT:
            one, other = self.before.get(key.name), self.after.get(key.name)
            if one == other:
                continue
            if key.kind.many:
                yield from self._rows(key, one or (), other or ())
            else:
                yield from self._values(key, key.name, one, other, Message(f"key.{key.name}"))

    def _values(self, key: Key, name: str, one: object, other: object, of: Value) -> Iterator[Message]:
        """The keys that differ, inside plain tables as well."""
        if key.kind.keys and not key.kind.many:
            first, second = _table(one), _table(other)
            for inner in key.kind.keys:
                was, now = first.get(inner.name), second.get(inner.name)
                if was != now:
                    yield from self._values(inner, f"{name}.{inner.name}", was, now, of)
            return
        was, now = (self._told(value, key) for value in (one, other))
        # A key that says what it would be without being said changes nothing.
        if was != now:
            yield message("change.value", of=of, key=Message(f"key.{name}"), was=was, now=now)

    def _rows(self, key: Key, one: Sequence[Table], other: Sequence[Table]) -> Iterator[Message]:
        label = Message(f"key.{key.name}")
        first, second = (_by_identity(key, rows) for rows in (one, other))
        for identity, row in first.items():
            if identity not in second:
                yield message("change.row-gone", list=label, row=self._called(key, row))
        for identity, row in second.items():
            known = first.get(identity)
            if known is None:
                yield message("change.row-new", list=label, row=self._called(key, row))
                continue
            for inner in key.kind.keys:
                was, now = known.get(inner.name), row.get(inner.name)
                if was != now:
                    of = self._called(key, row)
                    yield from self._values(inner, f"{key.name}.{inner.name}", was, now, of)
        if set(first) == set(second) and list(first) != list(second):
            yield message("change.order", list=label)

    def _called(self, key: Key, row: Table) -> Value:
        """What a row is called: its place, else what it says."""
        name = self._place(str(row.get("stop") or row.get("commune") or row.get("epci") or ""))
        if key.name in {"stops", "areas"}:
            place = row.get("place")
            return (
                message("change.at-place", name=name, place=str(place)) if place and row.get("id") else name
            )
        if named := row.get("name") or row.get("id"):
            return str(named)
        return self._row(row, key.kind.keys)

    def _place(self, code: str) -> str:
        for row in (*self.after.get("stops", ()), *self.before.get("stops", ())):
            if row.get("id") == code:
                code = str(row["commune"])
                break
        commune, area = self.catalogue.communes.get(code), self.catalogue.areas.get(code)
        return commune.name if commune else area.name if area else code

    def _told(self, value: object, key: Key) -> Value:
        if value is None:
            value = key.default if key.default not in (None, (), "") else None
        if value is None or value in ("", [], ()):
            return NOTHING
        if key.kind.keys and isinstance(value, list | tuple):
            rows = [self._row(row, key.kind.keys) for row in value if isinstance(row, Mapping)]
            return message("change.rows", rows=rows)
        form = key.kind.form
        if isinstance(value, list | tuple):
            entry = form.entry.form if form.entry else Form()
            return [self._one(each, entry, key.refers) for each in value]
        return self._one(value, form, key.refers)

    def _row(self, row: Table, keys: Sequence[Key]) -> Message:
        cells = [self._told(row[key.name], key) for key in keys if row.get(key.name) not in (None, "")]
        return message("change.cells", cells=cells)

    def _one(self, value: object, form: Form, refers: str) -> Value:
        if isinstance(value, bool):
            return message("workbook.yes") if value else message("workbook.no")
        if form.shape is Shape.CHOICE and form.group:
            return Message(f"code.{form.group}-{value}")
        if refers in {"communes", "epci", "stops", "places"}:
            return self._place(str(value))
        return value if isinstance(value, int | float) else str(value)


def _table(value: object) -> Table:
    return value if isinstance(value, Mapping) else {}


def _by_identity(key: Key, rows: Sequence[Table]) -> dict[str, Table]:
    """Rows by what they are known by; a second one of the same name by its rank as well."""
    names = IDENTITIES.get(key.name, ("id",))
    found: dict[str, Table] = {}
    for row in rows:
        identity = next((str(row[name]) for name in names if row.get(name)), repr(sorted(row.items())))
        rank = 2
        while identity in found:
            identity, rank = f"{identity} {rank}", rank + 1
        found[identity] = row
    return found
