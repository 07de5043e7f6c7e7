"""The provider: what it keeps, how it notices change, and what it says of bad files."""

import json
import os
import stat
from pathlib import Path

import numpy as np
import pytest

from tests.travel.osm.files import ANDORRA, LE_MANS, LIECHTENSTEIN, draw
from tourplanner.domain.place import Place, Position
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.known import Known
from tourplanner.travel.osm import reading
from tourplanner.travel.osm.build import build, built
from tourplanner.travel.osm.provider import OsmRoads
from tourplanner.travel.osm.reading import read_roads
from tourplanner.travel.osm.store import FOLDER_VARIABLE, cards
from tourplanner.travel.provider import PlacesError
from tourplanner.travel.providers import choose_provider

LA_VELLA, LES_ESCALDES, ORDINO = (
    Position(42.5063, 1.5218),
    Position(42.5086, 1.5340),
    Position(42.5562, 1.5333),
)
TOWNS = (LA_VELLA, LES_ESCALDES, ORDINO)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "roads"
    monkeypatch.setenv(FOLDER_VARIABLE, str(home))
    return home


@pytest.fixture
def andorra(tmp_path: Path) -> Path:
    path = tmp_path / "andorra.osm.pbf"
    path.write_bytes(ANDORRA.read_bytes())
    return path


def roads(path: Path, folder: Path, factor: float = 1.0) -> OsmRoads:
    return OsmRoads(built(path, folder), folder, factor)


def test_a_matrix_of_towns(andorra, folder):
    matrix = roads(andorra, folder).matrix(TOWNS)
    assert (matrix.provenance.provider, matrix.provenance.estimated) == ("osm", False)
    assert matrix.seconds.dtype == matrix.metres.dtype == np.int32
    assert (np.diag(matrix.seconds) == 0).all()
    # What the car profile of OSRM 26.10 says on the same file.
    assert matrix.metres[[0, 2], [2, 0]] == pytest.approx([11_198, 8_229], rel=0.01)
    assert matrix.seconds[[0, 2], [2, 0]] == pytest.approx([699, 521], rel=0.02)
    assert "andorra.osm.pbf" in matrix.provenance.detail
    assert "ODbL" in matrix.provenance.detail


def test_the_van_takes_longer_on_the_same_road(andorra, folder):
    car, van = roads(andorra, folder).matrix(TOWNS), roads(andorra, folder, 1.2).matrix(TOWNS)
    assert (car.metres == van.metres).all()
    assert van.seconds == pytest.approx(1.2 * car.seconds, abs=1.1)


def test_the_second_run_finds_everything_and_says_the_same(andorra, folder):
    first = roads(andorra, folder)
    matrix, lines = first.matrix(TOWNS), first.lines([(LA_VELLA, ORDINO), (ORDINO, LA_VELLA)])
    # Without its network the second run can only give what was kept.
    (folder / f"{first.card.name}.npz").write_bytes(b"")
    second = roads(andorra, folder)
    again = second.matrix(TOWNS)
    assert (again.seconds == matrix.seconds).all()
    assert (again.metres == matrix.metres).all()
    assert second.lines([(LA_VELLA, ORDINO), (ORDINO, LA_VELLA)]) == lines
    assert lines[0] != lines[1][::-1]  # one-way streets


def test_a_network_from_disk_gives_what_it_gave_when_built(andorra, folder):
    first = roads(andorra, folder).matrix(TOWNS)
    for path in (folder / "matrices").iterdir():
        path.unlink()
    assert (roads(andorra, folder).matrix(TOWNS).seconds == first.seconds).all()


@pytest.mark.slow
def test_a_road_file_that_changed_is_built_again(andorra, folder):
    old = built(andorra, folder)
    andorra.write_bytes(LIECHTENSTEIN.read_bytes())
    assert old.is_stale
    new = built(andorra, folder)
    assert new.sha256 != old.sha256
    assert new.date == "2015-07-27"
    assert cards(folder) == (new,), "what the new network replaces is dropped"


def test_a_touched_or_moved_road_file_is_not_built_again(andorra, folder, tmp_path):
    card = built(andorra, folder)
    os.utime(andorra, (1, 1))
    assert built(andorra, folder) == card
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert built(andorra.rename(elsewhere / andorra.name), folder) == card


def named(positions):
    return tuple(Place(str(rank), str(rank), position) for rank, position in enumerate(positions))


def test_auto_takes_roads_that_reach_all_places(andorra, folder):
    auto = TravelRules("auto", 1.1)
    assert choose_provider(auto, known=Known(named(TOWNS))) == Estimate(1.1)
    card = build(andorra, folder)
    assert choose_provider(auto, known=Known(named(TOWNS))) == OsmRoads(card, folder, 1.1)
    auch = Position(43.6398, 0.5986)
    assert choose_provider(auto, known=Known(named((*TOWNS, auch)))) == Estimate(1.1)
    with pytest.raises(TravelError, match="no road file was built that covers the places"):
        choose_provider(TravelRules("osm", 1.1), known=Known(named((*TOWNS, auch))))


def test_a_named_road_file_is_built_when_it_is_needed(andorra, folder):
    rules = TravelRules("osm", 1.1, file=andorra.name)
    provider = choose_provider(rules, andorra.parent, Known(named(TOWNS)))
    assert isinstance(provider, OsmRoads)
    assert cards(folder) == (provider.card,)


def test_auto_reads_no_other_file_than_roads():
    with pytest.raises(
        InputError, match=r'"times.csv" is not a road file(.|\n)*provider is to name what reads it'
    ):
        choose_provider(TravelRules("auto", 1.1, file="times.csv"), known=Known(named(TOWNS)))


