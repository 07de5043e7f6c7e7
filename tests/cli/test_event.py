"""Events of a dossier: added, listed and taken out on the command line."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, events_of, run, run_in_french
from tourplanner.inputs.config.event_keys import SHAPES


def test_the_config_is_written_with_the_first_event(dossier: Path) -> None:
    told = run_in_french(
        "event", "add", dossier, "fermeture", "monfort", "--date", "14/05/2027", "--half", "matin"
    )
    assert told.exit_code == 0, told.stderr
    assert "Monfort : place fermée le 14 mai 2027, le matin seulement" in told.stdout.translate(PLAIN)
    assert "tourplanner replan" in told.stderr
    [event] = events_of(dossier)
    assert {**event, "date": str(event["date"])} == {
        "kind": "closed",
        "stop": "32269",
        "date": "2027-05-14",
        "half": "morning",
    }
    text = (dossier / "plan.toml").read_text(encoding="utf-8")
    assert 'stop = "32269"  # Monfort' in text
    assert "# Verrous." in text


def test_an_event_does_not_make_the_plan_out_of_date(dossier: Path) -> None:
    assert run("event", "add", dossier, "joins", "Solomiac", "--date", "01/06/2027").exit_code == 0
    config = tomllib.loads((dossier / "plan.toml").read_text(encoding="utf-8"))
    assert config["stops"][-1] == {"commune": "32436"}
    told = run("event", "add", dossier / "plan.json", "out", "--from", "1/2/2027", "--to", "5/2/2027")
    assert told.exit_code == 0, told.stderr
    listed = run("event", "list", dossier).stdout.translate(PLAIN)
    assert "Solomiac: new stop from 1 June 2027 on" in listed
    assert "no crew from 1 to 5 February 2027" in listed


def test_a_stop_that_joins_goes_with_its_event(dossier: Path) -> None:
    run("event", "add", dossier, "out", "--date", "13/01/2027")
    before = (dossier / "plan.toml").read_bytes()
    run("event", "add", dossier, "joins", "Solomiac", "--date", "01/06/2027", "--visits", "1")
    assert run("event", "remove", dossier, "2").exit_code == 0
    assert tomllib.loads((dossier / "plan.toml").read_text()) == tomllib.loads(before.decode())


def test_the_list_fits_a_narrow_terminal_and_programs(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(
        "event", "add", dossier, "opening", "Riscle", "--date", "2/10/2027", "--open", "10h", "--close", "12h"
    )
    found = json.loads(run("event", "list", dossier, "--json").stdout)
    [event] = found["events"]
    assert (event["number"], event["kind"], event["from"]) == (1, "opening", "2027-10-02")
    monkeypatch.setattr("tourplanner.cli.consoles.WIDTH", 40)
    lines = run("event", "list", dossier).stdout.splitlines()
    assert max(map(len, lines)) <= 40


def test_a_dossier_without_events_says_so(dossier: Path) -> None:
    assert run_in_french("event", "list", dossier).stdout == "aucun imprévu\n"
    assert not (dossier / "plan.toml").exists()


def test_an_opening_of_all_day_leaves_the_crew_its_lunch(dossier: Path) -> None:
    long = ("opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "17h")
    told = run_in_french("event", "add", dossier, *long).stderr.translate(PLAIN)
    assert "l’équipe n’a pas 45 min pour déjeuner entre 11 h 30 et 14 h 30" in told
    assert 'écrire pause = ["12:30", "13:15"] dans cet imprévu' in told
    assert run("event", "remove", dossier, "1").exit_code == 0

    said = run_in_french("event", "add", dossier, *long, "--pause", "12h30", "13h30")
    assert said.exit_code == 0, said.stderr
    assert "de 9 h à 12 h 30 et de 13 h 30 à 17 h" in said.stdout.translate(PLAIN)
    assert "déjeuner" not in said.stderr
    [opening] = events_of(dossier)
    assert opening["pause"] == ["12:30", "13:30"]


def test_a_dossier_of_an_earlier_version_takes_events(tmp_path: Path) -> None:
    """Neither its plan nor its config says whether the cycle repeats, which was not known then."""
    release = Path(__file__).parents[1] / "data" / "releases" / "0.1.0"
    shutil.copy(release / "plan.json", tmp_path)
    assert run("event", "add", tmp_path, "out", "--date", "13/01/2027").exit_code == 0
    file = tmp_path / "plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("repeats = false\n", ""), encoding="utf-8")
    told = run("event", "add", tmp_path, "out", "--date", "14/01/2027")
    assert told.exit_code == 0, told.stderr
    assert len(events_of(tmp_path)) == 2
    assert "\nrepeats" not in file.read_text(encoding="utf-8")


def test_the_grid_of_a_config_that_changed_has_to_be_planned_again(dossier: Path) -> None:
    run("event", "add", dossier, "out", "--date", "13/01/2027")
    file = dossier / "plan.toml"
    file.write_text(file.read_text().replace('commune = "32448"', 'commune = "32436"'))
    told = run_in_french("event", "list", dossier)
    assert told.exit_code == 2
    assert "Arrêts" in told.stderr
    assert f"tourplanner plan {file} --out {dossier}" in told.stderr


def test_what_only_residents_read_may_change_at_any_time(dossier: Path) -> None:
    run("event", "add", dossier, "out", "--date", "13/01/2027")
    file = dossier / "plan.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('#phone = ""', 'phone = "05 62 00 00 00"').replace(
            'phone = ""', 'phone = "05 62 00 00 01"'
        )
    )
    assert run("event", "list", dossier).exit_code == 0


def test_every_kind_is_a_command() -> None:
    shown = run("event", "add", "--help").stdout
    assert all(f"\n  {kind} " in shown for kind in SHAPES)


@pytest.mark.slow
def test_the_events_of_a_workbook_are_in_its_own_sheet(small_planned: Path, tmp_path: Path) -> None:
    assert run("new", "--xlsx", tmp_path, "--from", small_planned / "plan.json").exit_code == 0
    shutil.copy(small_planned / "plan.json", tmp_path)
    told = run("event", "add", tmp_path, "joins", "Solomiac", "--date", "01/06/2027")
    assert told.exit_code == 0, told.stderr
    assert "plan.xlsx" in told.stdout
    assert not (tmp_path / "plan.toml").exists()
    assert "Solomiac" in run("event", "list", tmp_path).stdout
    assert run("event", "remove", tmp_path, "1").exit_code == 0
    assert run("event", "list", tmp_path).stdout == "no event\n"
