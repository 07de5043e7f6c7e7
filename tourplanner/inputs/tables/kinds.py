"""Which table a CSV file is: by its name, else by its header."""

from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import Sheet
from tourplanner.message import message


def kind_of_file(path: Path) -> str:
    """The table that the name of a file stands for, empty when it stands for none."""
    return path.stem if path.suffix == ".csv" and path.stem in declared_tables() else ""


def kind_of_header(sheet: Sheet) -> str:
    """The table whose columns a header names best.

    Raises
    ------
    InputError
        If it names fewer than half of the required columns of every table.
    """
    header = frozenset(sheet.header.cells)
    shares = {}
    for kind, columns in declared_tables().items():
        required = [column.name for column in columns if column.required]
        found = sum(name in header for name in required)
        shares[kind] = (found / len(required), sum(column.name in header for column in columns))
    best = max(shares, key=lambda kind: shares[kind])
    if shares[best][0] < 0.5:
        alike = nearest(str(sheet.file), [f"{kind}.csv" for kind in shares])
        maybe = message("csv.rename-file", name=alike[0]) if alike else ""
        what = message("csv.which-table", names=list(shares))
        raise InputError.of(sheet.file, what, maybe)
    return best
