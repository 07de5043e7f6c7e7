"""Surroundings cut out of a road file: the same ways between the places, of fewer roads."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.cli.commands import run, small
from tests.travel.osm.files import LIECHTENSTEIN, draw
from tourplanner.domain.place import Place, Position
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import TravelError
from tourplanner.travel.known import Known
from tourplanner.travel.osm import build as building
from tourplanner.travel.osm.build import build, built_around, find_built
from tourplanner.travel.osm.clip import box_around, clip
from tourplanner.travel.osm.provider import OsmRoads
from tourplanner.travel.osm.reading import read_roads
from tourplanner.travel.osm.store import FOLDER_VARIABLE, cards
from tourplanner.travel.providers import choose_provider

PLACES = (Position(47.1392862, 9.5227962), Position(47.1663397, 9.510312), Position(47.1069940, 9.5274876))
"""Vaduz, Schaan and Triesen, in the middle of Liechtenstein."""

FAR = Position(47.2397558, 9.5262874)
"""Ruggell, at its north end."""


@pytest.mark.slow
def test_times_within_are_those_of_the_whole(tmp_path: Path) -> None:
    whole = build(LIECHTENSTEIN, tmp_path)
    cut = build(LIECHTENSTEIN, tmp_path, box_around(PLACES, 3.0))
    assert 0 < cut.ways < 0.7 * whole.ways
    found, wanted = (OsmRoads(card, tmp_path, 1.0).matrix(PLACES) for card in (cut, whole))
    assert (found.seconds == wanted.seconds).all()
    assert (found.metres == wanted.metres).all()
    assert found.provenance.detail != wanted.provenance.detail
    assert len({card.name for card in cards(tmp_path)}) == 2, "both are kept"
    assert (find_built(LIECHTENSTEIN, tmp_path), find_built(LIECHTENSTEIN, tmp_path, cut.cut)) == (whole, cut)


def test_margins() -> None:
    south, west, north, east = box_around(PLACES, 10.0)
    # 10 km of 111.2 km to the degree; at 47.17 degrees north a degree of longitude is 0.6798 of that.
    assert south == pytest.approx(47.1069940 - 0.0899, abs=2e-4)
    assert north == pytest.approx(47.1663397 + 0.0899, abs=2e-4)
    assert west == pytest.approx(9.510312 - 0.1323, abs=2e-4)
    assert east == pytest.approx(9.5274876 + 0.1323, abs=2e-4)


def test_ways_are_kept_whole_with_what_belongs_to_them(tmp_path: Path) -> None:
    """Four roads in a row; the box holds only the end that the second and third share."""
    nodes = {number: (0.1 * number, 43.0) for number in range(1, 6)}
    ways = [([start, end], {"highway": "secondary"}) for start, end in pairwise(range(1, 6))]
    signs = {2: {"barrier": "gate", "access": "no"}, 5: {"barrier": "gate", "access": "no"}}
    turns = [(2, 3, 3, "no_straight_on"), (1, 2, 2, "no_straight_on")]
    data = read_roads(draw(tmp_path / "x.osm.pbf", nodes, ways, signs, turns))
    kept = clip(data, (42.9, 0.29, 43.1, 0.31))
    assert kept.way_ids.tolist() == [2, 3]
    assert kept.node_ids.tolist() == [2, 3, 4]
    assert kept.nodes.tolist() == [0, 1, 1, 2]
    assert kept.starts.tolist() == [0, 2, 4]
    assert [(turn.from_way, turn.to_way) for turn in kept.restrictions] == [(2, 3)]
    assert kept.obstacles == {0: data.obstacles[1]}
    assert np.array_equal(kept.longitude, data.longitude[1:4])


def test_places_at_the_edge_are_not_trusted_to_a_cut_out(tmp_path: Path) -> None:
    cut = build(LIECHTENSTEIN, tmp_path, box_around(PLACES))
    assert cut.covers(PLACES)
    assert not cut.covers((*PLACES, Position(47.30, 9.52)))


def test_a_file_of_another_region(tmp_path: Path) -> None:
    with pytest.raises(TravelError, match="none of its roads is near the places"):
        build(LIECHTENSTEIN, tmp_path, box_around([Position(43.6, 0.6)]))


@pytest.mark.slow
def test_a_large_file_that_is_named_is_cut_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(building, "LARGE", LIECHTENSTEIN.stat().st_size)
    known = Known(tuple(Place(str(rank), str(rank), place) for rank, place in enumerate(PLACES)))
    rules = TravelRules("osm", 1.0, file=str(LIECHTENSTEIN))
    first, again = (choose_provider(rules, Path(), known) for _ in range(2))
    assert isinstance(first, OsmRoads)
    assert isinstance(again, OsmRoads)
    assert first.card.cut == box_around(PLACES)
    assert again.card == first.card
    monkeypatch.setattr(building, "LARGE", LIECHTENSTEIN.stat().st_size + 1)
    assert built_around(LIECHTENSTEIN, tmp_path / "other", PLACES).cut is None


@pytest.mark.slow
def test_a_plan_on_a_cut_out_of_its_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "roads"))
    path = small(tmp_path, "latitude = 43.6398\nlongitude = 0.5986", "latitude = 47.1393\nlongitude = 9.5228")
    text = path.read_text()
    for code, place in (("32269", PLACES[1]), ("32448", PLACES[2])):
        there = f'commune = "{code}"\nlatitude = {place.latitude}\nlongitude = {place.longitude}'
        text = text.replace(f'commune = "{code}"', there)
    path.write_text(text)
    built = run("roads", "build", LIECHTENSTEIN, "--around", path)
    assert built.exit_code == 0, built.output
    assert run("roads", "build", LIECHTENSTEIN, "--around", path).stdout == built.stdout
    (card,) = cards(tmp_path / "roads")
    assert card.cut is not None
    planned = run("plan", path, "--out", tmp_path / "out")
    assert planned.exit_code == 0, planned.output
    made = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert card.key[:12] in made["travel"]["provenance"]
    checked = run("check", tmp_path / "out")
    assert (checked.exit_code, checked.stderr) == (0, "")
