"""Reading closed and slower roads: what concerns the cycle and the places, or every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from tests.inputs.places import PLACES
from tests.inputs.said import told_by
from tourplanner.domain.correction import Correction
from tourplanner.errors import InputError
from tourplanner.inputs.corrections import read_corrections

CYCLE = (date(2027, 1, 4), date(2027, 1, 31))
HEAD = "from,to,extra_minutes,closed,from_date,to_date,why,one_way\n"


def read(folder: Path, rows: str, head: str = HEAD) -> tuple[Correction, ...]:
    path = folder / "corrections.csv"
    path.write_text(head + rows, encoding="utf-8")
    return read_corrections(path, PLACES, CYCLE, lambda _: None)


def test_values(tmp_path: Path) -> None:
    rows = "auch,32269,,yes,2027-01-10,2027-03-01,pont de Gimont,\n32448,halle,12,no,,,,yes\n"
    assert read(tmp_path, rows) == (
        Correction("auch", "32269", 0, True, date(2027, 1, 10), date(2027, 3, 1), "pont de Gimont"),
        Correction("32448", "halle", 720, one_way=True),
    )


def test_few_columns_will_do(tmp_path: Path) -> None:
    assert read(tmp_path, "auch,32269,5\n", "from,to,extra_minutes\n") == (Correction("auch", "32269", 300),)
    assert read(tmp_path, "auch,32269,yes\n", "from,to,closed\n") == (
        Correction("auch", "32269", closed=True),
    )


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("", "", True),
        ("2027-01-31", "", True),
        ("2027-02-01", "", False),
        ("", "2027-01-04", True),
        ("", "2027-01-03", False),
        ("2026-12-01", "2027-01-03", False),
        ("2026-12-01", "2027-03-01", True),
        ("2027-01-10", "2027-01-10", True),
    ],
)
def test_only_what_holds_in_the_cycle(tmp_path: Path, first: str, last: str, holds: bool) -> None:
    assert len(read(tmp_path, f"auch,32269,5,,{first},{last},,\n")) == holds


def test_roads_of_other_communes_are_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, "32013,32106,5,,,,,\nauch,32106,,yes,,,,\n") == ()


def test_a_table_without_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ()


def test_every_fault_at_once(tmp_path: Path) -> None:
    rows = """\
auch,monfor,5,,,,,
auch,auch,5,,,,,
auch,32269,,,,,,
auch,32269,5,yes,,,,
auch,32269,-5,,,,,
auch,32269,5,,2027-02-01,2027-01-01,,
auch,32269,5,perhaps,,31/13/27,,
"""
    faults = told_by(lambda: read(tmp_path, rows))
    told = [(fault.where, fault.what, fault.maybe) for fault in faults]
    column = "corrections.csv, line {}, column {}".format
    assert [where for where, _, _ in told] == [
        column(6, "extra_minutes"),
        column(8, "closed"),
        column(8, "to_date"),
        column(2, "to"),
        column(3, "to"),
        column(4, "extra_minutes"),
        column(5, "extra_minutes"),
        column(7, "to_date"),
    ]
    assert told[3][2] == '"32269" (Monfort) is meant'
    assert told[5][1] == "the leg is neither closed nor slower"
    assert told[6][1] == "the leg is closed and slower at once"
    assert told[7][1] == "2027-01-01 is before from_date, 2027-02-01"


def test_a_header_that_lacks_a_column(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="column to: the header lacks this column"):
        read(tmp_path, "", "from,extra_minutes\n")
