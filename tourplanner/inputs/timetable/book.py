"""A sheet of a workbook as text, whatever program wrote it."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from tourplanner.domain.period import DAY, MINUTE, format_clock
from tourplanner.errors import InputError
from tourplanner.inputs.tables.csvtext import Row
from tourplanner.inputs.workbook.archive import NotAWorkbookError, require_workbook
from tourplanner.inputs.workbook.present import rows_present

MOST_ROWS, MOST_COLUMNS = 20_000, 100


def sheets_of(data: bytes, file: str) -> Iterator[tuple[Row, ...]]:
    """The rows of each sheet that have something, as a person would type them.

    Raises
    ------
    InputError
        If it is no workbook that can be read.
    """
    try:
        require_workbook(data)
        book = _opened(data)
    except NotAWorkbookError as error:
        raise InputError.of(file, error.what, error.cure) from error
    for sheet in book.worksheets:
        rows = rows_present(sheet, MOST_ROWS, MOST_COLUMNS)
        lines = (Row(number, tuple(_text(cell and cell.value) for cell in cells)) for number, cells in rows)
        yield tuple(row for row in lines if any(row.cells))


def _opened(data: bytes):  # type: ignore[no-untyped-def] # openpyxl has no types
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it does not know; they hold nothing that is read.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except (ParseError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise NotAWorkbookError("broken") from error


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case timedelta():
            seconds = round(value.total_seconds())
            return format_clock(seconds) if 0 <= seconds <= DAY and seconds % MINUTE == 0 else str(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
