"""``tourplanner coverage``: tables, JSON, CSV and map, and what it refuses."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, process, process_environment, run, run_in_french
from tourplanner.outputs.coverage_csv import columns
from tourplanner.workflow.coverage import CoverOptions, cover

PLAN = ROOT / "maps" / "pilote-2020"
PLAIN = str.maketrans("\u00a0\u202f", "  ")


def test_tables_in_french() -> None:
    shown = run_in_french("coverage", PLAN)
    text = shown.stdout.translate(PLAIN)
    assert shown.exit_code == 0
    assert "La promesse nationale (30 minutes au plus) est tenue partout" in text
    for words in (
        "N’importe quel jour du cycle",
        "Un jour de tournée, en moyenne",
        "Inégalité entre communes",
        "Saint-Antoine",
    ):
        assert words in text
    assert "chacun des 12 jours de tournée" in text


def test_tables_of_a_date_in_english() -> None:
    shown = run("coverage", PLAN, "--on", "2027-01-08", "--lang", "en")
    text = shown.stdout.translate(PLAIN)
    assert shown.exit_code == 0
    assert "Friday 8 January 2027" in text
    assert "The communes that gain most" in text
    assert "Any day" not in text


def test_a_sunday_has_dashes() -> None:
    shown = run_in_french("coverage", PLAN, "--on", "2027-01-10")
    assert shown.exit_code == 0
    assert "rien d’ouvert" in shown.stdout
    assert "Aucune commune n’y gagne." in shown.stdout
    assert "192 437 habitants sont plus loin" in shown.stdout.translate(PLAIN)


def test_json_and_csv_agree(tmp_path: Path) -> None:
    file = tmp_path / "drives.csv"
    shown = run("coverage", PLAN, "--json", "--csv", file, "--plain")
    assert shown.exit_code == 0
    table = json.loads(shown.stdout)
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(table["communes"]) == 458
    assert [scope["scope"] for scope in table["scopes"]] == ["any-day", "touring-days"]
    for row, commune in zip(rows, table["communes"], strict=True):
        assert row["code"] == commune["code"]
        any_day = commune["scopes"]["any-day"]
        assert float(row["any_day_after_minutes"]) == any_day["after_minutes"]
        assert row["any_day_after_kind"] == any_day["after_place"]["kind"]
        touring = commune["scopes"]["touring-days"]
        assert float(row["touring_days_saved_minutes"]) == touring["saved_minutes"]
    # Within 10 minutes, counted again from the rows; two decimals of minutes blur the step.
    near = sum(float(row["weight"]) for row in rows if float(row["any_day_before_minutes"]) <= 10)
    assert near == pytest.approx(table["scopes"][0]["before"]["within"]["10"], abs=2000)


@pytest.mark.slow
def test_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    done = process("coverage", PLAN, "--csv", "one.csv", "--map", "one.html", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = run("coverage", PLAN, "--csv", tmp_path / "two.csv", "--map", tmp_path / "two.html")
    assert shown.stdout == done.stdout
    for kind in ("csv", "html"):
        assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--weight", "popullation"], ("popullation", "Maybe population is meant")),
        (["--weights", "nowhere.csv"], ("nowhere.csv", "no such file")),
        (["--on", "2026-12-31"], ("2026-12-31 is before the plan",)),
        (["--on", "friday"], ("friday", "is not a date")),
        (["--on", "2090-01-01"], ("2090-01-01", "more than 10 years")),
        (["--plain"], ("--plain goes with --csv",)),
        (["--csv", "/dev/null/x.csv"], ("cannot be written",)),
    ],
)
def test_bad_input_is_told(arguments: list[str], words: tuple[str, ...]) -> None:
    shown = run("coverage", PLAN, *arguments)
    assert shown.exit_code == 2
    for word in words:
        assert word in shown.stderr
    assert shown.stdout == ""


def test_the_table_opens_in_a_spreadsheet_unless_it_is_to_be_plain(tmp_path: Path) -> None:
    run("coverage", PLAN, "--csv", tmp_path / "people.csv")
    run("coverage", PLAN, "--csv", tmp_path / "plain.csv", "--plain")
    people, plain = ((tmp_path / name).read_bytes().decode("utf-8") for name in ("people.csv", "plain.csv"))

    assert people.startswith("\ufeffcode;name;epci;")
    assert plain.startswith("code,name,epci,")
    rows = list(csv.reader(people.lstrip("\ufeff").splitlines(), delimiter=";"))
    assert [[cell.replace(",", ".") for cell in row] for row in rows] == [
        [cell.replace(",", ".") for cell in row] for row in csv.reader(plain.splitlines())
    ]
    assert re.fullmatch(r"\d+,\d\d", rows[1][rows[0].index("any_day_before_minutes")])


def test_every_column_is_documented(tmp_path: Path) -> None:
    run("coverage", PLAN, "--csv", tmp_path / "drives.csv", "--plain")
    header = (tmp_path / "drives.csv").read_text(encoding="utf-8").partition("\n")[0]
    readme = (ROOT / "maps" / "README.md").read_text(encoding="utf-8")
    declared = columns(cover(PLAN, CoverOptions()).coverage)
    assert header.split(",") == [column.name for column in declared]
    for column in declared:
        assert f"\n| `{column.name}` | {column.unit} | {column.meaning} |\n" in readme


@pytest.mark.slow
def test_figures_alone_load_neither_solvers_nor_what_maps_are_drawn_with() -> None:
    program = (
        "import sys; from contextlib import suppress\n"
        "from tourplanner.cli.app import cli\n"
        "with suppress(SystemExit): cli(sys.argv[1:])\n"
        "print(sorted({'folium', 'branca', 'pandas', 'ortools'} & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", program, "coverage", str(PLAN)]
    done = subprocess.run(command, env=process_environment(), capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
