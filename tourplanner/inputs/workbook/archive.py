"""What is a workbook at all, judged before it is opened: a file from outside may be anything.

Little in a file may be much in memory: parts that unpack a thousandfold, cells of four letters, a range that
stands for every cell of a sheet. All of it is counted before a reader makes anything of it.
"""

import zipfile
import zlib
from collections.abc import Collection
from io import BytesIO

from tourplanner.inputs.workbook.weight import Scale, TooMuchError
from tourplanner.message import message

LARGEST = 20_000_000
"""Bytes of all parts together, unpacked; the workbook of the pilot has 0.4 MB."""
MOST_PARTS = 500

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""Files with these names are meant to be workbooks."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
"""The names that a workbook uses which was saved as a Strict Open XML one."""
_DECLARED = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How office programs pack. Others unpack by blocks of any size, not by as much as is asked for."""

_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,  # a place before the beginning, a name that is no text
    NotImplementedError,  # a way to compress that is not known
    RuntimeError,  # a part that is encrypted
)
"""What a damaged archive raises while it is read."""


_SAVE_AS, _START_AFRESH = message("workbook.save-xlsx"), message("workbook.start-afresh")
_KINDS = {
    "xls": (message("workbook.xls"), _SAVE_AS),
    "locked": (message("workbook.locked"), message("workbook.unlock")),
    "ods": (message("workbook.ods"), message("workbook.save-365")),
    "macros": (message("workbook.macros"), _SAVE_AS),
    "binary": (message("workbook.binary"), _SAVE_AS),
    "not a workbook": (message("workbook.not-a-workbook"), message("workbook.other-file")),
    "broken": (message("workbook.broken"), message("workbook.copy")),
    "strict": (message("workbook.strict"), message("workbook.save-transitional")),
    "huge": (message("workbook.huge"), _START_AFRESH),
    "declared": (message("workbook.declared"), _START_AFRESH),
    "no sheet": (message("workbook.no-sheet"), _START_AFRESH),
}
"""What a file is instead of a workbook to read, and the likely cure."""


class NotAWorkbookError(Exception):
    """A file that can't be read as a workbook: what it is, and the likely cure."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.what, self.cure = _KINDS[kind]


def looks_like_a_workbook(data: bytes) -> bool:
    """Whether `data` begins as workbooks do, old and new."""
    return data.startswith((_ZIP, _OLE))


def require_workbook(data: bytes) -> None:
    """Refuse what is not an ``.xlsx`` without macros and of a size that a planner could have made.

    Raises
    ------
    NotAWorkbookError
        With what it is instead.
    """
    if data.startswith(_OLE):
        raise NotAWorkbookError("locked" if _ENCRYPTED in data else "xls")
    if not data.startswith(_ZIP):
        raise NotAWorkbookError("not a workbook")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _require_parts(archive)
    except _DAMAGES as error:
        raise NotAWorkbookError("broken") from error


def require_sheets(names: Collection[str]) -> None:
    """Refuse a workbook that has none of the sheets of a config.

    Raises
    ------
    NotAWorkbookError
        If there is no name.
    """
    if not names:
        raise NotAWorkbookError("no sheet")


def _require_ordinary(name: str, text: bytes) -> None:
    """Refuse a part that no office program writes by itself, or in names that are not read."""
    if name == "xl/workbook.xml" and _STRICT in text:
        raise NotAWorkbookError("strict")
    if any(mark in text for mark in _DECLARED):
        # Entities that expand without end need a document type.
        raise NotAWorkbookError("declared")


def _require_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "mimetype" in names and b"opendocument" in archive.open("mimetype").read(200):
        raise NotAWorkbookError("ods")
    if _CONTENT not in names:
        raise NotAWorkbookError("not a workbook")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise NotAWorkbookError("huge")
    if any(part.compress_type not in _PACKINGS for part in parts):
        raise NotAWorkbookError("broken")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NotAWorkbookError("macros")
    if "xl/workbook.bin" in names:
        raise NotAWorkbookError("binary")
    scale = Scale()
    for part in parts:
        # Reading to the end checks the sum, and that the part is as long as it says.
        text = archive.read(part)
        _require_ordinary(part.filename, text)
        try:
            scale.weigh(text)
        except TooMuchError as error:
            raise NotAWorkbookError("huge") from error
