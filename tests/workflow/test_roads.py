"""Plans on real roads, from the config to the map, and on a machine without the road file."""

import json
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.travel.osm.files import ANDORRA
from tests.workflow.notices import heard
from tourplanner.domain.decoder import decode
from tourplanner.domain.message_codec import decode_message
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.osm.build import build
from tourplanner.travel.osm.store import FOLDER_VARIABLE
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.map import map_plan
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.told.export import export_plan

CONFIG = """
format = 1
title = "Andorre"
[calendar]
start = 2027-01-04
weeks = 1
[travel]
provider = "auto"
[[depots]]
id = "vella"
latitude = 42.5063
longitude = 1.5218
[[vans]]
id = "van"
depot = "vella"
"""
STOPS = {"32269": (42.5562, 1.5333), "32448": (42.5086, 1.5340), "32436": (42.5430, 1.5980)}
"""Communes of the Gers moved to Ordino, Les Escaldes and Encamp, where there is a road file."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    stops = [
        f'[[stops]]\ncommune = "{code}"\nlatitude = {latitude}\nlongitude = {longitude}\n'
        for code, (latitude, longitude) in STOPS.items()
    ]
    path = tmp_path / "andorre.toml"
    path.write_text(CONFIG + "".join(stops))
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "roads"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def planned(config: Path, out: Path) -> dict:
    make_plan(config, out, PlanOptions())
    return json.loads((out / "plan.json").read_text())


@pytest.mark.slow
def test_a_plan_keeps_what_its_times_come_from(config, home, tmp_path):
    build(ANDORRA, home)
    plan = planned(config, tmp_path / "out")
    travel = plan["travel"]
    assert (travel["provider"], travel["estimated"]) == ("osm", False)
    assert "andorra.osm.pbf (70998b72b5ee" in travel["provenance"]
    assert "2013-05-28" in travel["provenance"]
    assert [len(row) for row in travel["matrix"]["seconds"]] == [4] * 4
    # The depot is the first place, the stops follow as in the config.
    ranks = {"vella": 0, **{code: rank for rank, code in enumerate(STOPS, start=1)}}
    driven = 0
    for tour in plan["tours"]:
        places = [tour["depot"], *(visit["stop"] for visit in tour["visits"]), tour["depot"]]
        for start, end in pairwise(places):
            driven += travel["matrix"]["seconds"][ranks[start]][ranks[end]]
            assert [ranks[start], ranks[end]] in [[line["from"], line["to"]] for line in travel["lines"]]
    assert driven == plan["totals"]["drive_seconds"] > 0
    decoded = decode((tmp_path / "out" / "plan.json").read_text(), "plan.json").travel
    assert decoded.seconds == tuple(map(tuple, travel["matrix"]["seconds"]))
    assert all(len(line.points) > 10 for line in decoded.lines if line.start != 2 != line.end)


@pytest.mark.slow
def test_the_same_plan_twice(config, home, tmp_path):
    build(ANDORRA, home)
    planned(config, tmp_path / "a")
    planned(config, tmp_path / "b")
    for name in ("plan.json", "map.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.slow
def test_roads_are_drawn_solid_and_estimates_dashed(config, home, tmp_path):
    planned(config, tmp_path / "estimated")
    assert '"dashArray": "6 5"' in (tmp_path / "estimated" / "map.html").read_text()
    build(ANDORRA, home)
    planned(config, tmp_path / "real")
    page = (tmp_path / "real" / "map.html").read_text()
    assert '"dashArray": "6 5"' not in page
    assert words_in(Language.FR)("map.legs-drawn") in page
    assert "routes d’OpenStreetMap (données du 28\u00a0mai\u00a02013)." in page
    assert "andorra.osm.pbf" not in page


@pytest.mark.slow
def test_a_plan_is_judged_by_its_own_times_where_the_road_file_is_not(config, home, tmp_path):
    build(ANDORRA, home)
    planned(config, tmp_path / "out")
    notes: list[str] = []
    assert check_plan(tmp_path / "out", None, heard(notes)) == ()
    assert not notes, "the road file is at hand"
    shutil.rmtree(home)
    assert check_plan(tmp_path / "out", None, heard(notes)) == ()
    assert [note.startswith("the travel times are those in the plan") for note in notes] == [True]
    page = map_plan(tmp_path / "out", tmp_path / "again.html", Language.FR, None, heard(notes))
    assert page.read_bytes() == (tmp_path / "out" / "map.html").read_bytes()


@pytest.mark.slow
def test_a_named_road_file_is_known_again_from_another_folder(config, home, tmp_path):
    (tmp_path / ANDORRA.name).write_bytes(ANDORRA.read_bytes())
    config.write_text(config.read_text().replace('"auto"', f'"osm"\nfile = "{ANDORRA.name}"'))
    planned(config, tmp_path / "elsewhere" / "out")
    notes: list[str] = []
    assert check_plan(tmp_path / "elsewhere" / "out", None, heard(notes)) == ()
    assert not notes


@pytest.mark.slow
def test_a_leg_that_was_shortened_is_found_out_with_and_without_the_road_file(config, home, tmp_path):
    build(ANDORRA, home)
    plan = planned(config, tmp_path / "out")
    plan["tours"][0]["visits"][0]["leg_drive_seconds"] -= 60
    (tmp_path / "out" / "plan.json").write_text(json.dumps(plan))
    broken = {breach.rule for breach in check_plan(tmp_path / "out", None, lambda _: None)}
    shutil.rmtree(home)
    assert "travel" in broken
    assert {breach.rule for breach in check_plan(tmp_path / "out", None, lambda _: None)} == broken


def test_an_estimated_plan_stays_so_when_roads_are_built_later(config, home, tmp_path):
    plan = planned(config, tmp_path / "out")
    assert plan["travel"]["provider"] == "estimate"
    assert "matrix" not in plan["travel"]
    build(ANDORRA, home)
    notes: list[str] = []
    assert check_plan(tmp_path / "out", None, heard(notes)) == ()
    assert not notes


def test_doubts_about_the_roads_are_told_and_kept(config, home, tmp_path):
    extract = tmp_path / ANDORRA.name
    extract.write_bytes(ANDORRA.read_bytes())
    build(extract, home)
    extract.write_bytes(b"a newer one")
    plan = planned(config, tmp_path / "out")
    assert len(plan["notes"]) == 2
    told = [words_in(Language.EN).of(decode_message(note)) for note in plan["notes"]]
    assert told[0].startswith("andorra.osm.pbf has changed since it was built")
    assert re.fullmatch(r"Solomiac is \d{3} m from the nearest road of andorra.osm.pbf", told[1])


def test_built_roads_that_can_not_be_used_are_told(config, home, tmp_path):
    card = build(ANDORRA, home)
    (home / f"{card.name}.json").write_text("[1, 2]")
    plan = planned(config, tmp_path / "out")
    assert plan["travel"]["estimated"]
    [told] = [words_in(Language.EN).of(decode_message(note)) for note in plan["notes"]]
    assert told.startswith("built roads in ")
    assert told.endswith(f"from their file: {card.name}")


def test_a_stop_far_from_the_roads_is_named(config, home, tmp_path):
    text = config.read_text().replace('"auto"', f'"osm"\nfile = "{ANDORRA}"').replace("42.543", "44.543")
    config.write_text(text)
    with pytest.raises(TravelError, match=r"^Solomiac.* is 2\d\d\skm from the nearest road of andorra"):
        planned(config, tmp_path / "out")


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("matrix", {"seconds": [[0, 1], [1]], "metres": [[0, 1], [1, 0]]}, "travel.matrix.seconds"),
        ("matrix", {"seconds": [[0]], "metres": [[-1]]}, "travel.matrix.metres"),
        ("matrix", {"seconds": [[0]]}, "travel.matrix.metres"),
        ("lines", [{"from": 0, "to": 1, "line": "not a \x07 line"}], "travel.lines[1].line"),
        ("lines", [{"from": -1, "to": 1, "line": "_p~iF~ps|U_ulLnnqC"}], "travel.lines[1].from"),
    ],
)
def test_a_plan_with_damaged_travel(config, home, tmp_path, key, value, where):
    build(ANDORRA, home)
    plan = planned(config, tmp_path / "out")
    plan["travel"][key] = value
    with pytest.raises(InputError) as raised:
        decode(json.dumps(plan), "plan.json")
    words = words_in(Language.EN)
    assert [words.of(fault.where) for fault in raised.value.faults] == [f"plan.json, {where}"]


@pytest.mark.slow
def test_every_output_follows_the_roads_and_says_what_they_are(config, home, tmp_path):
    build(ANDORRA, home)
    planned(config, tmp_path / "out")
    plan = json.loads((tmp_path / "out" / "plan.json").read_text())
    assert plan["travel"]["dated"] == "2013-05-28"
    until = date(2027, 1, 31)
    files = export_plan(
        tmp_path / "out",
        ("pdf", "gpx", "geojson"),
        until,
        None,
        tmp_path / "export",
        Language.FR,
        None,
        lambda _: None,
    )
    tracks = [path.read_text() for path in files if path.suffix == ".gpx"]
    assert tracks
    for track in tracks:
        assert "ligne droite" not in track
        assert track.count("<trkpt") > 50
    (path,) = [path for path in files if path.name == "tournees.geojson"]
    tours = json.loads(path.read_text())["features"]
    assert [tour["properties"]["straight"] for tour in tours] == [False] * len(tracks)
    assert all(len(tour["geometry"]["coordinates"]) > 50 for tour in tours)
    sheet = next(path for path in files if "feuilles-de-route" in path.parts)
    text = " ".join(page.extract_text() for page in PdfReader(sheet).pages)
    plain = " ".join(text.replace("\u00a0", " ").split())
    assert "routes d’OpenStreetMap (données du 28 mai 2013), hors ralentissements" in plain
