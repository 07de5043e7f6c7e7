"""Files of configs: encodings, paths that are none, and what is no TOML."""

from pathlib import Path

import pytest

from tests.inputs.config.cases import (
    CATALOGUE,
    SMALLEST,
    parse,
)
from tests.inputs.said import told_by
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import read_config
from tourplanner.wording.language import Language


def test_byte_order_mark_and_windows_line_ends_are_fine(tmp_path):
    file = tmp_path / "essai.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert read_config(file, CATALOGUE).config == parse(SMALLEST)


def test_a_missing_file_is_answered_with_the_nearest(tmp_path):
    (tmp_path / "pilote.toml").write_text(SMALLEST)
    (fault,) = told_by(lambda: read_config(tmp_path / "pilot.tml", CATALOGUE))
    assert fault.what == "no such file"
    assert fault.maybe == f"{tmp_path / 'pilote.toml'} is meant"


def test_a_missing_file_with_nothing_beside_is_answered_with_what_ships(tmp_path):
    (near,) = told_by(lambda: read_config(tmp_path / "semain.toml", CATALOGUE))
    (far,) = told_by(lambda: read_config(tmp_path / "x", CATALOGUE))
    assert near.maybe == "semaine.toml is meant, which ships with tourplanner"
    assert far.maybe == "pilot.toml is meant, which ships with tourplanner"


def test_a_folder_is_no_config(tmp_path):
    with pytest.raises(InputError, match="is a folder, a TOML file or a workbook is needed"):
        read_config(tmp_path, CATALOGUE)


def test_a_path_that_no_system_takes():
    with pytest.raises(InputError, match="null"):
        read_config(Path("a\0b"), CATALOGUE)


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"format = 1\ntitle = Pilote\n", "essai.toml, line 2", "is not TOML: Invalid value"),
        (b"format = 1\nformat = 1\n", "essai.toml, line 2", "is not TOML: Cannot overwrite a value"),
        (b"format = 1\nx = [1,", "essai.toml, line 2", "is not TOML"),
        (b"x = " + b"[" * 5000, "essai.toml", "is not TOML"),
        (b'format = 1\ntitle = "\xe9t\xe9"\n', "essai.toml, line 2", "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_not_toml_tells_its_line(tmp_path, data, where, what):
    file = tmp_path / "essai.toml"
    file.write_bytes(data)
    (fault,) = told_by(lambda: read_config(file, CATALOGUE))
    assert fault.where == where
    assert fault.what.startswith(what)
    assert fault.maybe


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("van_factor = 1,25", "1.25"),
        ("van_factor = -0,5  # as before", "-0.5"),
        ("depot = { latitude = 43,64, longitude = 0,58 }", "43.64"),
    ],
)
def test_a_decimal_comma_is_told_the_point(tmp_path, line, number):
    file = tmp_path / "essai.toml"
    file.write_text(f"format = 1\n{line}\n", encoding="utf-8")
    (fault,) = told_by(lambda: read_config(file, CATALOGUE), Language.FR)
    assert fault.where == "essai.toml, ligne 2"
    assert fault.what.startswith(f"« {number.replace('.', ',')} » n’est pas un nombre en TOML")
    assert fault.maybe == f"écrire {number}"


def test_what_the_reader_of_toml_says_is_told_in_french(tmp_path):
    file = tmp_path / "essai.toml"
    file.write_text("[calendar]\nweeks = 4\n[calendar]\n")
    (fault,) = told_by(lambda: read_config(file, CATALOGUE), Language.FR)
    assert fault.where == "essai.toml, ligne 3"
    assert fault.what == "ce n’est pas du TOML : le tableau calendar est là deux fois"


def test_a_date_that_no_calendar_has_hides_no_other_fault(tmp_path):
    file = tmp_path / "essai.toml"
    file.write_text(SMALLEST.replace("2027-01-04", "2027-02-30") + "visits = 99\n", encoding="utf-8")
    start, visits = told_by(lambda: read_config(file, CATALOGUE))
    assert (start.where, start.maybe) == (
        "essai.toml, line 4, calendar.start",
        "2027-02-28, the last day of that month",
    )
    assert visits.where.endswith("stops[1].visits")


def test_a_date_that_no_calendar_has_is_no_title(tmp_path):
    file = tmp_path / "essai.toml"
    file.write_text(SMALLEST.replace("[calendar]", "title = 2027-02-30\n[calendar]", 1), encoding="utf-8")
    (fault,) = told_by(lambda: read_config(file, CATALOGUE))
    assert fault.what.startswith("is not TOML")
