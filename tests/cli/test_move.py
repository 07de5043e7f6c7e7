"""What ``move``, ``swap`` and ``park`` print and leave with."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french, small

WEEKS = "start = 2027-01-04\nweeks = 2"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communes of one area in two weeks of three days, planned."""
    folder = tmp_path_factory.mktemp("planned")
    config = small(folder)
    config.write_text(config.read_text(encoding="utf-8").replace("weeks = 1", "weeks = 2"), encoding="utf-8")
    assert run("plan", config, "--out", folder).exit_code == 0
    return folder


@pytest.fixture
def folder(planned: Path, tmp_path: Path) -> Path:
    """A dossier that may be changed: Monfort is on the first Monday morning, Touget in the afternoon."""
    return Path(shutil.copytree(planned, tmp_path / "dossier"))


def test_every_half_day_answers(folder: Path) -> None:
    shown = run_in_french("move", folder, "Monfort")
    lines = shown.stdout.translate(PLAIN).splitlines()
    assert (shown.exit_code, shown.stderr, len(lines)) == (0, "", 12)
    assert "semaine 1, lundi matin : elle y est" in lines
    assert "semaine 1, lundi après-midi : échange avec Touget · même temps de conduite" in lines
    assert any(line.startswith("semaine 2, vendredi matin : possible · +") for line in lines)
    table = json.loads(run("move", folder, "Monfort", "--json").stdout)
    assert [row["answer"] for row in table["answers"]].count("possible") == 10


@pytest.mark.slow
def test_a_visit_is_moved_as_people_say_it(folder: Path) -> None:
    moved = run_in_french("move", folder, "Monfort", "--to", "S2 vendredi après-midi")
    text = moved.stdout.translate(PLAIN)
    assert (moved.exit_code, moved.stderr) == (0, "")
    assert "Monfort : semaine 1, lundi matin → semaine 2, vendredi après-midi\n" in text
    assert "Conduite : +" in text
    assert "de conduite à gagner" in text
    # What is not said stays as it was: the week, then the day, then the half.
    for said, place in [
        ("mercredi", "semaine 2, mercredi après-midi"),
        ("S1", "semaine 1, mercredi après-midi"),
        ("matin", "semaine 1, mercredi matin"),
    ]:
        text = run_in_french("move", folder, "Monfort", "--to", said).stdout.translate(PLAIN)
        assert f"→ {place}\n" in text


def test_what_breaks_a_rule_exits_4_and_is_told(folder: Path) -> None:
    moved = run("move", folder, "Monfort", "--to", "afternoon")
    assert moved.exit_code == 4
    assert "To see to: the half-day is " in moved.stdout.translate(PLAIN)
    assert run("check", folder).exit_code == 4
    table = json.loads(run("move", folder, "Monfort", "--to", "morning", "--json").stdout)
    assert (table["rules_broken"], table["missing_visits"], table["status"]) == (0, 0, "optimal")


@pytest.mark.slow
def test_visits_change_places_and_are_set_aside(folder: Path) -> None:
    swapped = run("swap", folder, "Monfort", "Touget")
    assert swapped.exit_code == 0
    assert "Touget: week 1, Monday afternoon → week 1, Monday morning" in swapped.stdout
    parked = run("park", folder, "Touget")
    assert parked.exit_code == 4
    assert "Touget: week 1, Monday morning → to be placed" in parked.stdout
    explained = run("explain", folder, "--stop", "Touget").stdout
    assert "set aside by hand" in explained
    placed = run("move", folder, "Touget", "--to", "W1 Monday morning")
    assert placed.exit_code == 0
    assert "Touget: to be placed → week 1, Monday morning" in placed.stdout
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("move", "Monfort", "--to", "bientôt"), "no week, day or half-day, like W2 Thursday morning"),
        (("move", "Monfort", "--to", "W3"), "nobody tours on Monday of week 3"),
        (("move", "Monfort", "--to", "W9"), "Maybe a week from 1 to 2"),
        (("move", "Monfort", "--to", "Tuesday"), "nobody tours on Tuesday of week 1"),
        (("move", "Nulle-Part", "--to", "W2"), "Nulle-Part"),
        (
            ("move", "Monfort", "--from", "W2", "--to", "W1"),
            "has no visit in that half-day, but: week 1, Mon",
        ),
        (("move", "Monfort", "--to", "W2", "--van", "fourgon"), "driven are: camping-car"),
        (("move", "Monfort", "--to", "31/12"), "no date"),
    ],
)
def test_faults_say_what_to_do(folder: Path, words: tuple[str, ...], told: str) -> None:
    name, *rest = words
    failed = run(name, folder, *rest)
    assert failed.exit_code == 2
    assert told in failed.stderr.translate(PLAIN)


