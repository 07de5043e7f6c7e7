"""What tables of a planner's own call the places of a config."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.domain.place import Place
from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.cells import KINDS
from tourplanner.inputs.tables.records import Table
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.message import Message, Text, message


def known_codes(places: Sequence[Place]) -> dict[str, Place]:
    """Every code that means a place, with the first place that it means."""
    return {code: place for place in reversed(places) for code in place.codes}


def names_of(places: Sequence[Place]) -> NameBook:
    """The places by their ids, the codes of their communes and their names."""
    return NameBook.of(
        Called(place.id, place.name, codes=tuple(code for code in place.codes if code != place.id))
        for place in places
    )


def in_codes(table: Table, columns: Sequence[str], places: Sequence[Place]) -> tuple[Table, list[Fault]]:
    """The table with codes for the names of places in `columns`, and what is wrong with those names.

    What is a code, or is not known, stays as it is.
    """
    known, book = known_codes(places), names_of(places)
    faults: list[Fault] = []
    records = []
    for record in table.records:
        values = dict(record.values)
        for column in columns:
            text = record.text(column)
            found = text if not text or text in known else book.find(text)
            if isinstance(found, Doubt):
                faults.append(Fault(table.where(record, column), found.what, found.maybe))
                del values[column]
            elif found:
                values[column] = found
        records.append(replace(record, values=values))
    return replace(table, records=tuple(records)), faults


def is_elsewhere(code: str, known: dict[str, Place]) -> bool:
    """Whether a code is that of a commune in which the config has no place.

    A table of a whole département may serve many configs.
    """
    return code not in known and KINDS["commune_code"].pattern.fullmatch(code) is not None


def unknown(code: str, known: dict[str, Place]) -> tuple[Message, Text]:
    """What is wrong with a code that means nothing, and a likely cure."""
    names = {place.name: key for key, place in known.items()}
    near = nearest(code, [*known, *names])
    meant = names.get(near[0], near[0]) if near else ""
    cure = message("leg.place-meant", place=named(meant, known[meant].name)) if meant else ""
    return message("leg.unknown-place", seen=shown(code)), cure


def named(code: str, name: str) -> Message:
    """A place by its code, as it is typed, with its name."""
    return message("toml.code", code=code, name=name)
