"""A workbook in the place of a TOML config: ``new --xlsx`` and ``plan X.xlsx``."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from tests.cli.commands import process, run, run_in_french, small


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """The workbook of the small config."""
    assert run("new", "--xlsx", tmp_path / "book", "--from", small(tmp_path)).exit_code == 0
    return tmp_path / "book" / "plan.xlsx"


def refused(shown: Result, *words: str) -> None:
    """Assert that bad input was refused with these words."""
    assert shown.exit_code == 2, shown.output
    for word in words:
        assert word in shown.stderr.replace("\u00a0", " "), shown.stderr
    assert "Traceback" not in shown.output
    assert shown.stdout == ""


@pytest.mark.slow
def test_new_writes_the_starter_as_a_workbook(tmp_path: Path) -> None:
    shown = run("new", "--xlsx", tmp_path / "mon-plan")

    file = tmp_path / "mon-plan" / "plan.xlsx"
    assert (shown.exit_code, shown.stdout) == (0, f"{file}\n")
    assert f"tourplanner plan {file}" in shown.stderr
    assert load_workbook(file)["Rules"]["B3"].value == "My plan"
    assert [each.name for each in file.parent.iterdir()] == ["plan.xlsx"]


@pytest.mark.slow
def test_a_workbook_is_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    assert run_in_french("new", "--xlsx", tmp_path / "fr").exit_code == 0
    assert run_in_french("new", "--xlsx", tmp_path / "en", "--lang", "en").exit_code == 0
    assert run_in_french("new", tmp_path / "en", "--lang", "en").exit_code == 0
    assert load_workbook(tmp_path / "fr" / "plan.xlsx")["Règles"]["B3"].value == "Mon plan"
    assert load_workbook(tmp_path / "en" / "plan.xlsx")["Rules"]["B3"].value == "My plan"
    assert "# Your plan of tours." in (tmp_path / "en" / "plan.toml").read_text("utf-8")


def test_new_touches_nothing_that_is_there(filled: Path) -> None:
    before = filled.read_bytes()
    refused(run("new", "--xlsx", filled.parent), "plan.xlsx: is there already")
    assert filled.read_bytes() == before


@pytest.mark.slow
def test_a_workbook_and_its_toml_give_the_same_plan(filled: Path, tmp_path: Path) -> None:
    assert run("plan", filled, "--out", tmp_path / "a", "--quiet").exit_code == 0
    assert run("plan", tmp_path / "essai.toml", "--out", tmp_path / "b", "--quiet").exit_code == 0
    mine, other = (json.loads((tmp_path / name / "plan.json").read_text("utf-8")) for name in "ab")

    assert mine.pop("config_sha256") == hashlib.sha256(filled.read_bytes()).hexdigest()
    assert other.pop("config_sha256") != ""
    assert mine == other
    assert (tmp_path / "a" / "map.html").read_bytes() == (tmp_path / "b" / "map.html").read_bytes()


@pytest.mark.slow
def test_a_plan_of_a_workbook_needs_it_no_more(filled: Path, tmp_path: Path) -> None:
    assert run("plan", filled, "--out", tmp_path / "out", "--quiet").exit_code == 0
    filled.unlink()

    assert run("check", tmp_path / "out").exit_code == 0
    assert run("map", tmp_path / "out").exit_code == 0


@pytest.mark.slow
def test_dates_of_the_command_line_replace_those_of_a_workbook(filled: Path, tmp_path: Path) -> None:
    assert run("plan", filled, "--start", "2027-02-01", "--out", tmp_path / "out", "--quiet").exit_code == 0
    plan = json.loads((tmp_path / "out" / "plan.json").read_text("utf-8"))
    assert plan["calendar"] == {"start": "2027-02-01", "weeks": 1, "repeats": True}


@pytest.mark.slow
def test_faults_are_told_by_sheet_and_cell_all_at_once(tmp_path: Path) -> None:
    assert run_in_french("new", "--xlsx", tmp_path / "fr", "--from", small(tmp_path)).exit_code == 0
    filled = tmp_path / "fr" / "plan.xlsx"
    book = load_workbook(filled)
    book["Arrêts"]["F2"].value = "deux"
    book["Arrêts"]["A3"].value = "Tougé"
    book["Véhicules"]["B2"].value = "ouch"
    book.save(filled)
    refused(
        run_in_french("plan", filled, "--out", tmp_path / "out"),
        "plan.xlsx, feuille « Arrêts », cellule F2 : « deux » n’est pas un nombre entier de 1 à 56.",
        "plan.xlsx, feuille « Arrêts », cellule A3 : « Tougé » n’est pas le code INSEE d’une commune",
        "Peut-être : « 32448 » (Touget)",
        "plan.xlsx, feuille « Véhicules », cellule B2 : « ouch » n’est pas l’identifiant d’un dépôt",
        "Peut-être : « auch »",
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.xlsx", b"", "n’est pas un classeur Excel"),
        ("plan.xlsx", b"PK\x03\x04 and then nothing", "abîmé"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "l’enregistrer au format Classeur Excel (.xlsx)"),
        ("plan.ods", b"what", "n’est pas un classeur Excel"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    refused(run_in_french("plan", tmp_path / name), f"{name} : ", words, "Peut-être : ")


def test_a_missing_workbook_names_the_one_that_is_there(filled: Path) -> None:
    refused(run("plan", filled.with_name("plan1.xlsx")), "no such file", str(filled))


def test_from_wants_a_workbook_and_a_good_config(tmp_path: Path) -> None:
    config = small(tmp_path, "weeks = 1", "weeks = 0")
    assert run("new", tmp_path / "new", "--from", config).exit_code == 2
    refused(run("new", "--xlsx", tmp_path / "new", "--from", config), "essai.toml", "calendar.weeks")
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_a_real_process_says_it_in_french(filled: Path, tmp_path: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:5000])
    done = process("plan", str(filled), "--lang", "fr", folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "plan.xlsx\u00a0: ce classeur est abîmé et ne se lit pas.\n    Peut-être\u00a0: "
    )
    assert "Traceback" not in done.stderr
