"""``tourplanner publish``: what it prints and leaves with."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french
from tests.outputs.schedules import dossier
from tests.workflow.dossiers import close, edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pilot's dossier."""
    return dossier(tmp_path)


@pytest.mark.slow
def test_a_year_in_a_few_lines(folder: Path) -> None:
    first = run_in_french("publish", folder, "--on", "05/01/2027")
    lines = first.stdout.translate(PLAIN).splitlines()
    assert (first.exit_code, first.stderr) == (0, "")
    assert lines[0] == "ce calendrier est publié : publication 1, dans publications/001"
    [waits] = [line for line in lines if line.startswith("Reste à prévenir : ")]
    assert waits.count(",") == 23
    assert lines[-1] == f"Une fois prévenus : tourplanner publish {folder} --told Monfort"

    same = run("publish", folder, "--on", "2027-01-06")
    assert same.stdout.translate(PLAIN).startswith(
        "nothing new to publish: publication 1 of 5 January 2027 tells this"
    )
    every = run_in_french("publish", folder, "--told", "tous", "--on", "2027-01-07").stdout.translate(PLAIN)
    assert every.rstrip().endswith("Tous les arrêts sont prévenus.")
    assert every.count("publication 1, prévenu le 7 janvier 2027") == 24

    close(folder, "2027-02-05", "agent absent")
    unpublished = run("publish", folder, "--status")
    assert "the schedule has changed since, and is not published" in unpublished.stderr
    second = run_in_french("publish", folder, "--on", "2027-02-01").stdout.translate(PLAIN)
    assert "Reste à prévenir : Monfort, Tournecoupe" in second
    flat = " ".join(second.split())
    assert "Il n’y a pas de" in flat
    assert "coller les bandes" in flat

    register = folder / "registre.csv"
    shown = run("publish", folder, "--status", "--csv", register, "--plain", "--on", "2027-02-01")
    assert shown.stdout.splitlines()[-1] == f"Register: {register}"
    rows = list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8"))))
    # Everybody was told once; two stops have other dates since, of which nobody was told yet.
    assert [(row["name"], row["deed"], row["done_on"]) for row in rows[:1]] == [
        ("Monfort", "told", "2027-01-07")
    ]
    assert len(rows) == 24 + 2
    assert {(row["name"], row["deed"]) for row in rows[24:]} == {("Monfort", ""), ("Tournecoupe", "")}


@pytest.mark.slow
def test_a_longer_calendar_is_said_once_and_nobody_waits_for_it(folder: Path) -> None:
    run("publish", folder, "--on", "2027-01-05")
    run("publish", folder, "--told", "tous", "--on", "2027-01-07")
    assert run("schedule", folder, "--until", "2028-03-31").exit_code == 0
    longer = run_in_french("publish", folder, "--changed", "--on", "2027-02-01").stdout.translate(PLAIN)
    assert longer.count("Le calendrier continue jusqu’au 31 mars 2028") == 1
    assert longer.rstrip().endswith("Tous les arrêts sont prévenus.")
    assert not list((folder / "publications/002").glob("*/*"))
    # Posters are renewed while they still have a date.
    stands = json.loads(run("publish", folder, "--status", "--json", "--on", "2027-12-10").stdout)
    assert {each["remedy"] for each in stands["stops"]} == {"poster"}
    assert not any(each["changes"] for each in stands["stops"])


@pytest.mark.slow
def test_programs_read_how_everybody_stands_and_what_was_told(folder: Path) -> None:
    made = json.loads(run("publish", folder, "--on", "2027-01-05", "--json").stdout)
    assert (made["number"], made["new"], made["files"]) == (1, True, [])
    run("publish", folder, "--told", "all", "--on", "2027-01-07", "--quiet")
    close(folder, "2027-02-05", "agent absent")
    second = run("publish", folder, "--on", "2027-02-01", "-q", "--json")
    assert (second.exit_code, second.stderr) == (0, "")

    csv_file = folder / "r.csv"
    shown = run("publish", folder, "--status", "--json", "--on", "2027-02-01", "--csv", csv_file)
    stands = json.loads(shown.stdout)
    assert csv_file.exists()
    assert stands == {**json.loads(second.stdout), "new": False}
    assert (stands["number"], stands["day"], len(stands["stops"])) == (2, "2027-02-01", 24)
    monfort, *_, last = stands["stops"]
    assert monfort["told"] == {"number": 1, "day": "2027-01-07", "sure": True, "until": "2028-01-02"}
    assert [(change["kind"], change["old"]["date"]) for change in monfort["changes"]] == [
        ("cancelled", "2027-02-05")
    ]
    assert (monfort["remedy"], monfort["open"]) == ("strips", True)
    assert (last["changes"], last["remedy"], last["open"]) == ([], "nothing", False)

    register = json.loads(run("publish", folder, "--register", "--json").stdout)
    first, then = register["publications"]
    assert (first["number"], then["number"]) == (1, 2)
    assert first["stops"][0]["done"] == [{"deed": "told", "day": "2027-01-07", "until": "2028-01-02"}]
    assert set(first["stops"][0]["dates"]) - set(then["stops"][0]["dates"]) == {"2027-02-05"}


@pytest.mark.slow
def test_quiet_says_no_remarks(folder: Path) -> None:
    run("publish", folder, "--on", "2027-01-05")
    close(folder, "2027-02-05", "agent absent")
    assert "has changed since" in run("publish", folder, "--status").stderr
    assert run("publish", folder, "--status", "-q").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--changed", "--status"], "do not go together"),
        (["--told", "Monfort", "--changed"], "do not go together"),
        (["--plain"], "--plain goes with --csv"),
        (["--on", "demain"], "is not a date such as"),
        (["--status"], "nothing has been published yet"),
        (["--told", "Monfort"], "nothing has been published yet"),
    ],
)
def test_bad_usage(folder: Path, arguments: list[str], words: str) -> None:
    done = run("publish", folder, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert not (folder / "publications").exists()


def test_a_plan_that_misses_promises_is_not_published_silently(folder: Path) -> None:
    edit(folder / "plan.json", lambda table: table["tours"].pop())
    refused = run("publish", folder)
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert not (folder / "publications").exists()
    assert run("publish", folder, "--incomplete").exit_code == 0
    assert (folder / "publications/001").is_dir()
