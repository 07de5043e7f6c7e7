"""Counts of visitors: what is taken, what is refused, and that nothing personal is shown again."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from tests.inputs.said import keeping, told_by
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.period import Half
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.attendance import KnownVisits, attendance_text, read_attendance
from tourplanner.inputs.privacy import Personal, looks_numbered, looks_personal
from tourplanner.message import silent

VISITS = KnownVisits(
    halves={
        (date(2027, 1, 8), "32269"): Half.MORNING,
        (date(2027, 2, 5), "32269"): Half.MORNING,
        (date(2027, 1, 8), "32452"): Half.AFTERNOON,
    },
    names={"32269": "Monfort", "32452": "Tournecoupe"},
)
GOOD = "date,stop,half,visitors\n2027-01-08,32269,morning,7\n2027-01-08,32452,,0\n"


def known(_dates: Collection[date]) -> KnownVisits:
    return VISITS


def read(folder: Path, text: str, notices: list[str] | None = None) -> tuple[Attendance, ...]:
    file = folder / "counts.csv"
    file.write_text(text, encoding="utf-8")
    return read_attendance(file, known, keeping(notices if notices is not None else []))


def refused(folder: Path, text: str) -> str:
    """The whole message of a file that is refused."""
    with pytest.raises(InputError) as error:
        read(folder, text)
    assert error.value.exit_code == 2
    return str(error.value)


def test_good_counts_are_read_and_written_the_same(tmp_path: Path) -> None:
    rows = read(tmp_path, GOOD)
    assert rows == (
        Attendance(date(2027, 1, 8), "32269", Half.MORNING, 7),
        Attendance(date(2027, 1, 8), "32452", Half.AFTERNOON, 0),
    )
    text = attendance_text(reversed(rows))
    assert text == GOOD.replace("32452,,0", "32452,afternoon,0")
    assert read(tmp_path, text) == rows


def test_an_arrival_may_be_noted_where_nobody_counted(tmp_path: Path) -> None:
    text = "date,stop,half,visitors,arrived\n2027-01-08,32269,morning,,09:12\n2027-02-05,32269,morning,3,\n"
    rows = read(tmp_path, text)
    assert [(row.visitors, row.arrived) for row in rows] == [(None, 9 * 3600 + 12 * 60), (3, None)]
    assert attendance_text(rows) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("date,stop,visitors,arrived\n2027-01-08,32269,,\n", "column visitors: the cell is blank"),
        ("date,stop,visitors,arrived\n2027-01-08,32269,x,09:12\n", "column visitors: "),
        ("date,stop,arrived\n2027-01-08,32269,09:12\n", "visitors"),
    ],
)
def test_what_says_nothing_is_no_row(tmp_path: Path, text: str, why: str) -> None:
    told = refused(tmp_path, text)
    assert why in told
    assert told.count("visitors") == 1


def test_a_table_of_a_french_excel(tmp_path: Path) -> None:
    notices: list[str] = []
    rows = read(tmp_path, "date;stop;visitors\n08/01/2027;32269;7\n", notices)
    assert rows[0] == Attendance(date(2027, 1, 8), "32269", Half.MORNING, 7)
    assert len(notices) == 2


PRIVATE = {
    "e-mail": ("2027-01-08,32269,morning,marie.durand@example.fr", "an e-mail address"),
    "telephone": ("2027-01-08,05 62 05 62 62,morning,7", "a telephone or social security number"),
    "telephone with dots": ("2027-01-08,32269,05.62.05.62.62,7", "a telephone"),
    "international": ("2027-01-08,32269,+33562056262,7", "a telephone"),
    "social security": ("2027-01-08,32269,morning,2551032013001", "a telephone or social security"),
    "name in numbers": ("2027-01-08,32269,morning,Mme Durand", "a name or a remark"),
    "name in dates": ("Durand,32269,morning,7", "a name or a remark"),
    "remark": ("2027-01-08,32269,morning,7 dont 2 retraites", "a name or a remark"),
    "name as stop": ("2027-01-08,Durand,morning,7", "not the id of a stop, and not shown"),
    "name as half": ("2027-01-08,32269,Durand,7", "not morning or afternoon, and not shown"),
}


@pytest.mark.parametrize("case", PRIVATE)
def test_personal_data_is_refused_and_not_shown(case: str, tmp_path: Path) -> None:
    row, words = PRIVATE[case]
    message = refused(tmp_path, f"date,stop,half,visitors\n{row}\n")
    assert words in message
    assert "the format has no field for anything about a person" in message
    for secret in ("urand", "62", "2551032013001", "retraites"):
        assert secret not in message.replace("32269", "")


@pytest.mark.parametrize("column", ["nom", "name", "telephone", "email", "commentaire", "", "age"])
def test_any_other_column_is_refused_without_its_cells(column: str, tmp_path: Path) -> None:
    message = refused(tmp_path, f"date,stop,visitors,{column}\n2027-01-08,32269,7,Marie Durand\n")
    assert "is refused" in message
    assert "Marie" not in message


def test_a_row_of_values_in_place_of_the_header_is_not_shown(tmp_path: Path) -> None:
    message = refused(tmp_path, "2027-01-08,32269,7,Marie Durand,05 62 05 62 62\n2027-01-08,32452,1,,\n")
    assert "column 4 is refused" in message
    for secret in ("Marie", "Durand", "05 62"):
        assert secret not in message


def test_a_misspelt_column_is_named(tmp_path: Path) -> None:
    message = refused(tmp_path, "date,stop,visitor\n2027-01-08,32269,7\n")
    assert 'Maybe "visitors" is meant' in message


ROWS = {
    "never was": ("2027-01-09,32269,,7", "no visit of 32269 (Monfort) on 2027-01-09", "2027-01-08 is meant"),
    "other half": ("2027-01-08,32269,afternoon,7", "is in the morning", "morning"),
    "the other half in French": ("2027-01-08,32269,après-midi,7", "is in the morning", "morning"),
    "unknown code": ("2027-01-08,32999,,7", '"32999" is not the id of a stop', ""),
    "name of a stop misspelt": ("2027-01-08,Monfor,,7", '"Monfor" is not the id of a stop', "32269, Monfort"),
    "negative": ("2027-01-08,32269,,-1", '"-1" is out of limits', ""),
    "a half": ("2027-01-08,32269,,2.5", '"2.5" is not a whole number', "2.5"),
    "blank": ("2027-01-08,32269,,", "column visitors: the cell is blank", ""),
    "blank date": (",32269,,7", "column date: the cell is blank", ""),
    "no such date": ("2027-02-30,32269,,7", '"2027-02-30" is not a date', ""),
    "absurd": ("2027-01-08,32269,,100000", '"100000" is out of limits', ""),
}


@pytest.mark.parametrize("case", ROWS)
def test_bad_rows(case: str, tmp_path: Path) -> None:
    row, words, maybe = ROWS[case]
    message = refused(tmp_path, f"date,stop,half,visitors\n{row}\n")
    assert words in message
    assert maybe in message
    assert "line 2" in message


def test_a_visit_counted_twice(tmp_path: Path) -> None:
    message = refused(tmp_path, GOOD + "2027-01-08,32269,,7\n")
    assert "line 4, column date: the visit of 32269 on 2027-01-08 is on line 2 already" in message


def test_all_faults_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    rows = "\n".join(row for row, _, _ in ROWS.values())
    file = tmp_path / "counts.csv"
    file.write_text(f"date,stop,half,visitors\n{rows}\n", encoding="utf-8")
    faults = told_by(lambda: read_attendance(file, known, silent))
    assert len(faults) >= len(ROWS)
    lines = [int(fault.where.partition("line ")[2].partition(",")[0]) for fault in faults]
    assert lines == sorted(lines)
    assert set(lines) == set(range(2, len(ROWS) + 2))


def test_counts_of_visits_that_are_gone_are_kept_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(GOOD + "2026-12-04,32001,afternoon,4\n2026-12-04,32269,morning,5\n", encoding="utf-8")
    lost: list[Fault] = []
    rows = read_attendance(file, known, silent, lost.append)
    assert [row.visitors for row in rows] == [4, 5, 7, 0]
    assert rows[0] == Attendance(date(2026, 12, 4), "32001", Half.AFTERNOON, 4)
    assert len(lost) == 2


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2027-01-08", None),
        ("08/01/2027", None),
        ("32269", None),
        ("12", None),
        ("a@b", Personal.EMAIL),
        ("0562056262", Personal.PHONE),
        ("+33 5 62 05 62 62", Personal.PHONE),
        ("monfort-halle", None),
    ],
)
def test_what_signs_alone_tell(cell: str, found: Personal | None) -> None:
    assert looks_numbered(cell) is found


def test_words_are_out_of_place_among_numbers() -> None:
    assert looks_personal("Éva") is Personal.TEXT
    assert looks_personal("7") is None


def test_arrivals_in_every_form_of_a_clock(tmp_path: Path) -> None:
    rows = read(tmp_path, "date;arrêt;visiteurs;arrivée\n08/01/2027;Monfort;7;9 h 12\n08/01/2027;32452;0;\n")
    assert [row.arrived for row in rows] == [9 * 3600 + 12 * 60, None]
    text = attendance_text(rows)
    assert text == (
        "date,stop,half,visitors,arrived\n2027-01-08,32269,morning,7,09:12\n2027-01-08,32452,afternoon,0,\n"
    )
    assert read(tmp_path, text) == rows
    for said in ("9h12", "09:12", "9:12", "9 h 12"):
        (row,) = read(tmp_path, f"date,stop,visitors,arrived\n2027-01-08,32269,7,{said}\n")
        assert row.arrived == 33_120, said


def test_an_arrival_that_is_none(tmp_path: Path) -> None:
    said = refused(tmp_path, "date,stop,visitors,arrived\n2027-01-08,32269,7,25:00\n")
    assert "25:00" in said
    private = refused(tmp_path, "date,stop,visitors,arrived\n2027-01-08,32269,7,avec Mme Dupont\n")
    assert "Dupont" not in private
