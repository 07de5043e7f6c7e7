"""The page of the map: a plan view in, a whole HTML document out."""

from dataclasses import asdict
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import folium

from tourplanner.analysis.proof import proof
from tourplanner.outputs.closed_roads import road_notices
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.map import layers
from tourplanner.outputs.map.cards import WeekCard, week_cards
from tourplanner.outputs.map.elements import Controls, Page, TourMap, number_elements
from tourplanner.outputs.map.outlines import area_labels, outline_layer
from tourplanner.outputs.map.templating import asset, leaflet_script, leaflet_style
from tourplanner.outputs.view import PlanView
from tourplanner.wording import colours
from tourplanner.wording import format as words
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import words_in


def render(view: PlanView, lang: Language) -> str:
    """The map of a plan as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    weeks = week_cards(view, lang)
    facts = _facts(view, weeks, lang)
    page = Page(facts)
    bounds = _bounds(view, weeks)
    tour_map = TourMap(facts)
    page.add_child(tour_map)
    _fill(tour_map, view, weeks, lang, bounds)
    number_elements(page)
    return str(page.render())


def write(view: PlanView, lang: Language, path: Path) -> None:
    """Write the map of a plan to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _fill(
    tour_map: TourMap, view: PlanView, weeks: tuple[WeekCard, ...], lang: Language, bounds: list[list[float]]
) -> None:
    """Put every layer on the map, the lowest first."""
    text = labels(lang)
    names = {commune.code: commune.name for commune in view.catalogue.communes.values()}
    base = layers.base_map(text).add_to(tour_map)
    outlines = outline_layer(view).add_to(tour_map)
    for label in area_labels(view):
        layers.area_marker(label).add_to(tour_map)
    sites = layers.site_layer(view.catalogue.sites, names, text, lang).add_to(tour_map)
    tours = [layers.tour_layer(card, view, text) for week in weeks for card in week.tours]
    for tour in tours:
        tour.group.add_to(tour_map)
    for depot in view.config.depots:
        layers.depot_marker(depot, text).add_to(tour_map)
    for notice in road_notices(view, lang):
        for place in notice.ends:
            layers.road_marker(place, notice.text).add_to(tour_map)
    folium.FitBounds(bounds).add_to(tour_map)
    drawn = {str(f["properties"]["code"]) for f in view.contours["features"]}
    facts = {
        "map": tour_map,
        "base": base,
        "outlines": outlines,
        "sites": sites,
        "tours": tours,
        "bounds": bounds,
        "names": sorted((code, name) for code, name in names.items() if code in drawn),
        "labels": text,
    }
    Controls(facts).add_to(tour_map)


def _facts(view: PlanView, weeks: tuple[WeekCard, ...], lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    text = labels(lang)
    plan = view.plan
    weekdays = sorted({card.weekday for week in weeks for card in week.tours})
    return {
        "lang": lang.value,
        "labels": text,
        "title": text.map_title.format_map({"title": view.config.title}),
        "heading": view.config.title,
        "span": _span(view, lang),
        "figures": _figures(view, lang),
        "status": status_words(plan.outcome.status, lang),
        "status_id": plan.outcome.status.value,
        "proof": words_in(lang).of(proof(plan.outcome)),
        "times": words_in(lang).of(view.provenance.told),
        "estimated": view.provenance.estimated,
        "drawn": bool(view.lines),
        "dashed": any(
            view.is_dashed(*leg) for week in weeks for card in week.tours for leg in pairwise(card.path)
        ),
        "roads": road_notices(view, lang),
        "roads_title": words_in(lang)("road.title"),
        "weeks": weeks,
        "weekdays": [(day, words.weekday(day, lang)) for day in weekdays],
        "areas": [
            {"name": view.area(area.epci).name, "mark": view.area_index(area.epci)}
            for area in view.config.areas
        ],
        "swatches": _swatches(view),
        "unserved": [
            {**asdict(item), "name": view.commune_name(view.stop(item.stop))} for item in plan.unserved
        ],
        "depots": view.config.depots,
        "sites": bool(view.catalogue.sites),
        "colours": {"ink": colours.INK, "muted": colours.MUTED, "site": colours.SITE},
        "style": leaflet_style() + asset("page.css"),
        "script": leaflet_script() + asset("names.js") + asset("page.js"),
    }


def _figures(view: PlanView, lang: Language) -> list[tuple[str, str]]:
    """The sums of the plan: figure and what it counts."""
    text = labels(lang)
    visits, tours = len(view.visits), len(view.plan.tours)
    return [
        (words.integer(visits, lang), words.noun(visits, text.visit, text.visits, lang)),
        (words.integer(tours, lang), words.noun(tours, text.tour, text.tours, lang)),
        (words.kilometres(view.plan.distance_m, lang), text.distance),
        (words.duration(view.plan.drive_seconds, lang), text.driving),
    ]


def _span(view: PlanView, lang: Language) -> str:
    """The first and last date of the cycle."""
    rules = view.config.calendar
    last = rules.start + timedelta(days=7 * rules.weeks - 1)
    return f"{words.day(rules.start, lang)} – {words.day(last, lang)}"


def _swatches(view: PlanView) -> list[dict[str, Any]]:
    """Ink and pattern of every area, by its mark."""
    epcis = dict.fromkeys([a.epci for a in view.config.areas] + [s.area for s in view.config.stops])
    marks = sorted(view.area_index(epci) for epci in epcis)
    return [{"mark": mark, **asdict(colours.swatch(mark))} for mark in marks]


def _bounds(view: PlanView, weeks: tuple[WeekCard, ...]) -> list[list[float]]:
    """South-west and north-east corner of all that must be seen: tours and the names of areas."""
    points = [place for week in weeks for card in week.tours for place in card.path]
    points += [place for line in view.lines.values() for place in line]
    points += [depot.position for depot in view.config.depots]
    points += [label.position for label in area_labels(view)]
    latitudes = [place.latitude for place in points] or [0.0]
    longitudes = [place.longitude for place in points] or [0.0]
    return [[min(latitudes), min(longitudes)], [max(latitudes), max(longitudes)]]
