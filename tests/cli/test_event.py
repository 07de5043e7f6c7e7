"""Events of a dossier: added, listed and taken out on the command line."""

import json
import shutil
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import PLAIN, SMALL, run, run_in_french
from tourplanner.inputs.config.event_keys import SHAPES


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of Monfort and Touget in a week, whose config lies elsewhere."""
    folder = tmp_path_factory.mktemp("essai")
    config = folder / "essai.toml"
    config.write_text(SMALL, encoding="utf-8")
    assert run("plan", config, "--out", folder / "plan", "--quiet").exit_code == 0
    return folder / "plan"


@pytest.fixture
def dossier(planned: Path, tmp_path: Path) -> Path:
    """A dossier of that plan, to be changed."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    shutil.copy(planned / "plan.json", folder)
    return folder


def events(dossier: Path) -> list[dict[str, Any]]:
    """The tables of events in its config."""
    found = tomllib.loads((dossier / "plan.toml").read_text(encoding="utf-8"))["events"]
    assert isinstance(found, list)
    return found


def test_the_config_is_written_with_the_first_event(dossier: Path) -> None:
    told = run_in_french(
        "event", "add", dossier, "fermeture", "monfort", "--date", "14/05/2027", "--half", "matin"
    )
    assert told.exit_code == 0, told.stderr
    assert "Monfort : place fermée le 14 mai 2027, le matin seulement" in told.stdout.translate(PLAIN)
    assert "tourplanner replan" in told.stderr
    [event] = events(dossier)
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


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("closed", "Monfor", "--date", "14/05/2027"), "“32269” (Monfort)"),
        (("closed", "Monfort", "--date", "demain"), "is not a date like 04/01/2027"),
        (("closed", "Monfort"), "an event of the kind square closed needs --from"),
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