def test_places_off_the_roads_are_told(andorra, folder):
    provider = roads(andorra, folder)
    with pytest.raises(PlacesError) as raised:
        provider.matrix((*TOWNS, Position(43.6398, 0.5986)))
    assert [rank for rank, _ in raised.value.places] == [3]
    named = raised.value.named(["a", "b", "c", "Auch"])
    # 1.13 degrees north and 0.8 west of the last road: some 140 km.
    assert str(named).startswith("Auch is 1")
    assert str(named).endswith("km from the nearest road of andorra.osm.pbf that leads to the others.")
    assert named.exit_code == 3


def test_the_file_of_another_region(andorra, folder):
    gers = [Position(43.64, 0.59), Position(43.93, 0.41)]
    with pytest.raises(
        TravelError, match=r"all positions are 1\d\d\skm or more from its roads(.|\n)*another region"
    ):
        roads(andorra, folder).matrix(gers)


def test_a_large_file_is_read_in_passes_to_the_same_result(monkeypatch):
    at_once = read_roads(LE_MANS)
    monkeypatch.setattr(reading, "LARGE_BYTES", 1)
    monkeypatch.setattr(reading, "SPAN", 10**9)
    in_passes = read_roads(LE_MANS)
    assert (in_passes.latitude == at_once.latitude).all()
    assert (in_passes.longitude == at_once.longitude).all()
    assert (in_passes.nodes == at_once.nodes).all()
    assert in_passes.obstacles == at_once.obstacles


def test_the_date_is_that_of_the_newest_way_where_the_file_tells_none():
    assert read_roads(LIECHTENSTEIN).date == "2015-07-27"
    assert read_roads(LE_MANS).date == "2019-11-21"


def test_files_that_are_none(tmp_path, folder):
    cut = tmp_path / "cut.osm.pbf"
    cut.write_bytes(ANDORRA.read_bytes()[:200_000])
    page = tmp_path / "page.osm.pbf"
    page.write_text("<html>404 Not Found</html>")
    empty = tmp_path / "empty.osm.pbf"
    empty.write_bytes(b"")
    for path in (cut, page, empty):
        with pytest.raises(TravelError, match=path.name):
            build(path, folder)
        assert not cards(folder)
    with pytest.raises(TravelError, match="no such road file"):
        build(tmp_path / "none.osm.pbf", folder)
    with pytest.raises(TravelError, match="cannot be read"):
        build(tmp_path, folder)


def test_files_without_roads(tmp_path, folder):
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0)}
    houses = draw(tmp_path / "houses.osm.pbf", nodes, [([1, 2], {"building": "yes"})])
    with pytest.raises(TravelError, match="there is no road in it"):
        build(houses, folder)
    homeless = draw(tmp_path / "homeless.osm.pbf", {}, [([1, 2], {"highway": "residential"})])
    with pytest.raises(TravelError, match="its roads have no places"):
        build(homeless, folder)
    away = {"highway": "residential", "oneway": "yes"}
    with pytest.raises(TravelError, match="form no network"):
        build(draw(tmp_path / "away.osm.pbf", nodes, [([1, 2], away)]), folder)


def test_a_folder_that_cannot_be_written(andorra, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(TravelError, match=r"cannot be written(.|\n)*TOURPLANNER_ROADS"):
        build(andorra, file / "roads")


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_a_folder_without_leave_to_write(andorra, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IREAD | stat.S_IEXEC)
    with pytest.raises(TravelError, match="cannot be written"):
        build(andorra, locked)


def test_a_damaged_network_says_how_to_mend_it(andorra, folder):
    card = build(andorra, folder)
    (folder / f"{card.name}.npz").write_bytes(b"PK\x03\x04 not an archive")
    with pytest.raises(TravelError, match=r"cannot be read(.|\n)*roads build"):
        OsmRoads(card, folder, 1.0).matrix(TOWNS)


@pytest.mark.slow
def test_an_edited_network_is_told_and_built_anew(andorra, folder):
    card = build(andorra, folder)
    path = folder / f"{card.name}.npz"
    with np.load(path) as kept:
        arrays = dict(kept)
    wrong = (
        {**arrays, "round": arrays["round"][:5]},
        {name: values for name, values in arrays.items() if name != "seal"},
        {**arrays, "lanes.seconds": arrays["lanes.seconds"] * 2},
    )
    for damaged in wrong:
        np.savez(path, **damaged)
        with pytest.raises(TravelError, match=r"not what was written(.|\n)*roads build"):
            OsmRoads(card, folder, 1.0).matrix(TOWNS)
        assert cards(folder) == ()
        assert built(andorra, folder) == card
    np.savez_compressed(path, **arrays)
    with pytest.raises(TravelError, match="not what was written"):
        OsmRoads(card, folder, 1.0).matrix(TOWNS)


def test_edited_cards_are_no_cards(andorra, folder):
    card = build(andorra, folder)
    path = folder / f"{card.name}.json"
    table = json.loads(path.read_text())
    for key in table:
        for value in (None, "x", 1.5, [], [1, 2, 3, 4, 5], {}, True):
            if (key, value) == ("cut", None) or (isinstance(table[key], str) and value == "x"):
                continue
            path.write_text(json.dumps({**table, key: value}))
            assert cards(folder) == (), (key, value)


def test_cards_of_other_versions_or_none_are_passed_over(andorra, folder):
    card = build(andorra, folder)
    path = folder / f"{card.name}.json"
    text = path.read_text()
    for other in (text.replace('"format": 2', '"format": 1'), text[:40], "[]", "{}"):
        path.write_text(other)
        assert cards(folder) == ()
