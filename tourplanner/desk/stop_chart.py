"""What the map beside the stops draws: communes to click, and the squares of stops."""

from collections.abc import Iterable, Mapping
from typing import Any

from tourplanner.desk.board import INKS
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.workflow.dossier import Dossier
from tourplanner.workflow.plan_view import plan_view

DIGITS = 5
"""Of degrees: a metre."""


def stop_chart_of(dossier: Dossier) -> dict[str, Any]:
    """Communes, depots and stops of a config, whatever its plan is."""
    view, config = plan_view(dossier.plan), dossier.config
    inks = {area.epci: view.area_index(area.epci) % INKS for area in view.config.areas}
    return {
        **land_of(dossier.plan.catalogue, view.contours, ink_of(config, inks)),
        "depots": [{"name": depot.name, "at": point(depot.position)} for depot in config.depots],
        "stops": [
            {"id": stop.id, "name": stop.name, "ink": inks.get(stop.area, 6), "at": point(stop.position)}
            for stop in config.stops
        ],
    }


def ink_of(config: Config, inks: Mapping[str, int]) -> dict[str, int]:
    """The inks of communes that have a stop, by their codes."""
    return {stop.commune: inks.get(stop.area, 6) for stop in config.stops}


def land_of(catalogue: Catalogue, contours: Mapping[str, Any], inks: Mapping[str, int]) -> dict[str, Any]:
    """Communes that are there, as outlines where those are known, else as points at their centres."""
    there = {each.code: each for each in catalogue.communes.values() if not each.merged_into}
    outlined = {}
    for feature in contours["features"]:
        code = str(feature["properties"]["code"])
        if code in there:
            outlined[code] = {
                "type": "Feature",
                "properties": _told(there[code], inks),
                "geometry": feature["geometry"],
            }
    return {
        "outlines": {"type": "FeatureCollection", "features": list(outlined.values())},
        "centres": _centres((each for code, each in there.items() if code not in outlined), inks),
    }


def _centres(communes: Iterable[Commune], inks: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{**_told(each, inks), "at": point(each.position)} for each in communes]


def _told(commune: Commune, inks: Mapping[str, int]) -> dict[str, Any]:
    return {
        "code": commune.code,
        "name": commune.name,
        "epci": commune.epci,
        "ink": inks.get(commune.code),
        "served": commune.code in inks,
    }


def point(position: Position) -> list[float]:
    """A position as maps have it."""
    return [round(position.latitude, DIGITS), round(position.longitude, DIGITS)]
