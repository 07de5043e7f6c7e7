"""The table of a config with every value as files say it best, whatever way a person typed it.

Codes for the names of places, ids for those of stops, vans and depots, ISO dates, ``HH:MM``, the codes of
choices. What is not understood stays as it is, for the kind of its key to judge. The config, plans and
scenarios all know this form only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.evening_words import check_evening_words, without_evening_name
from tourplanner.inputs.config.key import BAD, Form, Key, Shape
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.clocks import clock
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.inputs.typed.numbers import number, week_number
from tourplanner.inputs.typed.places import area_names, commune_names

Books = Mapping[str, NameBook]
"""What may be named, by what the keys refer to."""


def canonical(table: Mapping[str, object], catalogue: Catalogue, sheet: FaultSheet) -> dict[str, Any]:
    """The table of a config in its canonical form; of one that is in it already, the same.

    Names that lead to several places, and labels whose name and code are not of one place, are faults
    on `sheet`; the mark `BAD` stands for them.
    """
    typed, table = table, without_evening_name(table)
    places = {"communes": commune_names(catalogue), "epci": area_names(catalogue)}
    found = _table(table, ROOT, _Reader(Spot(sheet), places))
    found = _table(found, ROOT, _Reader(Spot(sheet), own_names(found, catalogue)))
    check_evening_words(typed, found, Spot(sheet))
    return found


def with_list(
    before: Mapping[str, Any], table: Mapping[str, object], name: str, catalogue: Catalogue, sheet: FaultSheet
) -> dict[str, Any]:
    """The canonical form of a table that differs from another one, ``before`` in that form, in one list.

    As `canonical`, without what that finds in the rest. Nothing else may name an entry of that list.
    """
    key = next(key for key in ROOT if key.name == name)
    found = {each: before[each] for each in table if each != name}
    if name in table:
        spot, rows = Spot(sheet).at(name), table[name]
        places = {"communes": commune_names(catalogue), "epci": area_names(catalogue)}
        for books in (places, own_names(found, catalogue)):
            rows = _value(rows, key, _Reader(spot, books))
        found[name] = rows
    return {each: found[each] for each in table}


def own_names(table: Mapping[str, object], catalogue: Catalogue) -> Books:
    """What the lists of a config call their entries, communes in their canonical form."""
    stops = [stop for row in _rows(table, "stops") if (stop := _stop(row, catalogue)).code]
    depots = _entries(table, "depots")
    return {
        "stops": NameBook.of(stops),
        "vans": NameBook.of(_entries(table, "vans")),
        "crews": NameBook.of(_entries(table, "crews")),
        "depots": NameBook.of(depots),
        "places": NameBook.of((*depots, *stops)),
    }


def canonical_entry(
    values: Mapping[str, object], keys: tuple[Key, ...], books: Books, spot: Spot
) -> dict[str, Any]:
    """One table with `keys` in its canonical form; `books` hold what may be named."""
    return _table(values, keys, _Reader(spot, books))


def _rows(table: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = table.get(name)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []


def _entries(table: Mapping[str, object], name: str) -> list[Called]:
    """The entries of a list that have an id: one without it is at fault, and nothing can mean it."""
    return [Called(id_, _said(row, "name")) for row in _rows(table, name) if (id_ := _said(row, "id"))]


def _stop(row: Mapping[str, object], catalogue: Catalogue) -> Called:
    code = _said(row, "commune")
    commune = catalogue.communes.get(code)
    name = commune.name if commune else ""
    codes = (code,) if _said(row, "id") and code else ()
    return Called(_said(row, "id") or code, name, commune.postal_code if commune else "", codes=codes)


def _said(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values at a spot, with what may be named there."""

    spot: Spot
    books: Books

    def at(self, step: str | int) -> "_Reader":
        return _Reader(self.spot.at(step), self.books)

    def read(self, value: object, key: Key, form: Form) -> object:
        """The canonical form of a value; the value itself when it is not understood."""
        if isinstance(value, list | tuple) and form.entry is not None:
            inner = form.entry.form
            return [self.at(rank).read(each, key, inner) for rank, each in enumerate(value, start=1)]
        if not isinstance(value, str):
            return value
        if key.refers:
            return self._place(value, self.books.get(key.refers))
        found = _typed(value, form)
        return value if found is None else found

    def _place(self, text: str, book: NameBook | None) -> object:
        found = book.find(text) if book else None
        if isinstance(found, Doubt):
            self.spot.fault(found.what, found.maybe)
            return BAD
        return text if found is None else found


def _table(values: Mapping[str, object], keys: tuple[Key, ...], reader: _Reader) -> dict[str, Any]:
    known = {key.name: key for key in keys}
    return {
        name: _value(value, known[name], reader.at(name)) if name in known else value
        for name, value in values.items()
    }


def _value(value: object, key: Key, reader: _Reader) -> object:
    kind = key.kind
    if not kind.keys:
        return reader.read(value, key, kind.form)
    if kind.many and isinstance(value, list | tuple):
        return [
            _table(row, kind.keys, reader.at(rank)) if isinstance(row, Mapping) else row
            for rank, row in enumerate(value, start=1)
        ]
    return _table(value, kind.keys, reader) if not kind.many and isinstance(value, Mapping) else value


def _typed(text: str, form: Form) -> object:
    """What a text says where something of that form is wanted; None when it is not understood."""
    match form.shape:
        case Shape.DAY:
            return iso_day(text)
        case Shape.CLOCK:
            return clock(text)
        case Shape.CHOICE:
            return choice(text, form.choices, form.group)
        case Shape.NUMBER if form.is_week:
            return week_number(text)
        case Shape.NUMBER if "," in text:
            # A number in quotes is a slip of TOML; a comma is only a habit.
            return None if form.whole else number(text)
        case _:
            return None
