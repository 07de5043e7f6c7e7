"""The header of a sheet against the declared columns: what is missing, doubled, or misspelt."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest, place_of_column
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Sheet
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WRITTEN = ("attendance", "corrections", "travel_times")
"""Tables that people write by hand, whose headers may be in their language."""


def in_declared_words(sheet: Sheet, columns: Sequence[Column]) -> Sheet:
    """The sheet with the declared names of the columns that its header names in words of a language.

    A header that has a declared name already, or says one thing twice, is left as it is.
    """
    words = {
        word(each): column.name for column in columns for lang in Language for each in _words(column, lang)
    }
    names = [column.name for column in columns]
    header = sheet.header.cells
    said = [cell if cell in names else words.get(word(cell), cell) for cell in header]
    meant = tuple(
        new if new == old or (new not in header and said.count(new) == 1) else old
        for old, new in zip(header, said, strict=True)
    )
    return replace(sheet, header=replace(sheet.header, cells=meant))


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
