import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.place import Catalogue, Position, ServiceSite
from tourplanner.domain.plan import Outcome, Plan, Status, Unserved
from tourplanner.domain.provenance import Provenance
from tourplanner.errors import InputError
from tourplanner.outputs.closed_roads import road_notices
from tourplanner.outputs.map import render, write
from tourplanner.outputs.view import PlanView
from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_name
from tourplanner.wording.words import words_in

HOSTILE = (
    "</script><script>alert(1)</script>",
    "\"quoted\" & 'single' `tick` ${1+1} \\ back\\n",
    "{{ 7*7 }} {% raw %} {# note #} }} %}",
    "<img src=x onerror=alert(1)> 🚐 \u2028 <!-- --> ]]>",
    "Saint-" + "Très-Long-" * 19 + "Nom",
)


class Reader(HTMLParser):
    """Tags, addresses and script texts of a document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.setdefault(tag, dict(attrs))
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")
        ]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.scripts:
            self.scripts[-1] += data
        self.text.append(data)


def popups(html: str) -> list[str]:
    """What the popups hold, as HTML."""
    return [json.loads(text) for text in re.findall(r'\.bindPopup\(("(?:[^"\\]|\\.)*")', html)]


@pytest.fixture(scope="module", params=list(Language))
def lang(request: pytest.FixtureRequest) -> Language:
    language: Language = request.param
    return language


@pytest.fixture(scope="module")
def html(view: PlanView) -> str:
    return render(view, Language.FR)


def test_nothing_is_asked_of_a_network(html: str) -> None:
    reader = Reader(html)
    assert reader.addresses == []
    assert not {"link", "iframe", "img", "object", "embed", "base"} & set(reader.tags)
    assert "@import" not in html
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", html))
    assert "sourceMappingURL" not in html
    hosts = set(re.findall(r"https?://([\w.-]+)", html))
    # Leaflet's own name and the SVG namespace are texts; the Plan IGN waits to be ticked.
    assert hosts == {"data.geopf.fr", "leafletjs.com", "www.w3.org"}
    base = re.search(r"var (tile_layer_\d+) = L\.tileLayer", html)
    assert base
    assert f"{base[1]}.addTo" not in html


def test_page_says_its_language_and_title(view: PlanView, lang: Language) -> None:
    html = render(view, lang)
    reader = Reader(html)
    assert reader.attributes["html"]["lang"] == lang.value
    assert html.count("<title>") == 1
    said = words_in(lang)
    assert said("map.tours-by-date") in html
    assert words.integer(24, lang) in reader.text
    assert said("map.legs-estimated") in html
    assert said.of(view.provenance.told) in html
    assert view.provenance.detail not in html


def test_no_formula_and_no_rule_id_is_shown(view: PlanView, lang: Language) -> None:
    stop = view.config.stops[0]
    unserved = (Unserved(stop.id, 2, False, ("area-days",), "trop loin"),)
    html = render(replace(view, plan=replace(view.plan, unserved=unserved)), lang)
    assert view.provenance.detail not in html
    assert "area-days" not in html


def test_licence_of_leaflet_goes_with_it(html: str) -> None:
    assert "BSD 2-Clause License" in html
    assert "Volodymyr Agafonkin" in html


def test_every_visit_is_told_in_its_popup(view: PlanView, lang: Language) -> None:
    texts = [unescape(popup) for popup in popups(render(view, lang))]
    for tour, visit in view.visits:
        name = view.commune_name(view.stop(visit.stop))
        wanted = (
            f"<strong>{name}</strong>",
            words.day(tour.date, lang),
            words.hours(visit.start, visit.end, lang),
            words.clock(visit.arrive, lang),
            half_name(visit.half, lang),
            view.area(view.stop(visit.stop).area).name,
        )
        assert sum(all(part in text for part in wanted) for text in texts) == 1, name
    assert len(texts) == 24 + len(view.catalogue.sites) + len(view.config.depots)


def test_every_tour_is_listed_by_date(view: PlanView, html: str) -> None:
    days = re.findall(r'<time datetime="([\d-]+)">[^<]+</time></span>', html)
    assert days == [tour.date.isoformat() for tour in view.plan.tours]
    assert re.findall(r'data-visit="(\d+)"', html) == [str(n) for n in range(1, 25)]


def test_legs_follow_roads_where_they_are_known_and_are_dashed_elsewhere(view: PlanView) -> None:
    tour = view.plan.tours[0]
    places = [view.depot(tour.depot).position, *(view.stop(visit.stop).position for visit in tour.visits)]
    bend = Position(43.7, 0.7)
    known = {(places[0], places[1]): (places[0], bend, places[1])}
    page = render(replace(view, lines=known), Language.FR)

    assert page.count('"dashArray": "6 5"') == len(view.plan.tours)
    assert page.count('"dashArray": null') == 1
    assert "[43.7, 0.7]" in page
    assert "[43.7, 0.7]" not in render(view, Language.FR)


@pytest.mark.slow
def test_a_leg_without_a_road_is_dashed_among_roads(view: PlanView) -> None:
    legs = [leg for tour in view.plan.tours for leg in pairwise(view.path(tour))]
    lines = {(start, end): (start, Position(43.7, 0.7), end) for start, end in legs[1:]}
    roads = replace(view, provenance=Provenance("osm", "roads", False), lines=lines)
    page = render(roads, Language.FR)
    assert page.count('"dashArray": "6 5"') == 1
    assert words_in(Language.FR)("map.legs-drawn") in page
    assert words_in(Language.FR)("map.legs-estimated") in page
    whole = render(replace(roads, lines={**lines, legs[0]: legs[0]}), Language.FR)
    assert words_in(Language.FR)("map.legs-estimated") not in whole


def test_closed_roads_are_listed_and_marked_at_both_ends(view: PlanView, lang: Language) -> None:
    stop = view.config.stops[0]
    closed = Correction("auch", stop.commune, closed=True, first=date(2027, 1, 4), why="<pont> & cie")
    slower = Correction(stop.id, view.config.stops[1].id, extra=600, one_way=True)
    roads = (RoadCorrection(closed, (view.config.stops[1].id,)), RoadCorrection(slower))
    corrected = replace(view, provenance=replace(view.provenance, corrections=roads))
    page = render(corrected, lang)
    told = [notice.text for notice in road_notices(corrected, lang)]
    assert len(told) == 2
    reader = Reader(page)
    for text in told:
        assert f"{text}." in "".join(reader.text)
        assert sum(text in unescape(popup) for popup in popups(page)) == 2
    assert page.count("road-sign") - render(view, lang).count("road-sign") == 4
    closed = "route fermée\u00a0(<pont> & cie), à partir du 4\u00a0janvier\u00a02027"
    wanted = f"{closed}, temps compté en passant par Touget"
    if lang is Language.FR:
        assert told[0].endswith(wanted)
        assert "→" in told[1]
        assert told[1].endswith("10\u00a0min de plus")


def test_legs_are_dashed_only_when_estimated(view: PlanView, html: str) -> None:
    assert html.count('"dashArray": "6 5"') == 12
    solid = render(replace(view, provenance=replace(view.provenance, estimated=False)), Language.FR)
    assert '"dashArray": "6 5"' not in solid
    assert words_in(Language.FR)("map.legs-estimated") not in solid


@pytest.mark.slow
def test_same_bytes_every_time(view: PlanView, html: str, tmp_path: Path) -> None:
    assert render(view, Language.FR) == html
    assert not re.search(r"[0-9a-f]{32}", html)
    saved = tmp_path / "view.pickle"
    saved.write_bytes(pickle.dumps(view))
    program = (
        "import hashlib, pickle, sys, pathlib;"
        "from tourplanner.outputs.map import render;"
        "from tourplanner.wording.language import Language;"
        "view = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(hashlib.sha256(render(view, Language.FR).encode()).hexdigest())"
    )
    # Another order of sets than that of this process.
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", program, str(saved)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(html.encode()).hexdigest()


def test_pilot_map_is_small(html: str) -> None:
    assert len(html.encode()) < 1_200_000


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_others_stay_texts(view: PlanView, html: str, text: str) -> None:
    first = view.config.stops[0]
    commune = view.catalogue.communes[first.commune]
    catalogue = Catalogue(
        {**view.catalogue.communes, first.commune: replace(commune, name=text)},
        {epci: replace(area, name=text) for epci, area in view.catalogue.areas.items()},
        (ServiceSite("1", text, text, first.commune, first.position, (text,) * 6),),
    )
    config = replace(
        view.config,
        title=text,
        stops=(replace(first, place=text, name=text), *view.config.stops[1:]),
        depots=tuple(replace(depot, name=text) for depot in view.config.depots),
    )
    unserved = (Unserved(first.id, 1, True, (), text),)
    hostile = replace(
        view,
        catalogue=catalogue,
        config=config,
        provenance=replace(view.provenance, provider=text),
        plan=replace(view.plan, unserved=unserved),
    )
    drawn = render(hostile, Language.FR)
    reader = Reader(drawn)
    assert len(reader.scripts) == 1
    assert "img" not in reader.tags
    assert text in "".join(reader.text)
    # The visit, the site and the depot each have it as the title of their popup.
    assert sum(f"<strong>{text}</strong>" in unescape(popup) for popup in popups(drawn)) == 3
    assert not any(
        Reader(popup).tags.count("script") + Reader(popup).tags.count("img") for popup in popups(drawn)
    )


def test_visits_on_one_spot_stand_side_by_side(view: PlanView) -> None:
    first, second = view.config.stops[:2]
    config = replace(
        view.config, stops=(first, replace(second, position=first.position), *view.config.stops[2:])
    )
    drawn = render(replace(view, config=config), Language.FR)
    # Two signs of 24 pixels with 2 between them: 13 to each side of the middle.
    anchors = re.findall(r'"iconAnchor": \[\s*(-?\d+),\s*(-?\d+),?\s*\]', drawn)
    assert anchors.count(("25", "12")) == 1
    assert anchors.count(("-1", "12")) == 1


def test_plan_without_tours_is_drawn(view: PlanView) -> None:
    stop = view.config.stops[0]
    outcome = Outcome(Status.INFEASIBLE, "by hand", 0, 0, None)
    empty = Plan(outcome, (), (Unserved(stop.id, 1, True, ("stop-days",), "place du marché"),))
    drawn = render(replace(view, plan=empty), Language.FR)
    assert words_in(Language.FR)("term.unserved-title") in drawn
    assert "(1\u00a0permanence promise) place du marché" in drawn.replace("</strong>", "")


def test_write_replaces_the_whole_file(view: PlanView, html: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / "map.html"
    write(view, Language.EN, path)
    write(view, Language.FR, path)
    assert path.read_bytes() == html.encode()
    assert list(path.parent.iterdir()) == [path]


def test_unwritable_place_is_a_fault_of_input(view: PlanView, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    with pytest.raises(InputError, match="cannot be written"):
        write(view, Language.FR, tmp_path / "taken" / "map.html")
