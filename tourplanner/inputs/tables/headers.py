"""The header of a sheet against the declared columns: what is missing, doubled, or misspelt."""

from collections.abc import Sequence

from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Sheet


def header_faults(sheet: Sheet, columns: Sequence[Column]) -> list[Fault]:
    """Required columns that are missing, and declared ones that occur twice."""
    header = sheet.header.cells
    unknown = _unknown(sheet, columns)
    faults = []
    for column in columns:
        where = f"{sheet.file}, line {sheet.header.line}, column {column.name}"
        if header.count(column.name) > 1:
            faults.append(Fault(where, f"the header names this column {header.count(column.name)} times"))
        elif column.required and column.name not in header:
            alike = nearest(column.name, unknown)
            maybe = f'the column "{alike[0]}" is meant: rename it' if alike else ""
            faults.append(Fault(where, "the header lacks this column, which is required", maybe))
    return faults


def misspelt(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    """A notice for every unknown column that looks like an optional one that is absent.

    Other unknown columns are the planner's own and nobody's business.
    """
    absent = [
        column.name for column in columns if not column.required and column.name not in sheet.header.cells
    ]
    return [
        f'{sheet.file}: column "{name}" is not known and not read; maybe {alike[0]} is meant'
        for name in _unknown(sheet, columns)
        if (alike := nearest(name, absent))
    ]


def _unknown(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    known = {column.name for column in columns}
    return [name for name in sheet.header.cells if name and name not in known]
