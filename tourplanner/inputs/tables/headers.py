"""The header of a sheet against the declared columns: what is missing, doubled, or misspelt."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest, place_of_column
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Row, Sheet
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message, Notify, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WRITTEN = ("attendance", "corrections", "travel_times")
"""Tables that people write by hand, whose headers may be in their language."""


def in_declared_words(sheet: Sheet, columns: Sequence[Column], notify: Notify) -> Sheet:
    """The sheet with the declared names of the columns that its header names in words of a language.

    Where several of its columns say one thing ("arrêt" and "commune"), the declared name goes before words,
    and of words the one that stands first in the catalogue; the others are left out, and `notify` is told.
    """
    header = sheet.header.cells
    meant = _meant(header, columns)
    read: dict[str, int] = {}
    for place in sorted(range(len(meant)), key=lambda place: meant[place][1]):
        read.setdefault(meant[place][0], place)
    doubles = {place for place, (name, rank) in enumerate(meant) if rank > meant[read[name]][1]}
    for place in sorted(doubles):
        closer = header[read[meant[place][0]]]
        notify(message("csv.said-twice", file=sheet.file, name=header[place], read=closer))

    def kept(row: Row) -> Row:
        return replace(row, cells=tuple(cell for place, cell in enumerate(row.cells) if place not in doubles))

    declared = replace(sheet.header, cells=tuple(name for name, _ in meant))
    return replace(sheet, header=kept(declared), rows=tuple(map(kept, sheet.rows)) if doubles else sheet.rows)


def _meant(header: Sequence[str], columns: Sequence[Column]) -> list[tuple[str, int]]:
    """For each heading the column that it names, and how closely: 0 by its declared name, then by words."""
    meant: dict[str, tuple[str, int]] = {}
    for column in columns:
        for lang in Language:
            for rank, each in enumerate(_words(column, lang), start=1):
                meant.setdefault(word(each), (column.name, rank))
    names = {column.name for column in columns}
    return [(cell, 0) if cell in names else meant.get(word(cell), (cell, 0)) for cell in header]


def _words(column: Column, lang: Language) -> list[str]:
    """What people call a column of a table that they write themselves; nothing for any other table."""
    if column.table not in WRITTEN:
        return []
    return words_in(lang).of(Message(f"column.{column.name.replace('_', '-')}")).split(" / ")


def header_faults(sheet: Sheet, columns: Sequence[Column]) -> list[Fault]:
    """Required columns that are missing, and declared ones that occur twice."""
    header = sheet.header.cells
    unknown = _unknown(sheet, columns)
    faults = []
    for column in columns:
        where = place_of_column(sheet.file, sheet.header.line, column.name)
        if header.count(column.name) > 1:
            faults.append(Fault(where, message("csv.column-twice", count=header.count(column.name))))
        elif column.required and column.name not in header:
            alike = nearest(column.name, unknown)
            maybe = message("csv.rename-column", name=alike[0]) if alike else ""
            faults.append(Fault(where, message("csv.column-missing"), maybe))
    return faults


def misspelt(sheet: Sheet, columns: Sequence[Column]) -> list[Message]:
    """A notice for every unknown column that looks like an optional one that is absent.

    Other unknown columns are the planner's own and nobody's business.
    """
    absent = [
        column.name for column in columns if not column.required and column.name not in sheet.header.cells
    ]
    return [
        message("csv.misspelt", file=sheet.file, name=name, meant=alike[0])
        for name in _unknown(sheet, columns)
        if (alike := nearest(name, absent))
    ]


def _unknown(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    known = {column.name for column in columns}
    return [name for name in sheet.header.cells if name and name not in known]
