"""Files that are no workbook of a config, or should not be opened."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.inputs.said import told_by
from tests.inputs.workbook.books import CATALOGUE, SMALL, bytes_of
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.workbook import archive
from tourplanner.outputs.config_workbook import render
from tourplanner.wording.language import Language

GOOD = render(SMALL, CATALOGUE)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, content: bytes, *, level: int = 9) -> bytes:
    """The good workbook with a part more, or in the place of another."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(GOOD)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def encrypted() -> bytes:
    """The good workbook with the flag of its first part, in the directory, that says it is encrypted."""
    flags = GOOD.index(b"PK\x01\x02") + 8
    return GOOD[:flags] + bytes([GOOD[flags] | 1]) + GOOD[flags + 1 :]


def flipped() -> bytes:
    """The good workbook with one byte of its content changed."""
    middle = len(GOOD) // 2
    return GOOD[:middle] + bytes([GOOD[middle] ^ 0xFF]) + GOOD[middle + 1 :]


def other_workbook() -> bytes:
    book = Workbook()
    book.active["A1"] = "bonjour"
    return bytes_of(book)


SHEET = "xl/worksheets/sheet2.xml"
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
FILES = {
    "old Excel": ("x.xls", lambda: OLE + b"\0" * 600, "classeur Excel 97-2003"),
    "old Excel under a new name": ("x.xlsx", lambda: OLE + b"\0" * 600, "classeur Excel 97-2003"),
    "password": ("x.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    "LibreOffice": (
        "x.ods",
        lambda: with_part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ".ods",
    ),
    "macros": ("x.xlsm", lambda: with_part("xl/vbaProject.bin", b"\0"), "macros"),
    "binary": ("x.xlsb", lambda: with_part("xl/workbook.bin", b"\0"), ".xlsb"),
    "text": ("x.xlsx", lambda: b"format = 1", "n’est pas un classeur Excel"),
    "empty": ("x.xlsx", lambda: b"", "n’est pas un classeur Excel"),
    "Word": ("x.xlsx", lambda: with_part("[Content_Types].xml", b"<Types/>"), "abîmé"),
    "any archive": ("x.zip", lambda: _archive({"a.txt": b"a"}), "n’est pas un classeur Excel"),
    "cut short": ("x.xlsx", lambda: GOOD[: len(GOOD) // 2], "abîmé"),
    "byte changed": ("x.xlsx", flipped, "abîmé"),
    "encrypted part": ("x.xlsx", encrypted, "abîmé"),
    "broken sheet": ("x.xlsx", lambda: with_part(SHEET, b"<worksheet><sheetData>"), "abîmé"),
    "sheet of nonsense": (
        "x.xlsx",
        lambda: with_part("xl/workbook.xml", b"<workbook/>"),
        "aucune des feuilles",
    ),
    "bomb": (
        "x.xlsx",
        lambda: with_part("xl/media/a.bin", b"\0" * (archive.LARGEST + 1), level=1),
        "trop de données",
    ),
    "many parts": (
        "x.xlsx",
        lambda: _archive({"[Content_Types].xml": b"", **{str(n): b"" for n in range(archive.MOST_PARTS)}}),
        "trop de données",
    ),
    "entities": ("x.xlsx", lambda: with_part(SHEET, BOMB), "déclaration interdite"),
    "entities in UTF-16": ("x.xlsx", lambda: with_part(SHEET, BOMB.decode().encode("utf-16")), "déclaration"),
    "another workbook": ("x.xlsx", other_workbook, "aucune des feuilles"),
}


def _archive(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("case", FILES)
def test_refused(case: str, tmp_path: Path) -> None:
    name, content, words = FILES[case]
    path = tmp_path / name
    path.write_bytes(content())

    (fault,) = told_by(lambda: read_config(path, CATALOGUE), Language.FR)
    assert fault.where == name
    assert words in fault.what


def test_a_workbook_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(GOOD)
    file = read_config(path, CATALOGUE)

    assert (file.config.title, file.table, file.source) == ("Essai", SMALL, "plan")


@pytest.mark.slow
def test_a_damaged_workbook_is_an_input_error_or_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    refused = 0
    for at in range(0, len(GOOD), len(GOOD) // 60):
        path.write_bytes(GOOD[:at] + bytes([GOOD[at] ^ 0x55]) + GOOD[at + 1 :])
        try:
            table = read_config(path, CATALOGUE).table
        except InputError:
            refused += 1
        else:
            assert table == SMALL
    assert refused > 40
