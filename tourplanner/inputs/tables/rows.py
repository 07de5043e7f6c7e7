"""The rows of a sheet, read by the declared columns of its table: values, and the fault of every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tourplanner.errors import Fault
from tourplanner.inputs.faults import place_of_column, place_of_line
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.cells import KINDS, Trouble, Value, read_cell
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Row, Sheet
from tourplanner.inputs.tables.headers import header_faults, misspelt
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.message import Notify, Text, message

MAY_BE_EMPTY = {"corrections", "fixed_sites", "france_services", "markets"}
"""Tables that may have nothing to say yet."""

_TYPED_KINDS = ("integer", "number", "date", "yes_no")
"""Kinds of cells that people and a French Excel write in a way of their own."""


def read_rows(
    kind: str, sheet: Sheet, columns: Sequence[Column], notify: Notify
) -> tuple[Table, tuple[Fault, ...]]:
    """The table in `sheet` and all that is wrong with it, in the order of its lines.

    Parameters
    ----------
    kind
        Name of the table.
    columns
        Its declared columns. Columns of the sheet that are not among them are left alone.
    notify
        Told of decimal commas and French dates that were accepted, and of columns that look misspelt.
    """
    faults = header_faults(sheet, columns)
    for notice in misspelt(sheet, columns):
        notify(notice)
    header = sheet.header.cells
    judged = _Judged(
        sheet.file, tuple((column, header.index(column.name)) for column in columns if column.name in header)
    )
    width = len(header)
    ragged = [row for row in sheet.rows if len(row.cells) != width]
    rows = _as_declared(sheet, judged.columns, notify)
    for row in rows:
        if len(row.cells) == width:
            judged.add(row)
        else:
            judged.faults.append(_ragged(sheet, row))
    if not sheet.rows and not sheet.broken and kind not in MAY_BE_EMPTY:
        faults.append(Fault(sheet.file, message("csv.no-row")))
    faults += judged.faults + ([sheet.broken] if sheet.broken else [])
    whole = bool(sheet.rows) and not (ragged or sheet.broken)
    return Table(kind, sheet.file, tuple(judged.records), whole), tuple(faults)


def _as_declared(sheet: Sheet, columns: Sequence[tuple[Column, int]], notify: Notify) -> tuple[Row, ...]:
    """The rows with decimal points and ISO dates, telling once of each kind of change."""
    changed: set[str] = set()
    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        for column, place in columns:
            if column.dtype in _TYPED_KINDS and place < len(cells):
                cells[place] = KINDS[column.dtype].excel(cells[place])
                # Spaces between groups of digits have one meaning; a comma had another in English.
                if cells[place] != row.cells[place] and (column.dtype != "number" or "," in row.cells[place]):
                    changed.add(column.dtype)
        rows.append(replace(row, cells=tuple(cells)))
    if "date" in changed:
        notify(message("csv.dates-read", file=sheet.file))
    if "number" in changed:
        notify(message("csv.commas-read", file=sheet.file))
    return tuple(rows)


def _ragged(sheet: Sheet, row: Row) -> Fault:
    what = message("csv.ragged", cells=len(row.cells), header=len(sheet.header.cells))
    maybe: Text = ""
    if len(row.cells) > len(sheet.header.cells) and not sheet.excel:
        maybe = message("csv.split-by-comma")
    return Fault(place_of_line(sheet.file, row.line), what, maybe)


@dataclass(slots=True)
class _Judged:
    """The rows judged so far, with the place of every declared column that the sheet has."""

    file: Text
    columns: tuple[tuple[Column, int], ...]
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _first_lines: dict[tuple[str, Value], int] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Judge a row that is not ragged."""
        values: dict[str, Value] = {}
        troubles: dict[str, Trouble] = {}
        for column, place in self.columns:
            value = read_cell(row.cells[place], column)
            if isinstance(value, Trouble):
                troubles[column.name] = value
                continue
            if column.unique and value is not None:
                first = self._first_lines.setdefault((column.name, value), row.line)
                if first != row.line:
                    troubles[column.name] = Trouble(
                        message("table.not-unique", seen=shown(value), line=first)
                    )
            values[column.name] = value
        self.records.append(Record(row.line, values))
        if troubles:
            self._note(row, troubles)

    def _note(self, row: Row, troubles: dict[str, Trouble]) -> None:
        if {"latitude", "longitude"} <= troubles.keys():
            _join_if_swapped(
                {column.name: (column, row.cells[place]) for column, place in self.columns}, troubles
            )
        for name, trouble in troubles.items():
            where = place_of_column(self.file, row.line, name)
            self.faults.append(Fault(where, trouble.what, trouble.maybe))


def _join_if_swapped(cells: Mapping[str, tuple[Column, str]], troubles: dict[str, Trouble]) -> None:
    """One trouble instead of two where each of latitude and longitude would be good as the other."""
    (latitude, north), (longitude, east) = cells["latitude"], cells["longitude"]
    if isinstance(read_cell(east, latitude), float) and isinstance(read_cell(north, longitude), float):
        del troubles["longitude"]
        maybe = message("table.swapped", latitude=east, longitude=north)
        troubles["latitude"] = replace(troubles["latitude"], maybe=maybe)
