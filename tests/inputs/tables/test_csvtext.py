"""Encodings and separators of tables: what is read with a notice, and what is refused."""

from pathlib import Path

import pytest

from tests.inputs.said import keeping
from tests.inputs.tables.files import excel_rows, faults_of, save, shipped_rows, silent
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue

MARK = "communes.csv: starts with a byte order mark, as Excel saves UTF-8; skipped"
TABS = "communes.csv: cells are separated by tabs; read so"
SEMICOLONS = "communes.csv: cells are separated by semicolons, as a French Excel saves them; read so"
WINDOWS = "communes.csv: is not UTF-8 but Windows-1252, as older Excels save it; read so"
COMMAS = "communes.csv: decimal commas are read as decimal points"
DATES = "communes.csv: dates such as 04/01/2027 are read as day/month/year"


@pytest.mark.parametrize(
    ("rows", "delimiter", "end", "coding", "notices"),
    [
        (shipped_rows, ",", "\r\n", "utf-8", []),
        (shipped_rows, ",", "\r", "utf-8", []),
        (shipped_rows, ",", "\n", "utf-8-sig", [MARK]),
        (shipped_rows, ",", "\n", "cp1252", [WINDOWS]),
        (shipped_rows, ";", "\n", "utf-8", [SEMICOLONS]),
        (shipped_rows, "\t", "\n", "utf-8", [TABS]),
        (excel_rows, ";", "\r\n", "utf-8-sig", [MARK, SEMICOLONS, DATES, COMMAS]),
        (excel_rows, ";", "\r\n", "cp1252", [WINDOWS, SEMICOLONS, DATES, COMMAS]),
    ],
    ids=["crlf", "cr", "mark", "cp1252", "semicolons", "tabs", "excel utf-8", "excel cp1252"],
)
def test_dialect_gives_the_same_catalogue_with_one_notice_each(
    tmp_path: Path, rows, delimiter: str, end: str, coding: str, notices: list[str]
) -> None:
    save(tmp_path / "communes.csv", rows("communes"), delimiter, end, coding)
    heard: list[str] = []

    catalogue = read_catalogue(tmp_path, keeping(heard))

    assert catalogue == read_catalogue(data_folder(), silent)
    assert heard == notices


GOOD = (data_folder() / "communes.csv").read_bytes()
# The first line that other encodings write differently.
FIRST_ACCENT = next(n for n, line in enumerate(GOOD.split(b"\n"), 1) if not line.isascii())


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"", "communes.csv", "the file is empty"),
        (b"\xef\xbb\xbf\r\n ; \r\n", "communes.csv", "the file is empty"),
        (GOOD.split(b"\n")[0], "communes.csv", "there is a header but no row"),
        (b"PK\x03\x04" + bytes(50), "communes.csv", "this is a workbook of Excel"),
        (GOOD.decode().encode("utf-16"), "communes.csv", "this is UTF-16 text"),
        (GOOD[:100] + b"\x00" + GOOD[100:], "communes.csv, line 1", "byte 0x00 is no text"),
        (GOOD.decode().encode("mac-roman"), f"communes.csv, line {FIRST_ACCENT}", "byte 0x8F is not UTF-8"),
        (GOOD.replace(b"Ansan", b"Ans\xe9n"), "communes.csv, line 3", "byte 0xE9 is not UTF-8"),
    ],
    ids=["empty", "blank", "header only", "xlsx", "utf-16", "nul", "mac", "mixed"],
)
def test_what_is_no_table_is_one_fault(tmp_path: Path, data: bytes, where: str, what: str) -> None:
    (tmp_path / "communes.csv").write_bytes(data)

    faults = faults_of(lambda: read_catalogue(tmp_path, lambda _: None))

    assert [fault.where for fault in faults] == [where]
    assert faults[0].what.startswith(what)


def test_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "communes.csv").mkdir()

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert (fault.where, fault.what) == ("communes.csv", "this is a folder, not a CSV file")
