"""The page of the map: a coverage in, a whole HTML document out."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import folium

from tourplanner.analysis.coverage import Scope
from tourplanner.analysis.coverage_places import HelpPlace, PlaceKind
from tourplanner.outputs.coverage_map.cards import commune_facts, scope_cards
from tourplanner.outputs.coverage_map.classes import LAYERS, drive_classes, gain_classes, surface_classes
from tourplanner.outputs.coverage_map.elements import PACKAGE, CoverageControls, CoveragePage
from tourplanner.outputs.coverage_map.view import CoverageView
from tourplanner.outputs.coverage_words import promise
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.map.elements import TourMap, number_elements
from tourplanner.outputs.map.layers import site_layer
from tourplanner.outputs.map.templating import asset, fragment, leaflet_script, leaflet_style
from tourplanner.wording import colours
from tourplanner.wording.coverage import coverage_labels, filled
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def render(view: CoverageView, lang: Language) -> str:
    """The map of a coverage as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    facts = _facts(view, lang)
    page = CoveragePage(facts)
    drawn = TourMap(facts)
    page.add_child(drawn)
    _fill(drawn, view, lang)
    number_elements(page)
    return str(page.render())


def write(view: CoverageView, lang: Language, path: Path) -> None:
    """Write the map of a coverage to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _fill(drawn: TourMap, view: CoverageView, lang: Language) -> None:
    """Put every layer on the map, the lowest first."""
    text, names = labels(lang), {code: each.name for code, each in view.catalogue.communes.items()}
    surfaces = _surface_layer(view).add_to(drawn)
    open_ = _open_places(view)
    ids = {place.id for place in open_ if place.kind is PlaceKind.SITE}
    shown = tuple(site for site in view.catalogue.sites if site.id in ids)
    sites = site_layer(shown, names, text, lang).add_to(drawn)
    stops = folium.FeatureGroup(name="van", control=False)
    for place in open_:
        if place.kind is PlaceKind.VAN:
            _stop_marker(place, lang).add_to(stops)
    stops.add_to(drawn)
    facts = {
        "map": drawn,
        "surfaces": surfaces,
        "sites": sites,
        "stops": stops,
        "scopes": len(view.coverage.scopes),
        "close": text.close,
        "communes": json.dumps(commune_facts(view, lang), ensure_ascii=False),
        "words": coverage_labels(lang),
    }
    CoverageControls(facts).add_to(drawn)


def _open_places(view: CoverageView) -> tuple[HelpPlace, ...]:
    """The places to be shown: those open on the date, or every one of the cycle."""
    main = view.coverage.main
    if main.scope is not Scope.DATE:
        return view.coverage.places
    return tuple(place for place, on in zip(view.coverage.places, main.openings.open[0], strict=True) if on)


def _surface_layer(view: CoverageView) -> folium.GeoJson:
    """Every commune, with its classes in every scope and layer; a retired one has its successor's."""
    features, classes = [], {}
    for feature in view.contours["features"]:
        code = str(feature["properties"]["code"])
        rank = view.index(code)
        properties = {"code": code, "rank": -1 if rank is None else rank}
        features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
        classes[code] = "" if rank is None else surface_classes(view.coverage.scopes, rank)

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        return {"className": f"surface {classes[feature['properties']['code']]}".strip()}

    data = {"type": "FeatureCollection", "features": features}
    return folium.GeoJson(data, name="surfaces", style_function=style, control=False, smooth_factor=0.7)


def _stop_marker(place: HelpPlace, lang: Language) -> folium.Marker:
    """A stop of the van: a ring that lets the surface be seen."""
    html = fragment("van_stop.html", PACKAGE, place=place, words=coverage_labels(lang))
    icon = folium.DivIcon(html=html, icon_size=(12, 12), icon_anchor=(6, 6), class_name="sign")
    point = (place.position.latitude, place.position.longitude)
    return folium.Marker(point, icon=icon, interactive=False, keyboard=False)


def _facts(view: CoverageView, lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    text = coverage_labels(lang)
    drives, gains = drive_classes(lang), gain_classes(lang)
    return {
        "lang": lang.value,
        # The map names itself by a label of the tours' map.
        "labels": replace(labels(lang), map_of_tours=text.map_of),
        "words": text,
        "title": filled(text.page_title, title=view.title),
        "heading": filled(text.heading, title=view.title),
        "promise": promise(view.coverage, lang),
        "scopes": scope_cards(view, lang),
        "layers": [(layer, _layer_name(layer, lang)) for layer in LAYERS],
        "drives": drives,
        "gains": gains,
        "van": any(place.kind is PlaceKind.VAN for place in _open_places(view)),
        "sites": any(place.kind is PlaceKind.SITE for place in _open_places(view)),
        "method": filled(text.method),
        "travel": f"{words_in(lang).of(view.provenance.told)}.",
        "colours": {"ink": colours.INK, "muted": colours.MUTED, "site": colours.SITE},
        "style": leaflet_style() + asset("page.css") + asset("coverage.css", PACKAGE),
        "script": leaflet_script() + asset("coverage.js", PACKAGE),
    }


def _layer_name(layer: str, lang: Language) -> str:
    text = coverage_labels(lang)
    return {"before": text.before, "after": text.after, "gain": text.saved}[layer]
