"""An evening in commands and in answers: the word for stops whose visits are then, and for no other."""

from pathlib import Path

import pytest

from tests.cli.commands import SMALL, run, run_in_french

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
