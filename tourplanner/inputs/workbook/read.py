"""Reading the workbook of a config; the only file that knows openpyxl."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tourplanner.domain.place import Catalogue
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.archive import NotAWorkbookError, require_sheets, require_workbook
from tourplanner.inputs.workbook.fold import fold
from tourplanner.inputs.workbook.grid import Grid, is_own_column
from tourplanner.inputs.workbook.layout import layout
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.places import CellFaults
from tourplanner.inputs.workbook.words import AREAS, COMMUNES, GUIDE
from tourplanner.message import Notify, message

MOST_ROWS, MOST_COLUMNS = 5_000, 200
MOST_CELLS = 100_000
"""Cells of a sheet: a lone one far to the right leaves less room below."""
LISTS = (GUIDE, COMMUNES, AREAS)
"""Sheets that help to fill in the others."""


def read_workbook(
    data: bytes, source: str, catalogue: Catalogue, notify: Notify
) -> tuple[dict[str, Any], CellFaults]:
    """The table of a config that a workbook says, and the sheet of its faults.

    Faults of the workbook's own order (titles, keys, formulas) are noted there already; the
    config's keys are not judged here.

    Raises
    ------
    InputError
        If it is not a workbook that can be read, or no sheet is a config's.
    """
    faults = CellFaults(source)
    try:
        require_workbook(data)
        grids = dict(_grids(_Book(data), faults, notify))
        require_sheets(grids)
    except NotAWorkbookError as error:
        raise InputError([Fault(source, error.what, error.cure)]) from error
    return fold(grids, PlaceNames.of(catalogue), faults), faults


class _Book:
    """An opened workbook: its formulas, and the values that were last computed for them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.formulas = _open(data, values=False)
        self._values: Workbook | None = None

    def computed(self, sheet: str, cell: str) -> Any:
        """The cell with the stored value of a formula."""
        if self._values is None:
            self._values = _open(self._data, values=True)
        return self._values[sheet][cell]


def _open(data: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it does not know; they hold nothing that is read.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except (ParseError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        # What openpyxl raises for parts that are missing or say nonsense.
        raise NotAWorkbookError("broken") from error


def _grids(book: _Book, faults: CellFaults, notify: Notify) -> Iterator[tuple[str, Grid]]:
    """The sheets of a config by the names that the layout has for them."""
    known = {slug(sheet.name): sheet.name for sheet in layout()}
    sheets = {slug(sheet.title): sheet for sheet in book.formulas.worksheets}
    absent = [name for key, name in known.items() if key not in sheets]
    for rank, (key, sheet) in enumerate(sheets.items(), start=1):
        name = known.get(key)
        if name is not None:
            if sheet.sheet_state != "visible":
                notify(message("workbook.hidden", file=faults.source, name=sheet.title))
            yield name, _grid(sheet, rank, book, faults)
        elif sheet.title not in LISTS and (likely := nearest(sheet.title, absent)):
            place = Grid(sheet.title, rank, ()).place(1, 1)
            what = message("workbook.sheet-unknown", name=sheet.title)
            faults.at(place, what, message("workbook.meant", name=likely[0]))


def _grid(sheet: Worksheet, rank: int, book: _Book, faults: CellFaults) -> Grid:
    empty = Grid(sheet.title, rank, ())
    last_column = min(sheet.max_column, MOST_COLUMNS)
    last_row = min(sheet.max_row, MOST_ROWS, MOST_CELLS // last_column)
    if sheet.max_row > last_row:
        place = empty.place(last_row + 1, 1)
        what = message("workbook.too-long", rows=sheet.max_row, most=last_row)
        faults.at(place, what, message("workbook.delete-rows"))
    for merged in sheet.merged_cells.ranges:
        if merged.max_row > 1:
            place = empty.place(merged.min_row, merged.min_col)
            what = message("workbook.merged", cells=merged.coord)
            faults.at(place, what, message("workbook.unmerge"))
    rows: list[tuple[int, tuple[Any, ...]]] = []
    own: frozenset[int] = frozenset()
    for number, cells in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column), start=1):
        values = tuple(
            None if cell.column in own else _value(cell, sheet.title, empty, book, faults) for cell in cells
        )
        if number == 1:
            own = frozenset(at for at, title in enumerate(values, start=1) if is_own_column(title))
        rows.append((number, values))
    return Grid(sheet.title, rank, tuple(rows))


def _value(cell: Any, sheet: str, grid: Grid, book: _Book, faults: CellFaults) -> Any:
    """The value of a cell; for a formula the one that was stored with it."""
    place = grid.place(cell.row, cell.column)
    is_formula = cell.data_type == "f"
    if is_formula:
        cell = book.computed(sheet, cell.coordinate)
        # Of a formula that gave an empty text, it is known that it is a text.
        if cell.value is None and cell.data_type != "str":
            faults.at(place, message("workbook.no-value"), message("workbook.recalculate"))
    if cell.data_type == "e":
        faults.at(place, message("workbook.formula-error", error=str(cell.value)))
        return None
    return cell.value
