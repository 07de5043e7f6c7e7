"""CSV files as text: encoding and separator recognised, every row with the line that it starts on.

The csv module of the standard library reads them, not pandas: it tells on which line a row starts even
after a quoted cell of several lines, keeps codes such as 01001 as they are written, leaves ragged rows to
be judged, and spares commands the time to import pandas.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from tourplanner.errors import Fault, InputError
from tourplanner.message import Notify

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NOT_TABLES = {
    b"PK\x03\x04": "a workbook of Excel or LibreOffice",
    b"\xd0\xcf\x11\xe0": "an old workbook of Excel",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"%PDF": "a PDF document",
}
_SAVE_AS = "save it as “CSV UTF-8” from Excel or LibreOffice"
# Letters and signs of French, Occitan and Spanish. Without Ã and Â, with which every accented letter of UTF-8
# begins when read as Windows-1252, so that a mixture of both encodings is not mistaken for text.
_WESTERN = (
    "àáâäçèéêëíìîïñòóôöúùûüÿœæÀÁÄÇÈÉÊËÍÌÎÏÑÒÓÔÖÚÙÛÜŸŒÆ«»’‘“”–—…€°²³·§ªº×µ\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
)
_WESTERN_BYTES = frozenset(_WESTERN.encode("cp1252"))
_PRINTABLE = frozenset(range(0x20, 0x7F)) | frozenset(b"\t\r\n")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, without spaces around them, and the line of the file that it starts on, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as text.

    Attributes
    ----------
    file
        The file as faults and notices call it.
    header, rows
        The first row that is not blank, and the others.
    excel
        Whether semicolons separate the cells, as where a comma is the decimal sign.
    broken
        The fault that ended the reading before the end of the file.
    """

    file: str
    header: Row
    rows: tuple[Row, ...]
    excel: bool
    broken: Fault | None


def read_sheet(path: Path, file: str, notify: Notify) -> Sheet:
    """Read a CSV file, telling `notify` of every liberty taken.

    Parameters
    ----------
    path
        The file; UTF-8 or Windows-1252, separated by commas or semicolons.
    file
        How faults and notices call it.

    Raises
    ------
    InputError
        If the file cannot be read, is no text in these encodings, or is empty.
    """
    text = _decoded(_read_bytes(path, file), file, notify)
    first = text.lstrip().partition("\n")[0]
    if first.count("\t") > max(first.count(";"), first.count(",")):
        raise InputError.of(f"{file}, line 1", "the cells are separated by tabs", _SAVE_AS)
    excel = first.count(";") > first.count(",")
    if excel:
        notify(f"{file}: cells are separated by semicolons, as a French Excel saves them; read so")
    rows, broken = _split(text, ";" if excel else ",", file)
    if not rows:
        raise InputError([broken or Fault(file, "the file is empty; a header row and rows are needed")])
    return Sheet(file, rows[0], tuple(rows[1:]), excel, broken)


def _read_bytes(path: Path, file: str) -> bytes:
    if path.is_dir():
        raise InputError.of(file, "this is a folder, not a CSV file")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError.of(file, "there is no such file") from None
    except OSError as error:
        raise InputError.of(file, f"the file cannot be read: {error.strerror}") from error


def _decoded(data: bytes, file: str, notify: Notify) -> str:
    for start, what in _NOT_TABLES.items():
        if data.startswith(start):
            raise InputError.of(file, f"this is {what}, not a CSV file", _SAVE_AS)
    if data.startswith(_BYTE_ORDER_MARK):
        notify(f"{file}: starts with a byte order mark, as Excel saves UTF-8; skipped")
        data = data.removeprefix(_BYTE_ORDER_MARK)
    seen = frozenset(data)
    if strange := sorted(byte for byte in seen - _PRINTABLE if byte < 0x80):
        line = data.count(b"\n", 0, data.index(strange[0])) + 1
        raise InputError.of(
            f"{file}, line {line}", f"byte 0x{strange[0]:02X} is no text; this is no CSV file"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if seen - _PRINTABLE <= _WESTERN_BYTES:
            notify(f"{file}: is not UTF-8 but Windows-1252, as older Excels save it; read so")
            return data.decode("cp1252")
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{data[error.start]:02X} is not UTF-8, and the file is not Windows-1252 either"
        raise InputError.of(f"{file}, line {line}", what, _SAVE_AS) from None


def _split(text: str, separator: str, file: str) -> tuple[list[Row], Fault | None]:
    """The rows that are not blank, up to the fault that ended the reading."""
    rows: list[Row] = []
    line = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for raw in reader:
            cells = tuple([cell.strip() for cell in raw])
            if any(cells):
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        # Named by the line that the row starts on: the reader itself may have run to the end of the file.
        maybe = "a double quote is not closed, or one inside a quoted cell is not doubled"
        return rows, Fault(f"{file}, line {line}", f"the file cannot be read on from here: {error}", maybe)
    return rows, None
