"""The map of a comparison: before, after and what changes, in one HTML document."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import folium

from tourplanner.analysis.comparison import Fate, Rated
from tourplanner.outputs.comparison.aligned import aligned, ground, toured_marks
from tourplanner.outputs.comparison.difference import SYMBOLS, ChangeCard, change_cards, change_marker
from tourplanner.outputs.comparison.panels import Cards, panels
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.map import layers
from tourplanner.outputs.map.cards import week_cards
from tourplanner.outputs.map.elements import Controls, Page, TourMap, number_elements
from tourplanner.outputs.map.layers import TourLayer
from tourplanner.outputs.map.outlines import area_labels, outline_layer
from tourplanner.outputs.map.templating import asset, leaflet_script, leaflet_style
from tourplanner.outputs.view import PlanView
from tourplanner.wording import colours
from tourplanner.wording import format as words
from tourplanner.wording.comparison import comparison_words
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class PlanLayer:
    """A plan on the map, with the marks of its areas and the codes of the communes of its stops."""

    group: folium.FeatureGroup
    marks: list[int]
    communes: list[str]
    tours: tuple[TourLayer, ...]


@dataclass(frozen=True, slots=True)
class ChangeLayer:
    """What a scenario changes, on the map."""

    group: folium.FeatureGroup
    markers: tuple[tuple[ChangeCard, folium.Marker], ...]


def render(view: ComparisonView, lang: Language) -> str:
    """The comparison as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    plans = aligned(view)
    cards = _cards(view, plans, lang)
    facts = _facts(view, plans, cards, lang)
    page = Page(facts, "comparison.html")
    tour_map = TourMap(facts)
    page.add_child(tour_map)
    _fill(tour_map, view, plans, cards, lang)
    number_elements(page)
    return str(page.render())


def write(view: ComparisonView, lang: Language, path: Path) -> None:
    """Write the map of a comparison to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _cards(view: ComparisonView, plans: tuple[PlanView, ...], lang: Language) -> Cards:
    """The stops of every scenario, numbered through."""
    cards: Cards = []
    number = 1
    for rated, plan in zip(view.comparison.scenarios, plans[1:], strict=True):
        cards.append(change_cards(rated, plan, number, lang))
        number += len(cards[-1])
    return cards


def _fill(
    tour_map: TourMap, view: ComparisonView, plans: tuple[PlanView, ...], cards: Cards, lang: Language
) -> None:
    """Put every layer on the map, the lowest first."""
    text = labels(lang)
    under = ground(plans)
    names = {commune.code: commune.name for commune in under.catalogue.communes.values()}
    base = layers.base_map(text).add_to(tour_map)
    outlines = outline_layer(under).add_to(tour_map)
    for label in area_labels(under):
        layers.area_marker(label).add_to(tour_map)
    sites = layers.site_layer(under.catalogue.sites, names, text, lang).add_to(tour_map)
    plan_layers = [
        _plan_layer(plan, toured_marks(own, plan), lang) for own, plan in zip(view.plans, plans, strict=True)
    ]
    change_layers = [_change_layer(scenario, lang) for scenario in cards]
    groups = [layer.group for layer in plan_layers] + [layer.group for layer in change_layers]
    for group in groups:
        group.add_to(tour_map)
    for depot in under.config.depots:
        layers.depot_marker(depot, text).add_to(tour_map)
    bounds = _bounds(under)
    folium.FitBounds(bounds).add_to(tour_map)
    drawn = {str(f["properties"]["code"]) for f in under.contours["features"]}
    facts = {
        "map": tour_map,
        "base": base,
        "outlines": outlines,
        "sites": sites,
        "plans": plan_layers,
        "scenarios": change_layers,
        "bounds": bounds,
        "names": sorted((code, name) for code, name in names.items() if code in drawn),
        "labels": text,
    }
    Controls(facts, "comparison_controls.jinja").add_to(tour_map)


def _plan_layer(plan: PlanView, marks: list[int], lang: Language) -> PlanLayer:
    text = labels(lang)
    group = folium.FeatureGroup(name=plan.config.title, control=False)
    weeks = week_cards(plan, lang)
    tours = tuple(layers.tour_layer(card, plan, text) for week in weeks for card in week.tours)
    for tour in tours:
        tour.group.add_to(group)
    return PlanLayer(group, marks, sorted({stop.commune for stop in plan.config.stops}), tours)


def _change_layer(cards: tuple[ChangeCard, ...], lang: Language) -> ChangeLayer:
    group = folium.FeatureGroup(name=comparison_words(lang).view_difference, control=False)
    markers = tuple((card, change_marker(card, lang)) for card in cards)
    for _, marker in markers:
        marker.add_to(group)
    return ChangeLayer(group, markers)


def _facts(view: ComparisonView, plans: tuple[PlanView, ...], cards: Cards, lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    text, under = comparison_words(lang), ground(plans)
    base = view.comparison.base
    seen = {card.fate for scenario in cards for card in scenario}
    marks = sorted(under.area_index(area.epci) for area in under.config.areas)
    titles = [rated.case.title for rated in view.comparison.scenarios]
    return {
        "lang": lang.value,
        "labels": labels(lang),
        "text": text,
        "title": text.map_title.format(title=base.case.title),
        "heading": base.case.title,
        "span": text.cycle_of.format(weeks=_weeks(base, lang)),
        "views": (
            ("before", [text.base] * len(titles)),
            ("after", titles),
            ("difference", [f"{text.base} → {title}" for title in titles]),
        ),
        "fates": [(fate.value, SYMBOLS[fate], text.fates[fate.value]) for fate in Fate if fate in seen],
        "panels": panels(view, cards, lang),
        "times": words_in(lang).of(plans[0].provenance.told),
        "estimated": plans[0].provenance.estimated,
        "areas": [
            {"name": under.area(area.epci).name, "mark": under.area_index(area.epci)}
            for area in under.config.areas
        ],
        "swatches": [{"mark": mark, **asdict(colours.swatch(mark))} for mark in marks],
        "depots": under.config.depots,
        "sites": bool(under.catalogue.sites),
        "colours": {"ink": colours.INK, "muted": colours.MUTED, "site": colours.SITE},
        "style": leaflet_style() + asset("page.css") + asset("comparison.css"),
        "script": leaflet_script() + asset("names.js") + asset("comparison.js"),
    }


def _weeks(base: Rated, lang: Language) -> str:
    text = labels(lang)
    return words.count(base.case.calendar.weeks, text.week, text.weeks, lang)


def _bounds(under: PlanView) -> list[list[float]]:
    """South-west and north-east corner of all depots, stops and names of areas."""
    points = [depot.position for depot in under.config.depots]
    points += [stop.position for stop in under.config.stops]
    points += [label.position for label in area_labels(under)]
    latitudes = [place.latitude for place in points]
    longitudes = [place.longitude for place in points]
    return [[min(latitudes), min(longitudes)], [max(latitudes), max(longitudes)]]
