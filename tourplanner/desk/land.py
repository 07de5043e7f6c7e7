"""The communes of a catalogue as a map draws them: outlines where those are known, else points."""

from collections.abc import Iterable, Mapping
from typing import Any

from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.workflow.sources.outlines import outlines

DIGITS = 5
"""Of degrees: a metre."""


def land_of(catalogue: Catalogue, inks: Mapping[str, int]) -> dict[str, Any]:
    """Communes that are there, as outlines where those are known, else as points at their centres.

    Parameters
    ----------
    inks
        The inks of communes that have a stop, by their codes.
    """
    there = {each.code: each for each in catalogue.communes.values() if not each.merged_into}
    outlined = {}
    for feature in outlines()["features"]:
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
