"""What the map beside the board draws, as the script of the page wants it."""

from typing import Any

from tourplanner.desk.card import INKS, card_key
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour
from tourplanner.outputs.view import PlanView

DIGITS = 5
"""Of degrees: a metre."""


def chart_of(view: PlanView) -> dict[str, Any]:
    """Outlines, depots, stops and tours of a plan."""
    return {
        "outlines": {"type": "FeatureCollection", "features": list(_outlines(view))},
        "depots": [{"name": depot.name, "at": _point(depot.position)} for depot in view.config.depots],
        "tours": [_tour(view, tour) for tour in view.plan.tours],
    }


def _outlines(view: PlanView) -> list[dict[str, Any]]:
    toured = {area.epci for area in view.config.areas}
    served = {stop.commune: view.area_index(stop.area) % INKS for stop in view.config.stops}
    found = []
    for feature in view.contours["features"]:
        code = str(feature["properties"]["code"])
        commune = view.catalogue.communes.get(code)
        ink = view.area_index(commune.epci) % INKS if commune and commune.epci in toured else None
        kind = {"ink": served.get(code, ink), "served": code in served}
        found.append({"type": "Feature", "properties": kind, "geometry": feature["geometry"]})
    return found


def _tour(view: PlanView, tour: Tour) -> dict[str, Any]:
    return {
        "visits": [
            {
                "key": card_key(visit.stop, HalfDay(tour.date, visit.half, tour.van)),
                "name": view.stop(visit.stop).name,
                "ink": view.area_index(view.stop(visit.stop).area) % INKS,
                "half": visit.half.value,
                "at": _point(view.stop_on(visit.stop, tour.date).position),
            }
            for visit in tour.visits
        ],
        "ways": [
            {"points": [_point(point) for point in stretch.points], "dashed": stretch.dashed}
            for stretch in view.stretches(view.path(tour))
        ],
    }


def _point(position: Position) -> list[float]:
    return [round(position.latitude, DIGITS), round(position.longitude, DIGITS)]
