"""What ``tourplanner explain`` prints and leaves with."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import run, run_in_french, small
from tourplanner.problem.rules import RULES

PLAIN = str.maketrans("\u00a0\u202f", "  ")
THIRD = '[[stops]]\ncommune = "32436"\n[[areas]]\nepci = "200034726"\nweekdays = ["fri"]\n'


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three communes for the two half-days of one Friday, planned."""
    folder = tmp_path_factory.mktemp("crowded")
    assert run("plan", small(folder, extra=THIRD), "--out", folder).exit_code == 4
    return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communes in a week of three days, planned."""
    folder = tmp_path_factory.mktemp("good")
    assert run("plan", small(folder), "--out", folder).exit_code == 0
    return folder


def test_clash_and_offers_in_french(crowded: Path) -> None:
    shown = run_in_french("explain", crowded)
    text = shown.stdout.translate(PLAIN)

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "CC Bastides de Lomagne : 3 permanences à placer, 2 demi-journées le vendredi" in text
    assert (
        "Monfort, Touget et Solomiac : ces promesses ne peuvent pas être tenues ensemble, "
        "en raison de ces règles :" in text
    )
    assert "    - CC Bastides de Lomagne n’est desservie que le vendredi\n" in text
    assert "    - 1 véhicule, une tournée par jour au plus\n" in text
    # Rules are told in sentences, never by their ids.
    assert not [rule.id for rule in RULES if "-" in rule.id and rule.id in text]
    assert "(vérifié)" in text
    # Mondays are toured and free.
    assert "  CC Bastides de Lomagne : desservir aussi le lundi – toutes les promesses tenues, +" in text
    wished = "Monfort : ne plus promettre cet arrêt, le rendre facultatif"
    assert f"  {wished} – toutes les autres promesses tenues, " in text


@pytest.mark.slow
def test_clash_and_offers_in_english(crowded: Path) -> None:
    text = run("explain", crowded, "--lang", "en").stdout.translate(PLAIN)

    assert "CC Bastides de Lomagne: 3 visits wanted, 2 half-days on Friday" in text
    assert "Monfort, Touget and Solomiac: these promises can't be kept together, because of:" in text
    assert "  serve CC Bastides de Lomagne on Monday too – every promise kept, +" in text
    assert "permanence" not in text


def test_good_plan_in_both_languages(good: Path) -> None:
    french, english = (run("explain", good, "--lang", lang) for lang in ("fr", "en"))

    assert french.stdout.translate(PLAIN).startswith(
        "Petit essai : le meilleur possible, prouvé\n2 permanences tenues sur 2 promises, 1 tournée, "
    )
    assert english.stdout.translate(PLAIN).startswith(
        "Petit essai: optimal, proven\n2 visits kept of 2 promised, 1 tour, "
    )


def test_stop(good: Path) -> None:
    text = run_in_french("explain", good, "--stop", "32269").stdout.translate(PLAIN)

    assert text.startswith(
        "Monfort (32269), CC Bastides de Lomagne\nPermanences du plan :\n  lundi matin, 9 h 30 – 12 h, "
    )
    assert text.count("c’est le choix du plan") == 1
    # The same day tour on each of the three days; the other half turns both tours round.
    toured, new = text.split("Et si l’on ouvrait un jour sans tournée ?\n")
    assert len([line for line in toured.splitlines() if line.endswith("de conduite")]) == 5
    # One weekday more changes nothing where the driving is the same on every day.
    assert new.splitlines() == [
        f"  {day} {half} : en ouvrant ce jour chaque semaine, même temps de conduite"
        for day in ("mardi", "jeudi")
        for half in ("matin", "après-midi")
    ]


def test_json_is_for_programs(crowded: Path) -> None:
    table = json.loads(run("explain", crowded, "--json").stdout)

    assert table["status"] == "infeasible"
    assert [rule["rule"] for rule in table["clashes"][0]["rules"]] == ["area-days", "van-day"]
    assert all(offer["missing_visits"] == 0 for offer in table["offers"])
    stop = json.loads(run("explain", crowded, "--json", "--stop", "Monfort").stdout)
    assert stop["stop"] == "32269"


def test_unknown_stop_names_the_nearest(good: Path) -> None:
    shown = run("explain", good, "--stop", "Montfort")

    assert (shown.exit_code, shown.stdout) == (2, "")
    assert 'there is no stop "Montfort" in the config' in shown.stderr
    assert "Maybe 32269 (Monfort)" in shown.stderr


def test_missing_plan(tmp_path: Path) -> None:
    shown = run("explain", tmp_path / "plan.json")

    assert shown.exit_code == 2
    assert "no such file" in shown.stderr
