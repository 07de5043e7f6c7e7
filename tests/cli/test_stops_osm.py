"""`stops locate --osm`: offline, from a road file that is drawn around real villages of the Gers."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french
from tests.cli.commented import CONFIG
from tests.travel.osm.files import ANDORRA, draw
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.travel.osm.store import FOLDER_VARIABLE

NORTH = 0.0018
"""Degrees: 200 m."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


@pytest.fixture
def roads(tmp_path: Path) -> Path:
    """Monfort with its square, Solomiac with two markets, Touget and Sarrant with a town hall."""
    communes = read_catalogue(data_folder(), lambda _: None).communes
    spots = [
        ("32269", 1, {"place": "square", "name": "Place de la Mairie"}),
        ("32269", 0, {"amenity": "townhall", "name": "Mairie"}),
        ("32269", 2, {"amenity": "parking", "capacity": "40"}),
        ("32448", 1, {"amenity": "townhall", "name": "Mairie de Touget"}),
        ("32436", 1, {"amenity": "marketplace"}),
        ("32436", -2, {"amenity": "marketplace"}),
        ("32416", 1, {"amenity": "townhall", "name": "Mairie"}),
        ("32262", 9, {"amenity": "townhall", "name": "Nulle part"}),
    ]
    nodes, signs = {}, {}
    for number, (code, steps, tags) in enumerate(spots, start=1):
        centre = communes[code].position
        nodes[number] = (centre.longitude, centre.latitude + steps * NORTH)
        signs[number] = tags
    return draw(tmp_path / "gers.osm.pbf", nodes, [], signs)


def rows(text: str) -> dict[str, list[str]]:
    """The rows of each stop, by its name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.translate(PLAIN).splitlines()[2:]:
        name = line.split(" (")[0].strip() if " (32" in line else name
        found.setdefault(name, []).append(line)
    return found


def test_candidates_are_shown_and_what_is_sure_is_written(config: Path, roads: Path) -> None:
    done = run_in_french("stops", "locate", config, "--osm", roads)
    assert done.exit_code == 0, done.output
    shown = rows(done.stdout)
    assert "→ 1. place – Place de" in shown["Monfort"][0]
    assert "100 %" in shown["Monfort"][0]
    assert "0,2 km" in shown["Monfort"][0]
    assert "2. mairie – Mairie" in " ".join(shown["Monfort"])
    assert "3. parking" in shown["Monfort"][-1]
    assert "à décider" in shown["Touget"][0]  # a road is no town hall
    assert "à décider" in shown["Solomiac"][0]  # two halls
    assert "à décider" in shown["Sarrant"][0]  # no place is told
    assert "introuvable" in shown["Encausse"][0]
    assert "introuvable" in shown["Monbrun"][0]  # 1.8 km from the village
    assert "déjà connue" in shown["Saint-Cricq"][0]
    assert "--accept 32448 --accept 32436 --accept 32416" in done.stderr
    before, after = CONFIG.splitlines(), config.read_text(encoding="utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert [line.partition(" =")[0] for line in new] == ["latitude", "longitude"]
    assert [line for line in after if line not in new] == before


def test_another_candidate_is_taken(config: Path, roads: Path) -> None:
    communes = read_catalogue(data_folder(), lambda _: None).communes
    done = run("stops", "locate", config, "--osm", roads, "--accept", "32436=2", "--accept", "32416")
    assert done.exit_code == 0, done.output
    stops = {stop["commune"]: stop for stop in tomllib.loads(config.read_text(encoding="utf-8"))["stops"]}
    for code, steps in (("32436", -2), ("32416", 1)):
        north = communes[code].position.latitude + steps * NORTH
        assert stops[code]["latitude"] == pytest.approx(north, abs=1e-5)


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("32436=3", "32436 has 2 candidates, and no number 3"),
        ("32436=x", '"x" is not the number of a candidate'),
        ("32436=0", '"0" is not the number of a candidate'),
        ("32437=1", 'there is no stop "32437"'),
    ],
)
def test_numbers_that_are_none(config: Path, roads: Path, accept: str, told: str) -> None:
    done = run("stops", "locate", config, "--osm", roads, "--accept", accept)
    assert done.exit_code == 2
    assert told in done.stderr
    assert config.read_text(encoding="utf-8") == CONFIG


def test_without_a_file_the_newest_is_looked_at(
    config: Path, roads: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "roads"
    monkeypatch.setenv(FOLDER_VARIABLE, str(home))
    none = run_in_french("stops", "locate", config, "--osm")
    assert none.exit_code == 3
    assert "roads fetch" in none.stderr
    home.mkdir()
    roads.rename(home / roads.name)
    assert "→ 1. place – Place de" in run_in_french("stops", "locate", config, "--osm").stdout


def test_the_file_of_another_region_has_nothing(config: Path) -> None:
    done = run_in_french("stops", "locate", config, "--osm", ANDORRA)
    assert done.exit_code == 0
    assert "introuvable" in rows(done.stdout)["Monfort"][0]
    assert config.read_text(encoding="utf-8") == CONFIG
