"""The map of a comparison: before, after and what changes, in one HTML document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium

from tourplanner.analysis.comparison import Fate
from tourplanner.files.write import write_atomically
from tourplanner.outputs.comparison.aligned import aligned, ground, toured_marks
from tourplanner.outputs.comparison.difference import PACKAGE, SYMBOLS, ChangeCard, change_cards, change_sign
from tourplanner.outputs.comparison.panels import Cards, panels
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.map.cards import week_cards
from tourplanner.outputs.map.layers import TourLayer, tour_layer
from tourplanner.outputs.map.outlines import area_labels, outline_layer
from tourplanner.outputs.map_page.document import document
from tourplanner.outputs.map_page.elements import Controls, Group, LeafletMap, Sign
from tourplanner.outputs.map_page.frame import Frame, marks
from tourplanner.outputs.map_page.signs import AreaLabel, area_name, base_map, corners, depot_sign, site_layer
from tourplanner.outputs.map_page.templating import source
from tourplanner.outputs.view import PlanView
from tourplanner.wording.comparison import fate_name
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

Plans = tuple[PlanView, ...]


@dataclass(frozen=True, slots=True)
class PlanLayer:
    """A plan on the map, with the marks of its areas and the codes of the communes of its stops."""

    group: Group
    marks: list[int]
    communes: list[str]
    tours: tuple[TourLayer, ...]


@dataclass(frozen=True, slots=True)
class ChangeLayer:
    """What a scenario changes, on the map."""

    group: Group
    markers: tuple[tuple[ChangeCard, Sign], ...]


def render(view: ComparisonView, lang: Language) -> str:
    """The comparison as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    plans = aligned(view)
    cards = _cards(view, plans, lang)
    return document(
        _frame(view, ground(plans), lang),
        _facts(view, plans, cards, lang),
        lambda drawn: _draw(drawn, view, plans, cards),
    )


def write(view: ComparisonView, lang: Language, path: Path) -> None:
    """Write the map of a comparison to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _cards(view: ComparisonView, plans: Plans, lang: Language) -> Cards:
    """The stops of every scenario, numbered through."""
    cards: Cards = []
    number = 1
    for rated, plan in zip(view.comparison.scenarios, plans[1:], strict=True):
        cards.append(change_cards(rated, plan, number, lang))
        number += len(cards[-1])
    return cards


def _frame(view: ComparisonView, under: PlanView, lang: Language) -> Frame:
    words, base = words_in(lang), view.comparison.base.case
    return Frame(
        lang=lang,
        title=words("comparison.map-title", title=base.title),
        heading=base.title,
        subtitle=words("comparison.subtitle", cycle=words("comparison.cycle", n=base.calendar.weeks)),
        drawn=words("term.map-of-tours"),
        package=PACKAGE,
        template="comparison.html",
        style=source("comparison.css", PACKAGE),
        script=source("names.js") + source("comparison.js", PACKAGE),
        marks=marks(sorted(under.area_index(area.epci) for area in under.config.areas)),
    )


def _draw(drawn: LeafletMap, view: ComparisonView, plans: Plans, cards: Cards) -> Controls:
    """Put every layer on the map, the lowest first."""
    words, under = drawn.frame.words, ground(plans)
    names = {commune.code: commune.name for commune in under.catalogue.communes.values()}
    base = base_map(words).add_to(drawn)
    outlines = outline_layer(under).add_to(drawn)
    labels = area_labels(under)
    for label in labels:
        area_name(label).add_to(drawn)
    sites = site_layer(under.catalogue.sites, names, words).add_to(drawn)
    plan_layers = [
        _plan_layer(plan, toured_marks(own, plan), words) for own, plan in zip(view.plans, plans, strict=True)
    ]
    change_layers = [_change_layer(scenario, words) for scenario in cards]
    groups = [layer.group for layer in plan_layers] + [layer.group for layer in change_layers]
    for group in groups:
        group.add_to(drawn)
    for depot in under.config.depots:
        depot_sign(depot, words).add_to(drawn)
    bounds = _bounds(under, labels)
    folium.FitBounds(bounds).add_to(drawn)
    outlined = {str(f["properties"]["code"]) for f in under.contours["features"]}
    facts = {
        "map": drawn,
        "base": base,
        "outlines": outlines,
        "sites": sites,
        "plans": plan_layers,
        "scenarios": change_layers,
        "bounds": bounds,
        "names": sorted((code, name) for code, name in names.items() if code in outlined),
        "close": words("map.close"),
    }
    return Controls(PACKAGE, facts)


def _plan_layer(plan: PlanView, own_marks: list[int], words: Words) -> PlanLayer:
    group = Group(name=plan.config.title, control=False)
    weeks = week_cards(plan, words.lang)
    tours = tuple(tour_layer(card, plan, words) for week in weeks for card in week.tours)
    for tour in tours:
        tour.group.add_to(group)
    return PlanLayer(group, own_marks, sorted({stop.commune for stop in plan.config.stops}), tours)


def _change_layer(cards: tuple[ChangeCard, ...], words: Words) -> ChangeLayer:
    group = Group(name=words("comparison.view-difference"), control=False)
    markers = tuple((card, change_sign(card, words)) for card in cards)
    for _, marker in markers:
        marker.add_to(group)
    return ChangeLayer(group, markers)


def _facts(view: ComparisonView, plans: Plans, cards: Cards, lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    words, under, first = words_in(lang), ground(plans), plans[0].provenance
    base = words("comparison.base")
    seen = {card.fate for scenario in cards for card in scenario}
    titles = [rated.case.title for rated in view.comparison.scenarios]
    return {
        "views": (
            ("before", [base] * len(titles)),
            ("after", titles),
            ("difference", [f"{base} → {title}" for title in titles]),
        ),
        "fates": [(fate.value, SYMBOLS[fate], fate_name(fate.value, lang)) for fate in Fate if fate in seen],
        "panels": panels(view, cards, lang),
        "times": words.of(first.told),
        "estimated": first.estimated,
        "areas": [
            {"name": under.area(area.epci).name, "mark": under.area_index(area.epci)}
            for area in under.config.areas
        ],
        "depots": under.config.depots,
        "sites": bool(under.catalogue.sites),
    }


def _bounds(under: PlanView, labels: Sequence[AreaLabel]) -> list[list[float]]:
    """South-west and north-east corner of all depots, stops and names of areas."""
    return corners(
        [
            *(depot.position for depot in under.config.depots),
            *(stop.position for stop in under.config.stops),
            *(label.position for label in labels),
        ]
    )
