"""The cells that a sheet has, without those that openpyxl makes of every place that it is asked for.

A lone cell far out would otherwise be a hundred thousand, on each of a hundred sheets.
"""

from collections.abc import Iterator
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet


def rows_present(
    sheet: Worksheet, last_row: int, last_column: int
) -> Iterator[tuple[int, tuple[Any | None, ...]]]:
    """The rows that have a cell, in their order, with None for each place that has none.

    Rows and columns are counted from 1, up to the last ones; a row ends with its last cell.
    """
    found: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sheet._cells.items():  # the public ways make cells
        if row <= last_row and column <= last_column:
            found.setdefault(row, {})[column] = cell
    for row, cells in sorted(found.items()):
        yield row, tuple(cells.get(column) for column in range(1, max(cells) + 1))
