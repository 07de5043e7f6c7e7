"""An evening in commands and in answers: the word for stops whose visits are then, and for no other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.commands import SMALL, run, run_in_french
from tourplanner.workflow.dossier.evening_word import evening_word

EVENING = '[sessions.evening]\nopen = "17:30"\nclose = "19:00"\n[work]\nlatest_end = "21:30"\n'


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Monfort is visited in the evening, Touget in the day."""
    folder = tmp_path_factory.mktemp("evening")
    text = SMALL.replace('commune = "32269"', 'commune = "32269"\nevening = true')
    text = text.replace("[[depots]]", EVENING + "[[depots]]", 1)
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


def test_half_days_of_a_visit_in_the_evening_are_called_that(dossier: Path) -> None:
    answers = run_in_french("move", dossier, "Monfort").stdout
    assert "soirée" in answers
    assert "après-midi" not in answers
    explained = run_in_french("explain", dossier / "plan.json", "--stop", "Monfort").stdout
    assert "soirée" in explained
    assert "après-midi" not in explained


@pytest.mark.parametrize(
    "asked",
    [
        ("lock", "Touget", "04/01/2027", "--half", "soir"),
        ("unlock", "Touget", "04/01/2027", "--half", "soirée"),
        ("move", "Touget", "--to", "vendredi soir"),
    ],
)
def test_an_evening_is_not_said_of_a_visit_of_the_day(dossier: Path, asked: tuple[str, ...]) -> None:
    command, *rest = asked
    done = run_in_french(command, dossier, *rest)
    assert done.exit_code == 2
    assert "Touget n’a pas de permanence en soirée" in done.stderr.replace("\n", " ")


def test_an_evening_is_understood_of_a_visit_that_is_then(dossier: Path) -> None:
    done = run_in_french("move", dossier, "Monfort", "--to", "vendredi soir")
    assert "permanence en soirée" not in done.stderr


@pytest.fixture(scope="module")
def named(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, where the evening has a name of two words."""
    folder = tmp_path_factory.mktemp("named")
    text = (dossier / "plan.toml").read_text(encoding="utf-8")
    text = text.replace("[sessions.evening]\n", '[sessions.evening]\nname = "Grande nocturne"\n')
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


@pytest.mark.parametrize("tell", [run, run_in_french])
@pytest.mark.parametrize(
    "asked",
    [
        ("unlock", "Monfort", "08/01/2027", "--half", "grande nocturne"),
        ("move", "Monfort", "--to", "vendredi Grande nocturne"),
        ("swap", "Monfort", "Touget", "--from", "S1 vendredi grande Nocturne"),
        ("park", "Monfort", "--from", "grande nocturne"),
        ("explain", "--stop", "Monfort", "--why-not", "vendredi grande nocturne"),
    ],
)
def test_an_evening_goes_by_the_name_of_the_config(
    named: Path, asked: tuple[str, ...], tell: Callable[..., Result], tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        shutil.copytree(named, folder)
    command, *rest = asked
    done = tell(command, one, *rest)
    assert "Error" not in done.stderr
    assert "Erreur" not in done.stderr
    # Wherever the options stand.
    again = tell(command, *rest[-2:], other, *rest[:-2])
    assert again.stderr.replace(str(other), str(one)) == done.stderr


def test_a_part_of_the_day_that_is_none_is_told_with_all_that_are(named: Path, dossier: Path) -> None:
    asked = ("lock", "Monfort", "08/01/2027", "--half", "nuit")
    wrong = "« nuit » n’est pas une partie de la journée ; au choix : matin, après-midi ou "
    for folder, name in ((named, "Grande nocturne"), (dossier, "soirée"), (Path("nowhere"), "soirée")):
        done = run_in_french(asked[0], folder, *asked[1:])
        assert done.exit_code == 2
        assert wrong + name in " ".join(done.stderr.split(" ")).replace("\u00a0", " ")


def test_the_name_of_the_evening_is_shown_as_it_was_typed(named: Path) -> None:
    asked = ("event", "add", named, "out", "--date", "08/01/2027", "--half", "grande nocturne")
    done = run_in_french(*asked)
    assert done.exit_code == 2
    assert "« grande nocturne » ne se dit que d’un arrêt" in done.stderr.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"config": 1}', '{"config": {"sessions": {"evening": {"name": 3}}}}']
)
def test_a_plan_that_tells_no_name_has_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    assert evening_word(tmp_path) == evening_word(tmp_path / "nowhere") == ""
