"""The header of a sheet against the declared columns: what is missing, doubled, or misspelt."""

from collections.abc import Sequence

from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest, place_of_column
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Sheet
from tourplanner.message import Message, message


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
