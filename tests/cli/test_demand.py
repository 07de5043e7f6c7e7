"""``tourplanner demand`` and ``tourplanner attendance import``: what they print, and what they refuse."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, process, run, run_in_french

PLAIN = str.maketrans("\u00a0\u202f", "  ")
COUNTS = "date,stop,visitors\n2027-01-04,32463,7\n2027-01-06,32389,5\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "maps" / "pilote-2020" / "plan.json", tmp_path / "plan.json")
    (tmp_path / "counts.csv").write_text(COUNTS, encoding="utf-8")
    return tmp_path


def test_the_table_in_french(plan: Path) -> None:
    shown = run_in_french("demand", plan, "--until", "2027-01-31")
    text = shown.stdout.translate(PLAIN)
    assert shown.exit_code == 0
    for words in (
        "Janvier 2027",
        "lun. 4 janv.",
        "Viella",
        "Capacité",
        "avant tout comptage : 5,00",
        "soixantaine",
    ):
        assert words in text
    assert "Comptés" not in text


@pytest.mark.slow
def test_counts_show_in_english_afterwards(plan: Path) -> None:
    taken = run("attendance", "import", plan / "counts.csv", "--plan", plan, "--lang", "en")
    assert taken.exit_code == 0
    assert "2 new counts, 0 corrected, 0 known before." in taken.stdout.translate(PLAIN)
    assert "after the counts of 2 visits" in taken.stdout.translate(PLAIN)
    shown = run("demand", plan, "--until", "2027-01-31", "--lang", "en")
    assert "Counted" in shown.stdout
    assert "before any count: 5.00 (8 chances in 10: from 1.33 to 9.72)" in shown.stdout.translate(PLAIN)


def test_visits_over_capacity_are_flagged_with_what_would_fit(plan: Path) -> None:
    # One person takes a whole session: two people fit, whoever comes.
    table = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    table["config"]["demand"] = {"minutes_per_person": 150, "visitors_per_thousand": 9}
    (plan / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    shown = run_in_french("demand", plan, "--until", "2027-01-31")
    text = shown.stdout.translate(PLAIN)
    assert "dépassée ; suffirait" in text
    found = json.loads(run_in_french("demand", plan, "--until", "2027-01-31", "--json").stdout)
    over = [visit for visit in found["visits"] if visit["load"] == "over"]
    assert over
    assert {visit["capacity"] for visit in over} == {2}
    assert all(visit["visitors"]["mean"] > 2 for visit in over)
    assert all(visit["fit_weeks"] is None or visit["fit_weeks"] < 4 for visit in over)


@pytest.mark.slow
def test_same_bytes_whatever_the_process(plan: Path) -> None:
    run("attendance", "import", plan / "counts.csv", "--plan", plan)
    asked = ("demand", plan, "--json", "--until", "2027-03-31")
    text = process(*asked, folder=plan, PYTHONHASHSEED="2").stdout
    assert text == run(*asked).stdout
    assert len(json.loads(text)["visits"]) > 60


def test_an_attendance_file_with_people_in_it_is_refused(plan: Path) -> None:
    (plan / "counts.csv").write_text(
        "date,stop,visitors,nom\n2027-01-04,32463,7,Mme Durand\n2027-01-05,32463,-1,05 62 05 62 62\n",
        encoding="utf-8",
    )
    shown = run("attendance", "import", plan / "counts.csv", "--plan", plan)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    for words in ('the column "nom" is refused', "anything about a person", "no visit of 32463", '"-1"'):
        assert words in shown.stderr
    for secret in ("Durand", "05 62"):
        assert secret not in shown.stderr
    assert not (plan / "attendance.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["demand", "{plan}", "--until", "2026-01-01"], "is before the plan"),
        (["demand", "{plan}/nowhere"], "no such folder"),
        (["demand", "{plan}", "--weight", "popullation"], "there is no column"),
        (["attendance", "import", "{plan}/nowhere.csv", "--plan", "{plan}"], "nowhere.csv"),
        (["attendance", "import", "{plan}/counts.csv"], "--plan"),
        (["demand", "{plan}", "--plain"], "--plain goes with --csv"),
        (["attendance", "import", "{plan}/plan.json", "--plan", "{plan}"], "plan.json"),
    ],
)
def test_bad_input_is_told(arguments: list[str], words: str, plan: Path) -> None:
    shown = run(*(argument.format(plan=plan) for argument in arguments))
    assert shown.exit_code == 2
    assert words in shown.stderr
    assert "Traceback" not in shown.output


@pytest.mark.slow
def test_a_table_of_all_visits_for_a_spreadsheet_or_for_programs(plan: Path) -> None:
    run("attendance", "import", plan / "counts.csv", "--plan", plan)
    file = plan / "visitors.csv"
    shown = run("demand", plan, "--until", "2027-01-31", "--csv", file, "--json")
    found = json.loads(shown.stdout)["visits"]
    assert file.read_bytes().startswith(b"\xef\xbb\xbfdate;half;van;stop;name;")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        people = list(csv.DictReader(stream, delimiter=";"))
    run("demand", plan, "--until", "2027-01-31", "--csv", file, "--plain")
    with file.open(encoding="utf-8", newline="") as stream:
        plain = list(csv.DictReader(stream))

    assert len(people) == len(plain) == len(found) == 24
    for one, other, visit in zip(people, plain, found, strict=True):
        assert {key: value.replace(",", ".") for key, value in one.items()} == other
        assert (other["date"], other["stop"]) == (visit["date"], visit["stop"])
        assert float(other["expected"]) == visit["visitors"]["mean"]
        assert other["capacity"] == str(visit["capacity"])
        assert other["counted"] == ("" if visit["counted"] is None else str(visit["counted"]))
    assert [row["counted"] for row in plain if row["counted"]] == ["7", "5"]
    assert any("," in row["expected"] for row in people)
