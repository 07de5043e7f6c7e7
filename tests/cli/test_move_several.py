"""Several visits at once, and a weekday that is opened for one, on the terminal."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import run_in_french

HERE = "Semaine 1, vendredi"


@pytest.fixture
def folder(pilot_planned: Path, tmp_path: Path) -> Path:
    """The pilot's config and its plan, to be changed."""
    return Path(shutil.copytree(pilot_planned, tmp_path / "dossier"))


def served(folder: Path) -> dict[str, tuple[str, str]]:
    """The date and half of each stop, by name."""
    table = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return {
        visit["name"]: (tour["date"], visit["half"]) for tour in table["tours"] for visit in tour["visits"]
    }


def test_every_day_answers_before_anything_moves(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    answers = run_in_french("move", folder, "Monfort", "Tournecoupe").stdout.replace("\u00a0", " ")
    lines = dict(line.split(" : ", 1) for line in answers.splitlines())
    # Both are there on one day; no day but those of their intercommunalité is open to them.
    assert lines[HERE] == "elles y sont"
    assert lines["Semaine 3, vendredi"].startswith("échange avec Solomiac et Sarrant")
    assert "n’est desservie que le vendredi" in lines["Semaine 2, lundi"]
    told = json.loads(run_in_french("move", folder, "Monfort", "Tournecoupe", "--json").stdout)
    assert [day["answer"] for day in told["days"]].count("swap") == 3
    assert (folder / "plan.json").read_bytes() == before


def test_they_change_places_with_who_is_in_their_way(folder: Path) -> None:
    before = served(folder)
    done = run_in_french("move", folder, "Monfort", "Tournecoupe", "--to", "S3 vendredi")
    assert done.exit_code == 0
    after = served(folder)
    pairs = (("Monfort", "Solomiac"), ("Tournecoupe", "Sarrant"))
    for one, other in pairs:
        assert (after[one], after[other]) == (before[other], before[one])
    moved = {name for pair in pairs for name in pair}
    assert all(after[name] == before[name] for name in before if name not in moved)


def test_several_are_set_aside_together(folder: Path) -> None:
    assert run_in_french("park", folder, "Viella", "Saint-Mont").exit_code == 4
    assert {"Viella", "Saint-Mont"}.isdisjoint(served(folder))


def test_a_weekday_is_opened_for_a_visit(folder: Path) -> None:
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    done = run_in_french("move", folder, "Monfort", "--to", "S2 jeudi matin", "--open-day")
    assert done.exit_code == 0
    table = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
    assert table["calendar"]["weekdays"] == ["mon", "wed", "thu", "fri"]
    assert [area["weekdays"] for area in table["areas"]].count(["thu", "fri"]) == 1
    assert served(folder)["Monfort"] == ("2027-01-14", "morning")
    # All else of it stays as it was written, and nothing is proven of a plan with a day more.
    changed = [one for one, other in zip(text.splitlines(), _lines(folder), strict=True) if one != other]
    assert len(changed) == 2
    result = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["result"]
    assert (result["status"], result["bound_drive_seconds"]) == ("feasible", None)
    assert run_in_french("check", folder).exit_code == 0


def test_a_weekday_is_opened_for_all_and_nothing_moves(folder: Path) -> None:
    before = served(folder)
    assert run_in_french("move", folder, "--to", "jeudi", "--open-day").exit_code == 0
    table = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
    assert table["calendar"]["weekdays"] == ["mon", "wed", "thu", "fri"]
    assert all("thu" in area["weekdays"] for area in table["areas"])
    assert served(folder) == before
    result = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["result"]
    assert (result["status"], result["bound_drive_seconds"]) == ("feasible", None)
    # A visit may go there now.
    assert run_in_french("move", folder, "Monfort", "--to", "S2 jeudi matin").exit_code == 0


def _lines(folder: Path) -> list[str]:
    return (folder / "plan.toml").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "asked",
    [
        ("move", "Monfort", "Touget", "--to", "S2 mercredi matin"),
        ("move", "Monfort", "Touget", "--to", "S2 jeudi"),
        ("move", "Monfort", "Touget", "--to", "S2 mercredi", "--open-day"),
        ("move", "Monfort", "--open-day"),
        ("move", "Monfort", "--to", "14/01 matin", "--open-day"),
        ("move", "--to", "vendredi", "--open-day"),
        ("move", "--to", "jeudi"),
        ("move", "--to", "jeudi", "--open-day", "--van", "camping-car"),
        ("move", "--open-day"),
        ("park", "Monfort", "Touget", "--from", "S1"),
    ],
)
def test_what_cannot_be_asked_changes_nothing(folder: Path, asked: tuple[str, ...]) -> None:
    before = (folder / "plan.json").read_bytes()
    assert run_in_french(asked[0], folder, *asked[1:]).exit_code == 2
    assert (folder / "plan.json").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["swap"], ["park", "Touget"], ["move"], ["move", "Touget", "--to", "S2 lundi"]], ids=str
)
def test_a_visit_that_is_named_twice_is_told(words: list[str], folder: Path) -> None:
    """By its name and by the code of its commune."""
    before = (folder / "plan.json").read_bytes()
    told = run_in_french(words[0], folder, "Monfort", "32269", *words[1:])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "Monfort est nommé deux fois" in told.stderr
    assert (folder / "plan.json").read_bytes() == before
