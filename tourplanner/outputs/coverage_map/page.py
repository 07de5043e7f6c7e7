"""The page of the map: a coverage in, a whole HTML document out."""

import json
from pathlib import Path
from typing import Any

from tourplanner.analysis.coverage import Scope
from tourplanner.analysis.coverage_places import HelpPlace, PlaceKind
from tourplanner.files.write import write_atomically
from tourplanner.outputs.coverage_map.cards import commune_facts, scope_cards
from tourplanner.outputs.coverage_map.classes import drive_classes, gain_classes, surface_classes
from tourplanner.outputs.coverage_map.view import CoverageView
from tourplanner.outputs.coverage_words import open_places, promise
from tourplanner.outputs.map_page.document import document
from tourplanner.outputs.map_page.elements import Controls, Group, Icon, LeafletMap, Sign, Surfaces
from tourplanner.outputs.map_page.frame import Frame
from tourplanner.outputs.map_page.signs import point, site_layer
from tourplanner.outputs.map_page.templating import fragment, source
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

PACKAGE = "tourplanner.outputs.coverage_map"


def render(view: CoverageView, lang: Language) -> str:
    """The map of a coverage as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    return document(_frame(view, lang), _facts(view, lang), lambda drawn: _draw(drawn, view))


def write(view: CoverageView, lang: Language, path: Path) -> None:
    """Write the map of a coverage to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _frame(view: CoverageView, lang: Language) -> Frame:
    words = words_in(lang)
    return Frame(
        lang=lang,
        title=words("coverage.page-title", title=view.title),
        heading=words("coverage.heading", title=view.title),
        subtitle=promise(view.coverage, lang),
        drawn=words("coverage.map-of"),
        package=PACKAGE,
        template="coverage.html",
        style=source("coverage.css", PACKAGE),
        script=source("coverage.js", PACKAGE),
        tiles=False,
    )


def _draw(drawn: LeafletMap, view: CoverageView) -> Controls:
    """Put every layer on the map, the lowest first."""
    words, names = drawn.frame.words, {code: each.name for code, each in view.catalogue.communes.items()}
    surfaces = _surface_layer(view).add_to(drawn)
    open_ = _open_places(view)
    ids = {place.id for place in open_ if place.kind is PlaceKind.SITE}
    every = (*view.catalogue.sites, *view.catalogue.fixed_sites)
    shown = tuple(site for site in every if site.id in ids)
    sites = site_layer(shown, names, words).add_to(drawn)
    stops = Group(name="van", control=False)
    for place in open_:
        if place.kind is PlaceKind.VAN:
            _stop_sign(place, words).add_to(stops)
    stops.add_to(drawn)
    facts = {
        "map": drawn,
        "surfaces": surfaces,
        "sites": sites,
        "stops": stops,
        "close": words("map.close"),
        "communes": json.dumps(commune_facts(view, words.lang), ensure_ascii=False),
        "layers": _layers(words),
    }
    return Controls(PACKAGE, facts)


def _open_places(view: CoverageView) -> tuple[HelpPlace, ...]:
    """The places to be shown: those open on the date, or every one of the cycle."""
    main = view.coverage.main
    if main.scope is not Scope.DATE:
        return view.coverage.places
    return tuple(place for place, on in zip(view.coverage.places, main.openings.open[0], strict=True) if on)


def _surface_layer(view: CoverageView) -> Surfaces:
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
    return Surfaces(data, name="surfaces", style_function=style, control=False, smooth_factor=0.7)


def _stop_sign(place: HelpPlace, words: Words) -> Sign:
    """A stop of the van: a ring that lets the surface be seen."""
    html = fragment("van_stop.html", PACKAGE, place=place, words=words)
    icon = Icon(html=html, icon_size=(12, 12), icon_anchor=(6, 6), class_name="sign")
    return Sign(point(place.position), icon=icon, interactive=False, keyboard=False)


def _facts(view: CoverageView, lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    words, open_ = words_in(lang), _open_places(view)
    others = {site.id for site in view.catalogue.fixed_sites}
    return {
        "scopes": scope_cards(view, lang),
        "open": open_places(view.coverage, lang),
        "sites_name": words("coverage.fixed-sites") if others & {place.id for place in open_} else "",
        "layers": _layers(words),
        "drives": drive_classes(lang),
        "gains": gain_classes(lang),
        "van": any(place.kind is PlaceKind.VAN for place in open_),
        "sites": any(place.kind is PlaceKind.SITE for place in open_),
        "times": words.of(view.provenance.told),
    }


def _layers(words: Words) -> dict[str, str]:
    """What the map can show, by the names that its script has for it."""
    return {
        "before": words("coverage.before"),
        "after": words("coverage.after"),
        "gain": words("coverage.saved"),
    }
