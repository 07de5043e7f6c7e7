"""``tourplanner schedule``: what it prints and leaves with."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import PLAIN, ROOT, process, run, run_in_french

PILOT = ROOT / "maps" / "pilote-2020" / "plan.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the pilot's plan."""
    shutil.copy(PILOT, tmp_path / "plan.json")
    return tmp_path


def edited(folder: Path, **keys: Any) -> Path:
    """The pilot's plan with other keys in its config."""
    table = json.loads(PILOT.read_text(encoding="utf-8"))
    table["config"].update(keys)
    (folder / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    return folder


def test_dates_changes_and_gaps_are_shown(folder: Path) -> None:
    shown = run_in_french("schedule", folder)
    lines = [line.strip() for line in shown.stdout.translate(PLAIN).splitlines()]

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert lines[0] == "Pilote 2020 – du lundi 4 janvier 2027 au dimanche 2 janvier 2028"
    # August has no date: the summer break.
    assert [line for line in lines if line in {"Juillet 2027", "Août 2027", "Septembre 2027"}] == [
        "Juillet 2027",
        "Septembre 2027",
    ]
    [first] = [line for line in lines if line.startswith("lundi 4 janvier ")]
    assert first.split("  ")[0] == "lundi 4 janvier"
    assert "09:30–12:00 Viella" in " ".join(first.split())
    assert "14:00–16:30 Saint-Mont" in " ".join(first.split())
    # 13 cycles of 12 tours and 24 visits less what falls on Easter Monday, Whit Monday and All Saints
    # (3 Mondays) and in the summer break (Mondays, Wednesdays and Fridays from 5 July to 30 August: 25).
    assert "128 tournées, 256 permanences" in lines
    easter = lines.index("lundi 29 mars 2027 : Lundi de Pâques")
    assert lines[easter + 1] == "Viella (matin), Saint-Mont (après-midi) → annulées"
    # The break was known: it is told once, its visits and the holiday inside it are no losses.
    assert "Pas de tournée du lundi 5 juillet 2027 au mardi 31 août 2027 : trêve estivale." in lines
    assert "juillet" not in " ".join(lines[easter : lines.index("lundi 1er novembre 2027 : Toussaint")])
    [monfort] = [line.split() for line in lines if line.startswith("Monfort ")]
    assert " ".join(monfort) == "Monfort 84 vendredi 25 juin 2027 vendredi 17 septembre 2027"
    assert lines[-1] == f"Calendrier : {folder / 'schedule.json'}"
    assert all(len(line) <= 120 for line in lines if "→" not in line and str(folder) not in line)


@pytest.mark.slow
def test_shifts_and_swaps_are_told(folder: Path) -> None:
    plan = json.loads(PILOT.read_text(encoding="utf-8"))["config"]
    stops = plan["stops"]
    monfort = next(stop for stop in stops if stop["commune"] == "32269")
    monfort["closed"] = [{"from": "2027-02-05", "to": "2027-02-05", "why": "travaux"}]
    edited(folder, stops=stops, areas=[], schedule={"on_closed": "shift", "shift_days": 3})
    shown = run_in_french("schedule", folder, "--until", "2027-05-30")
    text = shown.stdout.translate(PLAIN)

    assert shown.exit_code == 0
    # Within three days there are only full tours.
    assert (
        "vendredi 5 février 2027 : travaux\n  Monfort (matin) → annulée, aucune demi-journée libre à" in text
    )
    english = run("schedule", folder, "--until", "2027-05-30").stdout.translate(PLAIN)
    assert "Monfort (morning) → skipped, no free half-day within 3 days" in english
    # Nothing was told yet, so nothing is wrong.
    assert "reprint" not in english

    assert run("publish", folder).exit_code == 0
    assert run("publish", folder, "--told", "all").exit_code == 0
    monfort["on_closed"] = "swap"
    edited(folder, stops=stops, areas=plan["areas"], schedule={"on_closed": "shift", "shift_days": 7})
    text = run_in_french("schedule", folder, "--until", "2027-05-30").stdout.translate(PLAIN)
    # Two visits have to move, whoever the other one is: of the four on the Fridays a week off, it is the one
    # with which the van drives least.
    assert (
        "  Monfort (matin) → échangée avec Saint-Cricq : vendredi 12 février 2027, après-midi, "
        "14 h – 16 h 30\n" in text
    )
    assert (
        "vendredi 12 février 2027 : échange avec Monfort\n  Saint-Cricq (après-midi) → échangée avec Monfort"
        in text
    )
    [posters] = [line for line in text.splitlines() if line.startswith("Affiches à réimprimer : ")]
    assert set(posters.partition(" : ")[2].split(", ")) == {"Monfort", "Saint-Cricq"}


def test_plans_that_cannot_be_told_are_refused(folder: Path) -> None:
    table = json.loads(PILOT.read_text(encoding="utf-8"))
    table["tours"][0]["start"] = "05:00"
    (folder / "plan.json").write_text(json.dumps(table), encoding="utf-8")

    shown = run("schedule", folder)
    assert (shown.exit_code, shown.stdout) == (4, "")
    assert "day-hours: 2027-01-04 camping-car: " in shown.stderr
    # The same plan, the same exit code.
    assert run("check", folder).exit_code == 4


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("2027-02-30", "is not a date: that month ends on 28"),
        ("demain", "is not a date such as 2027-01-04"),
        ("2027-01-03", "before the plan"),
        ("2099-01-01", "more than 10 years"),
    ],
)
def test_bad_days_are_refused(folder: Path, until: str, words: str) -> None:
    shown = run("schedule", folder, "--until", until)

    assert (shown.exit_code, shown.stdout) == (2, "")
    assert words in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.slow
def test_a_process_of_its_own_writes_the_same(folder: Path) -> None:
    done = process("schedule", "plan.json", "--out", "other.json", folder=folder, TERM="dumb")
    run("schedule", folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert (folder / "other.json").read_bytes() == (folder / "schedule.json").read_bytes()
