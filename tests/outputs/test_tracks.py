"""GPX files, read back by gpxpy after a look at their XML."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import gpxpy
import pytest

from tests.outputs.schedules import HOSTILE, hostile, pilot, with_lines
from tourplanner.domain.period import format_clock
from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour
from tourplanner.outputs.tracks import render
from tourplanner.wording.language import Language

GPX = "{http://www.topografix.com/GPX/1/1}"
ORDER = {
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"],
    "metadata": ["name", "desc", "author", "copyright", "link", "time", "keywords", "bounds", "extensions"],
    "wpt": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type"],
    "rte": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "rtept"],
    "trk": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "trkseg"],
    "trkseg": ["trkpt", "extensions"],
}
ORDER |= {"rtept": ORDER["wpt"], "trkpt": ORDER["wpt"]}
"""Which children the schema of GPX 1.1 lets an element have, in which order."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(render(pilot(), Language.FR))


def path_of(tour: Tour) -> str:
    return f"traces/{tour.date}-camping-car.gpx"


def conforms(content: bytes) -> None:
    """Require what the schema of GPX 1.1 does of the elements that we use."""
    root = ET.fromstring(content)
    assert (root.tag, root.get("version"), bool(root.get("creator"))) == (f"{GPX}gpx", "1.1", True)
    for element in root.iter():
        name = element.tag.removeprefix(GPX)
        children = [child.tag.removeprefix(GPX) for child in element]
        ranks = [ORDER[name].index(child) for child in children] if children else []
        assert ranks == sorted(ranks), name
        if name in {"wpt", "rtept", "trkpt"}:
            assert -90 <= float(element.attrib["lat"]) <= 90
            assert -180 <= float(element.attrib["lon"]) < 180
            assert "e" not in element.attrib["lat"] + element.attrib["lon"]


def test_a_file_for_each_tour(files: dict[str, bytes]) -> None:
    assert list(files) == [path_of(tour) for tour in pilot().schedule.tours]
    for content in files.values():
        conforms(content)


def test_places_and_times_are_those_of_the_schedule(files: dict[str, bytes]) -> None:
    scheduled = pilot()
    depot = scheduled.view.config.depots[0]
    for tour in scheduled.schedule.tours:
        gpx = gpxpy.parse(files[path_of(tour)].decode())
        stops = [scheduled.view.stop(visit.stop) for visit in tour.visits]
        places = [depot.position, *(stop.position for stop in stops), depot.position]
        route = [(round(p.latitude, 6), round(p.longitude, 6)) for p in places]

        assert [(p.latitude, p.longitude) for p in gpx.routes[0].points] == route
        assert [(p.latitude, p.longitude) for p in gpx.waypoints] == route[:-1]
        assert [p.name for p in gpx.waypoints] == [depot.name, *(stop.name for stop in stops)]
        legs = [[(p.latitude, p.longitude) for p in s.points] for s in gpx.tracks[0].segments]
        assert legs == [list(leg) for leg in pairwise(route)]
        for point, visit in zip(gpx.routes[0].points[1:-1], tour.visits, strict=True):
            told = (point.description or "").replace("\u00a0", "")
            for time in (visit.start, visit.end, visit.arrive):
                # 09:30 is told as 9 h 30, 14:00 as 14 h.
                hours, minutes = format_clock(time).split(":")
                assert f"{int(hours)}h{minutes if minutes != '00' else ''}" in told


def test_the_day_in_words(files: dict[str, bytes]) -> None:
    gpx = gpxpy.parse(files["traces/2027-01-04-camping-car.gpx"].decode())

    assert gpx.name == "lundi\u00a04\u00a0janvier\u00a02027 – camping-car"
    assert gpx.waypoints[0].description == "Départ à 7\u00a0h\u00a059, retour à 18\u00a0h\u00a002."
    assert gpx.waypoints[1].description == (
        "Matin, 9\u00a0h\u00a030 – 12\u00a0h. Arrivée sur place à 9\u00a0h\u00a020. 32400 Viella."
    )
    assert gpx.description is not None
    assert gpx.description.endswith("Arrêts reliés en ligne droite.")
    english = gpxpy.parse(render(pilot(), Language.EN)["traces/2027-01-04-camping-car.gpx"].decode())
    assert english.name == "Monday\u00a04\u00a0January\u00a02027 – camping-car"


def test_a_leg_whose_line_is_known_follows_it() -> None:
    scheduled = pilot()
    tour = scheduled.schedule.tours[0]
    depot = scheduled.view.config.depots[0].position
    there = scheduled.view.stop(tour.visits[0].stop).position
    road = (depot, Position(43.61, 0.3), Position(43.62, 0.1), there)
    gpx = gpxpy.parse(
        render(with_lines(scheduled, {(depot, there): road}), Language.FR)[path_of(tour)].decode()
    )
    out, *others = gpx.tracks[0].segments

    assert [(p.latitude, p.longitude) for p in out.points[1:3]] == [(43.61, 0.3), (43.62, 0.1)]
    assert [len(segment.points) for segment in others] == [2, 2]
    assert "en ligne droite" in (gpx.description or "")


def test_a_tour_whose_lines_are_all_known_says_nothing_of_straight_lines() -> None:
    scheduled = pilot()
    tour = scheduled.schedule.tours[0]
    depot = scheduled.view.config.depots[0].position
    places = [depot, *(scheduled.view.stop(visit.stop).position for visit in tour.visits), depot]
    lines = {(here, there): (here, Position(43.6, 0.2), there) for here, there in pairwise(places)}

    gpx = gpxpy.parse(render(with_lines(scheduled, lines), Language.FR)[path_of(tour)].decode())

    assert "ligne droite" not in (gpx.description or "")


def test_any_text_survives() -> None:
    names = set()
    for content in render(hostile(), Language.FR).values():
        conforms(content)
        names |= {point.name or "" for point in gpxpy.parse(content.decode()).waypoints}

    for text in HOSTILE:
        assert any(" ".join(text.split()) in name for name in names), text
