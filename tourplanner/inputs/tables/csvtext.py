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
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.faults import place_of_line
from tourplanner.message import Message, Notify, Text, message

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NOT_TABLES = {
    b"PK\x03\x04": message("csv.a-workbook"),
    b"\xd0\xcf\x11\xe0": message("csv.an-old-workbook"),
    b"\xff\xfe": message("csv.utf-16"),
    b"\xfe\xff": message("csv.utf-16"),
    b"%PDF": message("csv.a-pdf"),
}
_SAVE_AS = message("csv.save-csv")
_REASONS = {
    "unexpected end of data": message("csv.ends-in-quotes"),
    "field larger than": message("csv.cell-too-long"),
    "line contains NUL": message("csv.null"),
}
"""How the standard library's reader begins its reasons, and ours; another reason is one about quotes."""
_QUOTES = message("csv.after-quotes")
# Letters and signs of French, Occitan and Spanish. Without Ã and Â, with which every accented letter of UTF-8
# begins when read as Windows-1252, so that a mixture of both encodings is not mistaken for text.
_WESTERN = (
    "àáâäçèéêëíìîïñòóôöúùûüÿœæÀÁÄÇÈÉÊËÍÌÎÏÑÒÓÔÖÚÙÛÜŸŒÆ«»’‘“”–—…€°²³·§ªº×µ\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
)
_WESTERN_BYTES = frozenset(_WESTERN.encode("cp1252"))
_READ_SO = {";": "csv.semicolons-read", "\t": "csv.tabs-read"}
"""What separates cells where a comma does not, and what is told of it."""
_TITLES = 20
"""Lines among which the header is."""
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
        Whether semicolons or tabs separate the cells, as where a comma is the decimal sign.
    broken
        The fault that ended the reading before the end of the file.
    """

    file: Text
    header: Row
    rows: tuple[Row, ...]
    excel: bool
    broken: Fault | None


def shipped_table(name: str) -> Message:
    """What faults and notices call a file that ships with tourplanner."""
    return message("csv.shipped", file=name)


def read_sheet(path: Path, file: Text, notify: Notify) -> Sheet:
    """Read a CSV file, telling `notify` of every liberty taken.

    Parameters
    ----------
    path
        The file; UTF-8 or Windows-1252, separated by commas, semicolons or tabs.
    file
        How faults and notices call it.

    Raises
    ------
    InputError
        If the file cannot be read, is no text in these encodings, or is empty.
    """
    return sheet_of(_read_bytes(path, file), file, notify)


def sheet_of(content: bytes, file: Text, notify: Notify) -> Sheet:
    """The sheet that the bytes of a CSV file are, wherever they lie.

    Raises
    ------
    InputError
        As `read_sheet`.
    """
    text = _decoded(content, file, notify)
    separator = _separator(text)
    if separator in _READ_SO:
        notify(message(_READ_SO[separator], file=file))
    rows, broken = _split(text, separator, file)
    if not rows:
        raise InputError([broken or Fault(file, message("csv.empty"))])
    return Sheet(file, rows[0], tuple(rows[1:]), separator in _READ_SO, broken)


def _separator(text: str) -> str:
    """What separates the cells: as in the first line that has several, for a title may stand above."""
    lines = text.lstrip(" \r\n").splitlines()[:_TITLES]
    counts = ({each: line.count(each) for each in (",", *_READ_SO)} for line in lines)
    most = next((found for found in counts if max(found.values()) > 1), None)
    if most is None:
        return next((each for each in (*_READ_SO, ",") if lines and each in lines[0]), ",")
    return max(most, key=lambda each: most[each])


def _read_bytes(path: Path, file: Text) -> bytes:
    try:
        if path.is_dir():
            raise InputError.of(file, message("csv.a-folder"))
        return read_whole(path)
    except FileNotFoundError:
        raise InputError.of(file, message("csv.no-file")) from None
    except OSError as error:
        raise InputError.of(file, message("csv.unreadable", reason=system_reason(error))) from error


def _decoded(data: bytes, file: Text, notify: Notify) -> str:
    for start, kind in _NOT_TABLES.items():
        if data.startswith(start):
            raise InputError.of(file, message("csv.not-csv", what=kind), _SAVE_AS)
    if data.startswith(_BYTE_ORDER_MARK):
        notify(message("csv.mark-skipped", file=file))
        data = data.removeprefix(_BYTE_ORDER_MARK)
    seen = frozenset(data)
    if strange := sorted(byte for byte in seen - _PRINTABLE if byte < 0x80):
        line = data.count(b"\n", 0, data.index(strange[0])) + 1
        what = message("csv.strange-byte", byte=f"{strange[0]:02X}")
        raise InputError.of(place_of_line(file, line), what)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if seen - _PRINTABLE <= _WESTERN_BYTES:
            notify(message("csv.western-read", file=file))
            return data.decode("cp1252")
        line = data.count(b"\n", 0, error.start) + 1
        what = message("csv.not-western", byte=f"{data[error.start]:02X}")
        raise InputError.of(place_of_line(file, line), what, _SAVE_AS) from None


def _reason(said: str) -> Message:
    return next((reason for start, reason in _REASONS.items() if said.startswith(start)), _QUOTES)


def _split(text: str, separator: str, file: Text) -> tuple[list[Row], Fault | None]:
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
        what = message("csv.broken-off", reason=_reason(str(error)))
        return rows, Fault(place_of_line(file, line), what, message("csv.open-quote"))
    return rows, None
