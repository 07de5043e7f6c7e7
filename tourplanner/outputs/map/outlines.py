"""Outlines of the communes: which are toured, and where the name of an area has room."""

from collections.abc import Iterator
from math import fsum
from typing import Any

from tourplanner.domain.place import Position
from tourplanner.outputs.map_page.elements import Surfaces
from tourplanner.outputs.map_page.signs import AreaLabel
from tourplanner.outputs.view import PlanView

NEAR_DEGREES = 0.08
"""How far east or west of an area's middle its edge is looked for, to put the name against it."""


def outline_layer(view: PlanView) -> Surfaces:
    """Every commune; those of toured areas hatched, those with a stop more strongly."""
    classes = _classes(view)

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        code = feature["properties"]["code"]
        return {"className": f"commune {classes[code]}" if code in classes else "commune"}

    features = [
        {"type": "Feature", "properties": {"code": str(f["properties"]["code"])}, "geometry": f["geometry"]}
        for f in view.contours["features"]
    ]
    data = {"type": "FeatureCollection", "features": features}
    return Surfaces(data, name="outlines", style_function=style, control=False, smooth_factor=0.7)


def area_labels(view: PlanView) -> tuple[AreaLabel, ...]:
    """A label for every area of the config that has an outline."""
    found = ((area.epci, _area_points(view, area.epci)) for area in view.config.areas)
    return tuple(_label(view, epci, points) for epci, points in found if points)


def _classes(view: PlanView) -> dict[str, str]:
    """CSS class of the surface of each toured commune, by its code."""
    toured = {area.epci for area in view.config.areas}
    classes = {
        commune.code: f"surface-{view.area_index(commune.epci)}"
        for commune in view.catalogue.communes.values()
        if commune.epci in toured
    }
    for stop in view.config.stops:
        classes[stop.commune] = f"surface-{view.area_index(stop.area)}-stop"
    return classes


def _label(view: PlanView, epci: str, points: list[Position]) -> AreaLabel:
    """The label of an area, north of it when it lies north of the depots and south otherwise."""
    longitudes = [p.longitude for p in points]
    latitudes = [p.latitude for p in points]
    middle = (min(longitudes) + max(longitudes)) / 2
    depots = [depot.position.latitude for depot in view.config.depots]
    above = not depots or (min(latitudes) + max(latitudes)) / 2 >= fsum(depots) / len(depots)
    near = [p.latitude for p in points if abs(p.longitude - middle) < NEAR_DEGREES] or latitudes
    edge = max(near) if above else min(near)
    return AreaLabel(view.area(epci).name, view.area_index(epci), Position(edge, round(middle, 5)), above)


def _area_points(view: PlanView, epci: str) -> list[Position]:
    """The corners of the outlines of an area's communes."""
    communes = view.catalogue.communes
    return [
        Position(latitude, longitude)
        for feature in view.contours["features"]
        if (commune := communes.get(str(feature["properties"]["code"]))) and commune.epci == epci
        for longitude, latitude in _corners(feature["geometry"]["coordinates"])
    ]


def _corners(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    """The corners in nested lists of coordinates, as longitude and latitude."""
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _corners(part)
