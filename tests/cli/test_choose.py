"""What ``tourplanner choose`` prints, writes and refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import ALL_WELL, run, run_in_french, small
from tests.instances import catalogue

PLAIN = str.maketrans("\u00a0\u202f", "  ")
TENAREZE = ("--epci", "243200417", "--count", "4")


@pytest.fixture(scope="module")
def thursdays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four communes of the Ténarèze, on Thursdays: the plan of the first choice."""
    folder = tmp_path_factory.mktemp("thursdays")
    shown = run_in_french("choose", *TENAREZE, "--weekdays", "thu", "--best", "3", "--out", folder, "--quiet")
    assert (shown.exit_code, shown.stderr) == (0, "")
    (folder / "shown.txt").write_text(shown.stdout, encoding="utf-8")
    return folder


def test_tables_in_french(thursdays: Path) -> None:
    text = (thursdays / "shown.txt").read_text(encoding="utf-8").translate(PLAIN)
    assert text.startswith("4 communes à choisir parmi 26\n")
    assert "Sans elles : 22 h 46 de conduite par cycle" in text
    assert "aucun autre choix ne dessert plus en roulant moins" in text
    assert text.count("prouvé ") >= 3
    assert "Perdent des permanences" not in text
    # Condom, by far the most populous, has a site: whoever decides is told so, in the note as well.
    assert "Un espace France Services existe déjà dans : Condom." in text
    assert "Un espace France Services existe déjà dans : Condom." in (
        (thursdays / "note.html").read_text(encoding="utf-8").translate(PLAIN)
    )


def test_plan_of_the_first_choice_keeps_every_promise(thursdays: Path) -> None:
    plan = json.loads((thursdays / "plan.json").read_text(encoding="utf-8"))
    assert plan["result"]["status"] == "optimal"
    assert plan["totals"]["visits"] == 24 + 4
    assert len([stop for stop in plan["config"]["stops"] if stop.get("required", True)]) == 28
    assert run("check", thursdays).stdout == ALL_WELL
    assert (thursdays / "map.html").exists()


@pytest.mark.slow
def test_json_and_losers(tmp_path: Path) -> None:
    shown = run("choose", *TENAREZE, "--best", "1", "--json", "--quiet", "--out", tmp_path)
    table = json.loads(shown.stdout)
    (first,) = table["best"]
    assert len(first["chosen"]) == len(first["losers"]) == first["missing_visits"] == 4
    assert first["proven"]
    sites = {site.commune for site in catalogue().sites}
    assert all(each["france_services"] == (each["stop"] in sites) for each in first["chosen"])
    assert all(point["proven"] for point in table["front"])
    # The plan that is written serves the chosen, and says who was given up.
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    served = {visit["stop"] for tour in plan["tours"] for visit in tour["visits"]}
    assert {each["stop"] for each in first["chosen"]} <= served
    assert {each["stop"] for each in plan["unserved"]} == {each["stop"] for each in first["losers"]}
    assert plan["totals"]["drive_seconds"] <= first["drive_seconds"]


@pytest.mark.slow
def test_conditions(tmp_path: Path) -> None:
    shown = run(
        *("choose", small(tmp_path), *TENAREZE, "--weekdays", "thu", "--best", "1", "--json", "--quiet"),
        *("--out", tmp_path / "out"),
        *("--include", "32224", "--exclude", "32290", "--without-sites", "--min-distance", "5"),
        *("--weight", "digital_fragility", "--floor", "243200417=2"),
    )
    (first,) = json.loads(shown.stdout)["best"]
    chosen = {each["stop"] for each in first["chosen"]}
    assert "32224" in chosen
    assert not chosen & {"32290", "32107"}  # excluded; Condom has a site of its own


@pytest.mark.slow
def test_one_of_a_canton_at_most(tmp_path: Path) -> None:
    shown = run(
        *("choose", small(tmp_path), *TENAREZE[:2], "--count", "3", "--weekdays", "thu", "--best", "2"),
        *("--json", "--quiet", "--out", tmp_path / "out", "--one-per-canton"),
    )
    cantons = {code: commune.canton for code, commune in catalogue().communes.items()}
    table = json.loads(shown.stdout)
    for choice in (*table["best"], *table["front"]):
        chosen = [cantons[each["stop"]] for each in choice["chosen"]]
        assert len(set(chosen)) == len(chosen) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--count", "4"), "say where to choose"),
        (("--epci", "24320417", "--count", "4"), "Maybe 243200417, CC de la Ténarèze"),
        (("--epci", "243200417", "--count", "27"), "27 are to be chosen, but only 26 communes can be"),
        ((*TENAREZE, "--include", "32013"), "is not in the intercommunalités to choose in"),
        ((*TENAREZE, "--include", "32999"), '"32999" is not the code of a known commune'),
        ((*TENAREZE, "--include", "32269"), "32269 (Monfort) is a stop already"),
        ((*TENAREZE, "--include", "32107", "--exclude", "32107"), "is excluded as well"),
        ((*TENAREZE, "--include", "32107", "--without-sites"), "has a France Services site of its own"),
        ((*TENAREZE, "--floor", "243200417=5"), "the floors ask for 5 communes, 4 are chosen"),
        ((*TENAREZE, "--floor", "243200417"), "is not like 243200417=2"),
        ((*TENAREZE, "--weekdays", "jeudy"), "'jeudy' is not one of mon"),
        ((*TENAREZE, "--weight", "populaton"), 'there is no column "populaton".\n    Maybe population'),
        ((*TENAREZE, "--weight", "name"), "is not a number such as"),
        ((*TENAREZE, "--min-distance", "60", "--weekdays", "thu"), "no set of communes fulfils"),
    ],
)
def test_bad_requests(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    shown = run("choose", *arguments, "--quiet", "--out", tmp_path)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("32013,5\n", "needed"),
        ("32035,-5\n", '"-5" is out of limits; allowed is 0 or more'),
        ("32035,\n", "the cell is blank"),
        ("32035,5\n32035,6\n", "32035"),
    ],
)
def test_bad_weights(rows: str, said: str, tmp_path: Path) -> None:
    weights = tmp_path / "weights.csv"
    weights.write_text("code,over_75\n" + rows, encoding="utf-8")
    options = ("--weight", "over_75", "--weights", weights, "--quiet", "--out", tmp_path / "out")
    shown = run("choose", *TENAREZE, *options)
    assert shown.exit_code == 2
    assert said in shown.stderr


@pytest.mark.slow
def test_places_and_weekdays_by_their_names(tmp_path: Path) -> None:
    one = (small(tmp_path), "--count", "1", "--best", "1", "--json", "--quiet", "--out", tmp_path / "out")
    sets = [
        json.loads(run("choose", *where, *one).stdout)
        for where in (
            ("--epci", "243200417", "--weekdays", "thu,fri", "--include", "32194", "--floor", "243200417=1"),
            ("--epci", "Ténarèze", "--weekdays", "jeudi et vendredi", "--include", "Larressingle",
             "--floor", "la Ténarèze=1"),
        )
    ]  # fmt: skip
    assert sets[0] == sets[1]
    assert [each["name"] for each in sets[0]["best"][0]["chosen"]] == ["Larressingle"]


def test_a_name_with_the_code_of_another_area(tmp_path: Path) -> None:
    shown = run("choose", "--epci", "Ténarèze (200034726)", "--count", "1", "--quiet", "--out", tmp_path)
    assert shown.exit_code == 2
    assert "the name means CC de la Ténarèze (243200417), the code means" in shown.stderr
