"""The page of the map: a plan view in, a whole HTML document out."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import folium

from tourplanner.analysis.proof import proof
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import CycleKind
from tourplanner.domain.place import Position
from tourplanner.domain.plan import Unserved
from tourplanner.files.write import write_atomically
from tourplanner.outputs.closed_roads import road_notices
from tourplanner.outputs.map.cards import WeekCard, week_cards
from tourplanner.outputs.map.layers import PACKAGE, road_sign, tour_layer
from tourplanner.outputs.map.outlines import area_labels, outline_layer
from tourplanner.outputs.map_page.document import document
from tourplanner.outputs.map_page.elements import Controls, LeafletMap
from tourplanner.outputs.map_page.frame import Frame, marks
from tourplanner.outputs.map_page.signs import area_name, base_map, corners, depot_sign, site_layer
from tourplanner.outputs.map_page.templating import source
from tourplanner.outputs.view import PlanView
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import Words, words_in

Weeks = tuple[WeekCard, ...]


def render(view: PlanView, lang: Language) -> str:
    """The map of a plan as one HTML document that asks nothing of a network.

    The same view and language give the same text.
    """
    weeks = week_cards(view, lang)
    return document(_frame(view, lang), _facts(view, weeks, lang), lambda drawn: _draw(drawn, view, weeks))


def write(view: PlanView, lang: Language, path: Path) -> None:
    """Write the map of a plan to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


def _frame(view: PlanView, lang: Language) -> Frame:
    words = words_in(lang)
    epcis = dict.fromkeys([a.epci for a in view.config.areas] + [s.area for s in view.config.stops])
    return Frame(
        lang=lang,
        title=words("map.title", title=view.config.title),
        heading=view.config.title,
        subtitle=_subtitle(view.config.calendar, words),
        drawn=words("term.map-of-tours"),
        package=PACKAGE,
        template="plan.html",
        style="",
        script=source("names.js") + source("plan.js", PACKAGE),
        marks=marks(sorted(view.area_index(epci) for epci in epcis)),
    )


def _subtitle(rules: CalendarRules, words: Words) -> str:
    """The dates of the plan, or how long its grid is and from when on it is used."""
    if rules.repeats and rules.cycle.is_monthly:
        return words("cycle.map-of-month", first=rules.start)
    if rules.repeats and rules.cycle is CycleKind.PARITY:
        return words("cycle.map-of-parity", first=rules.start)
    if rules.repeats:
        return words("cycle.map-subtitle", n=rules.weeks, first=rules.start)
    return words("map.subtitle", first=rules.start, last=rules.last)


def _draw(drawn: LeafletMap, view: PlanView, weeks: Weeks) -> Controls:
    """Put every layer on the map, the lowest first."""
    lang, words = drawn.frame.lang, drawn.frame.words
    names = {commune.code: commune.name for commune in view.catalogue.communes.values()}
    base = base_map(words).add_to(drawn)
    outlines = outline_layer(view).add_to(drawn)
    labels = area_labels(view)
    for label in labels:
        area_name(label).add_to(drawn)
    sites = site_layer(view.catalogue.sites, names, words).add_to(drawn)
    tours = [tour_layer(card, view, words) for week in weeks for card in week.tours]
    for tour in tours:
        tour.group.add_to(drawn)
    for depot in view.config.depots:
        depot_sign(depot, words).add_to(drawn)
    for notice in road_notices(view, lang):
        for place in notice.ends:
            road_sign(place, notice.text).add_to(drawn)
    bounds = corners([*_in_sight(view, weeks), *(label.position for label in labels)])
    folium.FitBounds(bounds).add_to(drawn)
    outlined = {str(f["properties"]["code"]) for f in view.contours["features"]}
    facts = {
        "map": drawn,
        "base": base,
        "outlines": outlines,
        "sites": sites,
        "tours": tours,
        "bounds": bounds,
        "names": sorted((code, name) for code, name in names.items() if code in outlined),
        "close": words("map.close"),
    }
    return Controls(PACKAGE, facts)


def _facts(view: PlanView, weeks: Weeks, lang: Language) -> dict[str, Any]:
    """Values of the template of the page."""
    words, plan = words_in(lang), view.plan
    visits = [visit for week in weeks for card in week.tours for visit in card.visits]
    weekdays = sorted({card.weekday for week in weeks for card in week.tours})
    dashed = any(view.is_dashed(*leg) for week in weeks for card in week.tours for leg in pairwise(card.path))
    drawn = bool(view.lines)
    return {
        "figures": _figures(view, words),
        "status": status_words(plan.outcome.status, lang),
        "status_id": plan.outcome.status.value,
        "proof": words.of(proof(plan.outcome)),
        "times": words.of(view.provenance.told),
        "drawn": drawn,
        "solid": drawn or not view.provenance.estimated,
        "dashed": dashed or (view.provenance.estimated and not drawn),
        "roads": road_notices(view, lang),
        "roads_title": words("road.title"),
        "tours_title": words("cycle.tours") if view.config.calendar.repeats else words("map.tours-by-date"),
        "weeks": weeks,
        "weekdays": [(day, written.weekday(day, lang)) for day in weekdays],
        "areas": [
            {"name": view.area(area.epci).name, "mark": view.area_index(area.epci)}
            for area in view.config.areas
        ],
        "unserved": [_unserved(view, item, words) for item in plan.unserved],
        "depots": view.config.depots,
        "sites": bool(view.catalogue.sites),
        "evening": next((visit.half_name for visit in visits if visit.shape == "evening"), ""),
    }


def _unserved(view: PlanView, item: Unserved, words: Words) -> dict[str, str]:
    """What is said of visits that have no date."""
    number = item.missing_visits
    missing = (
        words("map.missing-promised", n=number) if item.required else words("map.missing-optional", n=number)
    )
    return {"name": view.commune_name(view.stop(item.stop)), "missing": missing, "reason": item.reason}


def _figures(view: PlanView, words: Words) -> list[tuple[str, str]]:
    """The sums of the plan: figure and what it counts."""
    visits, tours = len(view.visits), len(view.plan.tours)
    lang = words.lang
    return [
        (words.written(visits), written.noun(visits, words("term.visit"), words("term.visits"), lang)),
        (words.written(tours), written.noun(tours, words("term.tour"), words("term.tours"), lang)),
        (words.written(view.plan.distance_m, "km"), words("map.figure-distance")),
        (words.written(view.plan.drive_seconds, "duration"), words("map.figure-driving")),
    ]


def _in_sight(view: PlanView, weeks: Weeks) -> Sequence[Position]:
    """All of the tours that must be seen."""
    return [
        *(place for week in weeks for card in week.tours for place in card.path),
        *(place for line in view.lines.values() for place in line),
        *(depot.position for depot in view.config.depots),
    ]
