"""Events that cannot be: what is wrong is told in the words of who asked, and nothing is written."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, SMALL, events_of, run, run_in_french


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("closed", "Monfor", "--date", "14/05/2027"), "“32269” (Monfort)"),
        (("closed", "Monfort", "--date", "demain"), "is not a date like 04/01/2027"),
        (
            ("closed", "Monfort"),
            "square closed needs --date for a day, or --from and --to for several",
        ),
        (("cancel", "Monfort", "--date", "09/01/2027"), "Monfort has no visit on 9 January 2027"),
        (("out", "--date", "13/01/2026"), "but the schedule only begins on 4 January 2027"),
        (("out", "--date", "13/01/2030"), "tourplanner schedule"),
        (("out", "--date", "13/01/2027", "--van", "bus"), "is not the id of a van"),
        (("joins", "Solomiac", "--date", "04/01/2027"), "the stop would be part of the grid"),
        (("joins", "Solomiac", "--date", "01/06/2027", "--visits", "x"), "is not a whole number"),
        (("joins", "Larresingle", "--date", "01/06/2027"), "“32194” (Larressingle)"),
        (
            ("joins", "Fleurance (32013)", "--date", "01/06/2027"),
            "the name means Fleurance (32132), the code means Auch",
        ),
        (("opening", "Riscle", "--date", "02/10/2027", "--open", "12h", "--close", "9h"), "opens at 12:00"),
        (
            ("opening", "Riscle", "--date", "02/10/2027", "--open", "6h", "--close", "20h"),
            "exceptional opening at Riscle, Saturday 2 October 2027: no tour leads there within the limits",
        ),
        (("road", "Monfort", "Paris", "--date", "01/02/2027"), "is neither a stop nor a depot"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    dossier: Path, words: tuple[str, ...], what: str
) -> None:
    told = run("event", "add", dossier, *words)
    assert told.exit_code == 2
    assert what in told.stderr.translate(PLAIN)
    assert not (dossier / "plan.toml").exists()


def test_a_day_that_its_month_lacks_is_told_in_a_sentence_too(dossier: Path) -> None:
    told = run("event", "say", dossier, "Monfort fermé le 31/02/2027")
    assert told.exit_code == 2
    assert (
        told.stderr.translate(PLAIN) == "'31/02/2027' is not a date: that month ends on 28 February 2027.\n"
    )


def test_what_contradicts_another_event_is_told_of_the_event_and_of_no_key(dossier: Path) -> None:
    assert run("event", "add", dossier, "joins", "Solomiac", "--date", "01/06/2027").exit_code == 0
    told = run_in_french("event", "add", dossier, "joins", "Solomiac", "--date", "01/07/2027")
    assert told.exit_code == 2
    said = " ".join(told.stderr.replace("\u00a0", " ").split())
    assert "l’imprévu demandé : « " in said
    assert "kind" not in said


def test_a_visit_is_not_moved_to_a_date_that_is_not_toured(dossier: Path) -> None:
    listed = run("schedule", dossier, "--until", "2027-12-31")
    assert listed.exit_code == 0
    schedule = json.loads((dossier / "schedule.json").read_text())
    day = next(t["date"] for t in schedule["tours"] for v in t["visits"] if v["stop"] == "32269")
    told = run_in_french("event", "add", dossier, "move", "Monfort", "--date", day, "--to-date", "14/07/2027")
    assert told.exit_code == 2
    assert "mais ce jour-là est fermé (Fête nationale)" in told.stderr
    told = run_in_french("event", "add", dossier, "move", "Monfort", "--date", day, "--to-date", "mardi")
    assert told.exit_code == 2
    tuesday = date.fromisoformat(day) - timedelta(date.fromisoformat(day).weekday() - 1)
    assert f"ajouter {tuesday:%d/%m/%Y} aux journées exceptionnelles" in told.stderr


@pytest.mark.slow
def test_who_moves_a_locked_visit_is_told_of_the_lock(tmp_path: Path) -> None:
    """To open a day would not help."""
    lock = '[[locks]]\nstop = "32269"\nweekday = "fri"\nwhy = "promis au maire"\n'
    (tmp_path / "plan.toml").write_text(f"{SMALL}\n{lock}", encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    friday, wednesday = ("08/01/2027", "06/01/2027")
    held = ("move", "Monfort", "--date", friday, "--to-date", wednesday)
    told = run_in_french("event", "add", tmp_path, *held)
    assert told.exit_code == 2
    assert "enlever d’abord le verrou" in told.stderr
    assert "extra_days" not in told.stderr


def test_a_pause_at_another_time_is_a_fault(dossier: Path) -> None:
    morning = ("opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "12h")
    told = run_in_french("event", "add", dossier, *morning, "--pause", "12h30", "13h30")
    assert told.exit_code == 2
    assert "la pause est à prendre entre 9 h et 12 h" in told.stderr.translate(PLAIN)


def test_an_event_without_that_number_is_told(dossier: Path) -> None:
    run("event", "add", dossier, "out", "--date", "13/01/2027")
    told = run("event", "remove", dossier, "2")
    assert told.exit_code == 2
    assert "no event has the number 2" in told.stderr
    assert len(events_of(dossier)) == 1


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("opening Riscle --date 02/10/2027 --open 12h --close 9h", "--open 09:00, --close 12:00"),
        ("move Monfort --date 05/02/2027 --to-date x", "--to-date: “x” is not a date like 04/01/2027"),
        ("closed Monfort --from 14/05/2027", "asked for, --to: "),
        ("closed Monfort --date 14/05/2027 --half nuit", "(morning, afternoon)"),
        ("opening Riscle --date 02/10/2027 --open 25h --close 26h", "a time of day like 9:30"),
        ("joins Larressingle --date 01/06/2027 --visits zero", "asked for, --visits: "),
    ],
)
def test_faults_are_told_of_the_options_that_were_typed(dossier: Path, said: str, what: str) -> None:
    told = run("event", "add", dossier, *said.split())
    assert told.exit_code == 2
    text = told.stderr.translate(PLAIN)
    assert what in text
    assert "in quotes" not in text
    assert " = " not in text
    assert "[[" not in text
