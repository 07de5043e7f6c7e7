"""The map of residents: a schedule in, a whole HTML document out that asks nothing of a network by itself."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import folium

from tourplanner.outputs.map.outlines import area_labels, outline_layer
from tourplanner.outputs.map_page.document import document
from tourplanner.outputs.map_page.elements import Controls, LeafletMap, Sign
from tourplanner.outputs.map_page.frame import Frame, marks
from tourplanner.outputs.map_page.signs import PIN, area_name, base_map, corners, sign
from tourplanner.outputs.map_page.templating import fragment, source
from tourplanner.outputs.names import INDEX
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.public_page.villages import Village, villages
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PACKAGE = "tourplanner.outputs.public_page"

Villages = Sequence[Village]


def render(scheduled: ScheduleView, lang: Language) -> str:
    """The map of a schedule; the same schedule and language give the same text."""
    shown = villages(scheduled, {}, lang)
    frame = _frame(scheduled, shown, lang)
    return document(frame, _facts(scheduled, shown), partial(_draw, view=scheduled.view, shown=shown))


def _frame(scheduled: ScheduleView, shown: Villages, lang: Language) -> Frame:
    words, service = words_in(lang), one_line(scheduled.view.config.service.name)
    return Frame(
        lang=lang,
        title=words("public-page.map-title", service=service),
        heading=service,
        subtitle=words("poster.strapline"),
        drawn=words("public-page.map"),
        package=PACKAGE,
        template="map.html",
        style=source("map.css", PACKAGE),
        script=source("names.js") + source("days.js", PACKAGE) + source("map.js", PACKAGE),
        marks=marks(sorted({village.mark for village in shown})),
    )


def _facts(scheduled: ScheduleView, shown: Villages) -> dict[str, Any]:
    """Values of the template of the page."""
    areas = {village.mark: village.area for village in shown}
    return {
        "villages": shown,
        "same_booking": len({village.booking for village in shown}) == 1,
        "areas": [{"mark": mark, "name": areas[mark]} for mark in sorted(areas)],
        "first": scheduled.schedule.start,
        "last": scheduled.schedule.until,
        "index": INDEX,
    }


def _draw(drawn: LeafletMap, view: PlanView, shown: Villages) -> Controls:
    """Put every layer on the map, the lowest first."""
    words = drawn.frame.words
    base = base_map(words).add_to(drawn)
    outlines = outline_layer(view).add_to(drawn)
    for label in area_labels(view):
        area_name(label).add_to(drawn)
    signs = [(village, _sign(village)) for village in shown]
    for _, marker in signs:
        marker.add_to(drawn)
    bounds = corners([village.position for village in shown])
    folium.FitBounds(bounds).add_to(drawn)
    outlined = {str(feature["properties"]["code"]) for feature in view.contours["features"]}
    facts = {
        "map": drawn,
        "base": base,
        "outlines": outlines,
        "signs": signs,
        "bounds": bounds,
        "names": sorted((c.code, c.name) for c in view.catalogue.communes.values() if c.code in outlined),
        "close": words("map.close"),
    }
    return Controls(PACKAGE, facts)


def _sign(village: Village) -> Sign:
    """A village, with its name where there is room for it."""
    return sign(village.position, fragment("pin.html", PACKAGE, village=village), PIN, 1000)
