"""Reading the workbook of a config; the only file that knows openpyxl."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tourplanner.domain.place import Catalogue
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.archive import NotAWorkbookError, require_sheets, require_workbook
from tourplanner.inputs.workbook.cells import is_blank
from tourplanner.inputs.workbook.fold import fold
from tourplanner.inputs.workbook.grid import Grid, is_own_column
from tourplanner.inputs.workbook.layout import MARKED, layout
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.places import CellFaults
from tourplanner.inputs.workbook.present import rows_present
from tourplanner.inputs.workbook.recognise import Mark, recognise, spoken
from tourplanner.inputs.workbook.words import EVERY, BookWords
from tourplanner.message import Notify, Text, Value, message, silent

MOST_ROWS, MOST_COLUMNS = 5_000, 200
MOST_CELLS = 100_000
"""Cells of a sheet: a lone one far to the right leaves less room below."""
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]{1,3}\$?([0-9]{1,7})")
"""What a name of a workbook stands for where it is one cell: 'Arrêts'!$A$1."""
LISTS = frozenset(slug(name) for words in EVERY for name in words.helps)
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
        book = _Book(data)
        grids = dict(_grids(book, faults, notify))
        require_sheets(grids)
    except NotAWorkbookError as error:
        raise InputError([Fault(source, error.what, error.cure)]) from error
    return fold(grids, PlaceNames.of(catalogue, faults.words), faults, notify, _first_day(book)), faults


def open_grids(data: bytes) -> tuple[dict[str, Grid], date, BookWords]:
    """The sheets of a workbook that was read before, by their tables; its day 0, and its language."""
    book, faults = _Book(data), CellFaults("")
    return dict(_grids(book, faults, silent)), _first_day(book), faults.words


def _first_day(book: "_Book") -> date:
    """The day that is number 0 in a workbook: those of old Macs count from 1904."""
    epoch: datetime = book.formulas.epoch
    return epoch.date()


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
    """The sheets of a config by their tables; the faults are told in its words from now on."""
    sheets = dict(enumerate(book.formulas.worksheets, start=1))
    typed = [
        _as_typed(sheet, rank)
        for rank, sheet in sheets.items()
        if slug(sheet.title) not in LISTS and not is_own_column(sheet.title)
    ]
    faults.words = spoken(typed, layout())
    for table, found in recognise(typed, layout(), faults, notify, _marks(book)).items():
        sheet = sheets[found.rank]
        if sheet.sheet_state != "visible":
            notify(message("workbook.hidden", file=faults.source, name=sheet.title))
        _note_hidden_rows(sheet, found, faults.source, notify)
        yield table, _grid(sheet, found, book, faults)


def _marks(book: _Book) -> dict[int, Mark]:
    """The marks of sheets, by their ranks: names of one cell each that the workbook came with."""
    ranks = {sheet.title: rank for rank, sheet in enumerate(book.formulas.worksheets, start=1)}
    found: dict[int, Mark] = {}
    for name, defined in book.formulas.defined_names.items():
        if cell := _CELL.fullmatch(str(defined.value)):
            rank = ranks.get((cell[1] or "").replace("''", "'") or cell[2])
            if rank is not None and name.startswith(MARKED):
                found[rank] = Mark(name, int(cell[3]))
    return found


def _room(sheet: Worksheet) -> tuple[int, int]:
    """The last row and the last column of a sheet that are read."""
    last_column = min(sheet.max_column, MOST_COLUMNS)
    return min(sheet.max_row, MOST_ROWS, MOST_CELLS // last_column), last_column


def _as_typed(sheet: Worksheet, rank: int) -> Grid:
    """The rows of a sheet that have something, formulas as they are typed."""
    last_row, last_column = _room(sheet)
    rows = rows_present(sheet, last_row, last_column)
    typed = ((number, tuple(cell and cell.value for cell in cells)) for number, cells in rows)
    return Grid(sheet.title, rank, tuple(row for row in typed if any(not is_blank(cell) for cell in row[1])))


def _note_hidden_rows(sheet: Worksheet, typed: Grid, file: Text, notify: Notify) -> None:
    """Tell of rows that nobody sees, hidden or filtered away, and that count all the same."""
    own = {at for at, title in enumerate(typed.titles) if is_own_column(title)}
    hidden = [
        number
        for number, cells in typed.rows
        if number > typed.top
        and sheet.row_dimensions[number].hidden
        and any(not is_blank(cell) for at, cell in enumerate(cells) if at not in own)
    ]
    if hidden:
        rows: list[Value] = list(hidden)
        notify(message("workbook.hidden-rows", file=file, name=sheet.title, n=len(hidden), rows=rows))


def _grid(sheet: Worksheet, typed: Grid, book: _Book, faults: CellFaults) -> Grid:
    """The rows of a sheet with their values; `typed` tells which row has the titles."""
    empty = replace(typed, rows=())
    last_row, last_column = _room(sheet)
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
    own = {at for at, title in enumerate(typed.titles, start=1) if is_own_column(title)}
    for number, cells in rows_present(sheet, last_row, last_column):
        values = tuple(
            None
            if cell is None or cell.column in own or number < typed.top
            else _value(cell, sheet.title, empty, book, faults)
            for cell in cells
        )
        rows.append((number, values))
    return replace(typed, rows=tuple(rows))


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
        kind = "workbook.formula-error" if is_formula else "workbook.error-value"
        faults.at(place, message(kind, error=str(cell.value)))
        return None
    return cell.value