def test_a_lock_on_a_date_that_an_event_closes_gives_way_and_is_remarked(tmp_path: Path) -> None:
    lock = '[[locks]]\nstop = "32269"\ndate = 2027-01-08\n[schedule]\non_closed = "swap"\n'
    (tmp_path / "plan.toml").write_text(f"{SMALL}\n{lock}", encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    told = run_in_french(
        "event", "add", tmp_path, "closed", "Monfort", "--date", "08/01/2027", "--why", "égout"
    )
    assert told.exit_code == 0, told.stderr
    said = told.stderr.translate(PLAIN)
    assert "le verrou 1 tient Monfort le 8 janvier 2027, mais ce jour-là est fermé (égout)" in said
    # Another event says nothing of it again; the calendar does, and finds another date.
    other = run_in_french("event", "add", tmp_path, "closed", "Monfort", "--date", "09/04/2027")
    assert "verrou" not in other.stderr
    made = run_in_french("schedule", tmp_path, "--until", "2027-02-28")
    assert "le verrou 1 tient Monfort" in made.stderr.translate(PLAIN)
    schedule = json.loads((tmp_path / "schedule.json").read_text(encoding="utf-8"))
    [change] = [each for each in schedule["changes"] if each["old_date"] == "2027-01-08"]
    assert change["new_date"] in {"2027-01-04", "2027-01-06", "2027-01-11"}
    assert run("check", tmp_path).exit_code == 0


def test_an_event_that_no_visit_is_concerned_by_is_remarked(dossier: Path) -> None:
    assert run("schedule", dossier, "--until", "2027-12-31").exit_code == 0
    schedule = json.loads((dossier / "schedule.json").read_text())
    day, half = next(
        (t["date"], v["half"]) for t in schedule["tours"] for v in t["visits"] if v["stop"] == "32269"
    )
    other = "afternoon" if half == "morning" else "morning"
    for words, concerned in (
        (("closed", "Monfort", "--date", "2027-02-06"), False),
        (("closed", "Monfort", "--date", day, "--half", other), False),
        (("closed", "Monfort", "--date", day, "--half", half), True),
        (("out", "--date", "2027-02-07"), False),
        (("out", "--date", day), True),
    ):
        told = run_in_french("event", "add", dossier, *words)
        assert told.exit_code == 0, told.stderr
        assert ("aucune permanence du calendrier n’est concernée" in told.stderr) is not concerned


def test_an_opening_of_all_day_leaves_the_crew_its_lunch(dossier: Path) -> None:
    long = ("opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "17h")
    told = run_in_french("event", "add", dossier, *long).stderr.translate(PLAIN)
    assert "l’équipage n’a pas 45 min pour déjeuner entre 11 h 30 et 14 h 30" in told
    assert 'écrire pause = ["12:30", "13:15"] dans cet imprévu' in told
    assert run("event", "remove", dossier, "1").exit_code == 0

    said = run_in_french("event", "add", dossier, *long, "--pause", "12h30", "13h30")
    assert said.exit_code == 0, said.stderr
    assert "de 9 h à 12 h 30 et de 13 h 30 à 17 h" in said.stdout.translate(PLAIN)
    assert "déjeuner" not in said.stderr
    [opening] = events(dossier)
    assert opening["pause"] == ["12:30", "13:30"]


def test_a_pause_at_another_time_is_a_fault(dossier: Path) -> None:
    morning = ("opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "12h")
    told = run_in_french("event", "add", dossier, *morning, "--pause", "12h30", "13h30")
    assert told.exit_code == 2
    assert "la pause est à prendre entre 9 h et 12 h" in told.stderr.translate(PLAIN)


def test_a_schedule_of_before_an_event_is_judged_by_it(dossier: Path) -> None:
    assert run("schedule", dossier, "--until", "2027-12-31").exit_code == 0
    assert run("check", dossier).exit_code == 0
    schedule = json.loads((dossier / "schedule.json").read_text())
    days = [t["date"] for t in schedule["tours"] for v in t["visits"] if v["stop"] == "32269"]
    assert run("event", "add", dossier, "closed", "Monfort", "--date", days[3]).exit_code == 0
    told = run("check", dossier)
    assert told.exit_code == 4
    assert told.stdout.startswith(f"stop-days: schedule.json {days[3]} camping-car Monfort (32269): ")
    # The plan itself, and its schedule once it knows of the event, break no rule.
    assert run("schedule", dossier).exit_code == 0
    assert run("check", dossier).exit_code == 0


def test_what_was_past_when_a_publication_was_made_stays_as_it_was(dossier: Path) -> None:
    assert run("schedule", dossier, "--until", "2027-12-31").exit_code == 0
    assert run("publish", dossier, "--on", "2027-03-01").exit_code == 0
    told = run_in_french("event", "add", dossier, "out", "--date", "13/01/2027").stderr.translate(PLAIN)
    assert "était passé quand la publication 1 a été faite, le 1er mars 2027" in told
    assert run("event", "add", dossier, "out", "--date", "01/03/2027").exit_code == 0


def test_dates_need_no_year_where_the_schedule_has_one(dossier: Path) -> None:
    schedule = run("schedule", dossier, "--until", "2027-12-31")
    assert schedule.exit_code == 0
    made = json.loads((dossier / "schedule.json").read_text())
    day = next(t["date"] for t in made["tours"] for v in t["visits"] if v["stop"] == "32269")
    short = "/".join(reversed(day.split("-")[1:]))
    told = run("event", "add", dossier, "move", "Monfort", "--on", short, "--to-date", "vendredi")
    assert told.exit_code == 0, told.stderr
    assert run("event", "add", dossier, "out", "--from", "lundi 6 septembre", "--to", "jeudi").exit_code == 0
    moved, out = events(dossier)
    assert str(moved["date"]) == day
    assert (moved["to_date"] - moved["date"]).days in range(-6, 7)
    assert moved["to_date"].weekday() == 4
    assert (str(out["from"]), str(out["to"])) == ("2027-09-06", "2027-09-09")


def test_a_dossier_of_an_earlier_version_takes_events(tmp_path: Path) -> None:
    """Neither its plan nor its config says whether the cycle repeats, which was not known then."""
    release = Path(__file__).parents[1] / "data" / "releases" / "0.1.0"
    shutil.copy(release / "plan.json", tmp_path)
    assert run("event", "add", tmp_path, "out", "--date", "13/01/2027").exit_code == 0
    file = tmp_path / "plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("repeats = false\n", ""), encoding="utf-8")
    told = run("event", "add", tmp_path, "out", "--date", "14/01/2027")
    assert told.exit_code == 0, told.stderr
    assert len(events(tmp_path)) == 2
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


def test_an_event_without_that_number_is_told(dossier: Path) -> None:
    run("event", "add", dossier, "out", "--date", "13/01/2027")
    told = run("event", "remove", dossier, "2")
    assert told.exit_code == 2
    assert "no event has the number 2" in told.stderr
    assert len(events(dossier)) == 1


def test_every_kind_is_a_command() -> None:
    shown = run("event", "add", "--help").stdout
    assert all(f"\n  {kind} " in shown for kind in SHAPES)


@pytest.mark.slow
def test_the_events_of_a_workbook_are_in_its_own_sheet(planned: Path, tmp_path: Path) -> None:
    assert run("new", "--xlsx", tmp_path, "--from", planned / "plan.json").exit_code == 0
    shutil.copy(planned / "plan.json", tmp_path)
    told = run("event", "add", tmp_path, "joins", "Solomiac", "--date", "01/06/2027")
    assert told.exit_code == 0, told.stderr
    assert "plan.xlsx" in told.stdout
    assert not (tmp_path / "plan.toml").exists()
    assert "Solomiac" in run("event", "list", tmp_path).stdout
    assert run("event", "remove", tmp_path, "1").exit_code == 0
    assert run("event", "list", tmp_path).stdout == "no event\n"


def test_a_calendar_goes_as_far_as_before_it(dossier: Path) -> None:
    assert run("schedule", dossier, "--until", "2027-05-31").exit_code == 0
    assert run("event", "add", dossier, "out", "--date", "2027-02-05").exit_code == 0
    assert run("publish", dossier, "--on", "2027-01-02").exit_code == 0
    told = json.loads((dossier / "publications" / "001" / "schedule.json").read_text(encoding="utf-8"))
    assert told["until"] == "2027-05-31"


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
