"""A timetable's file as rows of text below a header that is recognised, CSV or a workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.tables.csvtext import Row, read_sheet
from tourplanner.inputs.timetable.fields import WORDS, Columns, Field, columns_of
from tourplanner.inputs.workbook.archive import SUFFIXES, looks_like_a_workbook
from tourplanner.message import Message, Notify, message

HEADER_WITHIN = 20
"""Rows among which the header is looked for: titles may stand above it."""


@dataclass(frozen=True, slots=True)
class TimetableSheet:
    """The rows below a header, and the fault that ended the reading before the end of the file."""

    file: str
    columns: Columns
    rows: tuple[Row, ...]
    broken: Fault | None = None

    def text(self, row: Row, field: Field) -> str:
        """The cell of a row, "" where there is none."""
        place = self.columns.at.get(field)
        return "" if place is None or place >= len(row.cells) else row.cells[place]


def open_sheet(path: Path, notify: Notify) -> TimetableSheet:
    """The sheet of a file; of a workbook the first one that has the columns of a timetable.

    Raises
    ------
    InputError
        If the file cannot be read, or has no header that is recognised.
    """
    content = _content(path)
    if path.suffix.lower() in SUFFIXES or looks_like_a_workbook(content):
        # openpyxl is not quick to load, and most timetables are CSV.
        from tourplanner.inputs.timetable.book import sheets_of  # noqa: PLC0415

        candidates = list(sheets_of(content, path.name))
        found = next(filter(None, map(_below_header, candidates)), None)
        broken = None
    else:
        sheet = read_sheet(path, path.name, notify)
        candidates = [(sheet.header, *sheet.rows)]
        found, broken = _below_header(candidates[0]), sheet.broken
    if found is None:
        raise InputError.of(
            path.name, message("timetable.no-header", seen=list(_seen(candidates))), _needed()
        )
    columns, rows = found
    return TimetableSheet(path.name, columns, tuple(rows), broken)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise InputError.of(str(path), message("csv.a-folder"))
    try:
        return read_whole(path)
    except FileNotFoundError:
        raise InputError.of(str(path), message("csv.no-file")) from None
    except (OSError, ValueError) as error:
        raise InputError.of(str(path), message("csv.unreadable", reason=system_reason(error))) from error


def _below_header(rows: Sequence[Row]) -> tuple[Columns, Sequence[Row]] | None:
    """The columns of the row that names most of them, and the rows below it."""
    read = [(columns_of(row.cells), place) for place, row in enumerate(rows[:HEADER_WITHIN])]
    headers = [each for each in read if each[0].is_header]
    if not headers:
        return None
    columns, place = max(headers, key=lambda each: (len(each[0].at), -each[1]))
    return columns, rows[place + 1 :]


def _seen(sheets: Sequence[Sequence[Row]]) -> Iterator[str]:
    """The cells of the first row that has several, or any: what may have been meant for a header."""
    rows = (row for sheet in sheets for row in sheet[:HEADER_WITHIN])
    filled = [cells for cells in ([cell for cell in row.cells if cell] for row in rows) if cells]
    yield from next((cells for cells in filled if len(cells) > 1), filled[0] if filled else ())


def _needed() -> Message:
    names = [WORDS[field][-1] for field in (Field.COMMUNE, Field.PLACE, Field.DAY, Field.OPENS)]
    return message("timetable.columns-needed", names=names)
