"""Events beside a schedule that was drafted or told: its dates, its publications, its judge."""

import json
from pathlib import Path

from tests.cli.commands import PLAIN, SMALL, events_of, run, run_in_french


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
    moved, out = events_of(dossier)
    assert str(moved["date"]) == day
    assert (moved["to_date"] - moved["date"]).days in range(-6, 7)
    assert moved["to_date"].weekday() == 4
    assert (str(out["from"]), str(out["to"])) == ("2027-09-06", "2027-09-09")


def test_a_calendar_goes_as_far_as_before_it(dossier: Path) -> None:
    assert run("schedule", dossier, "--until", "2027-05-31").exit_code == 0
    assert run("event", "add", dossier, "out", "--date", "2027-02-05").exit_code == 0
    assert run("publish", dossier, "--on", "2027-01-02").exit_code == 0
    told = json.loads((dossier / "publications" / "001" / "schedule.json").read_text(encoding="utf-8"))
    assert told["until"] == "2027-05-31"


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