@pytest.mark.slow
def test_of_several_visits_it_has_to_be_said_which(tmp_path: Path) -> None:
    config = small(tmp_path)
    text = config.read_text(encoding="utf-8").replace("weeks = 1", "weeks = 2")
    config.write_text(text.replace('commune = "32269"', 'commune = "32269"\nvisits = 2'), encoding="utf-8")
    assert run("plan", config, "--out", tmp_path).exit_code == 0
    failed = run("move", tmp_path, "Monfort", "--to", "Friday")
    assert failed.exit_code == 2
    assert "say which with --from" in failed.stderr
    # All visits of a regular stop share weekday and half-day: the other one goes with it.
    moved = run("move", tmp_path, "Monfort", "--from", "W2", "--to", "Friday")
    assert moved.exit_code == 0
    assert moved.stdout.count("Monfort: week ") == 2
    assert "possible, all 2 visits together" in run(
        "move", tmp_path, "Monfort", "--from", "W2"
    ).stdout.translate(PLAIN)
    # Another week of the same half-day is one visit's own affair.
    assert run("move", tmp_path, "Monfort", "--from", "W2", "--to", "W1").exit_code == 4


def test_others_make_room_for_a_half_day(folder: Path) -> None:
    moved = run_in_french("move", folder, "Touget", "--to", "lundi matin", "--make-room")
    text = moved.stdout.translate(PLAIN)
    assert (moved.exit_code, moved.stderr) == (0, "")
    assert "Touget : semaine 1, lundi après-midi → semaine 1, lundi matin\n" in text
    # Monfort goes where it was: both on a day drive least.
    assert "Monfort : semaine 1, lundi matin → semaine 1, lundi après-midi\n" in text
    again = run("move", folder, "Touget", "--to", "lundi matin", "--make-room", "--json")
    assert json.loads(again.stdout)["moved"] == []


def test_room_is_made_for_one_half_day_that_is_said(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    for more in (["--to", "lundi"], ["--to", "matin"], [], ["--to", "lundi matin", "--van", "1"]):
        assert run("move", folder, "Touget", *more, "--make-room").exit_code == 2
    assert (folder / "plan.json").read_bytes() == before


@pytest.mark.slow
def test_a_visit_that_moves_keeps_its_usual_time_or_says_that_it_cannot(tmp_path: Path) -> None:
    text = small(tmp_path).read_text(encoding="utf-8").replace("weeks = 1", "weeks = 2")
    text = text.replace('commune = "32269"', 'commune = "32269"\nminutes = 30\nvisits = 2')
    text = text.replace('commune = "32448"', 'commune = "32448"\nminutes = 75')
    text += '[aims]\norder = ["driving", "usual-start"]\n'
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path).exit_code == 0
    # Monfort is on both Mondays, in the first week before Touget: twenty minutes apart at most.
    first, second = starts(tmp_path, "32269")
    moved = run("move", tmp_path, "Monfort", "--from", "S1", "--to", "friday", "--json")
    assert json.loads(moved.stdout)["unusual_starts"] == []
    alone = starts(tmp_path, "32269")
    # Nothing else is on these mornings, which would begin at half past nine.
    assert alone[0] == alone[1]
    assert second <= alone[0] <= first
    # An hour and a quarter with Touget, the road between them, and no time is left for both where they were.
    there = run_in_french("move", tmp_path, "Touget", "--to", "S1 vendredi matin")
    off = starts(tmp_path, "32269")[0].replace(":", " h ")
    said = f"Monfort, semaine 1, vendredi matin : commence à {off}, au lieu de "
    assert said + alone[0].replace(":", " h ") in there.stdout.translate(PLAIN)


def starts(folder: Path, stop: str) -> list[str]:
    """When the visits of a stop begin, as ``HH:MM``."""
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return [visit["start"] for tour in plan["tours"] for visit in tour["visits"] if visit["stop"] == stop]
