"""Where the crew eats is a place of the stop: the way to another commune is counted nowhere."""

import re
from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.typed.text import word
from tourplanner.message import message

EARTH_M = 6_371_000
_PARTS = re.compile(r"[,()–]")
_LEADS = re.compile(r".*\b(?:à|in|at|\d{5})\s+", re.IGNORECASE)
"""What stands before the name of a commune: "restaurant à", a postal code."""


def check_lunch_places(root: Table, catalogue: Catalogue) -> None:
    """Note every place for lunch that names another commune than that of its stop."""
    stops = [stop for stop in root.rows("stops") if stop.get("lunch") and stop.get("commune")]
    if not stops:
        return
    by_name: dict[str, list[Commune]] = {}
    for commune in catalogue.communes.values():
        by_name.setdefault(word(commune.name), []).append(commune)
    for stop in stops:
        own = catalogue.communes.get(stop["commune"])
        other = _named(stop["lunch"], by_name)
        if own is None or not other or own in other:
            continue
        there = min(other, key=lambda each: _metres(own.position, each.position))
        away = _metres(own.position, there.position)
        what = message("config.lunch-elsewhere", place=there.name, stop=own.name, distance=away)
        stop.spot.at("lunch").fault(what, message("config.lunch-here", stop=own.name))


def _named(text: str, by_name: Mapping[str, list[Commune]]) -> list[Commune]:
    """The communes of a name that stands in a text: alone, after a comma, after "à" or a postal code."""
    parts = (name for part in _PARTS.split(text) for name in (part, _LEADS.sub("", part)))
    names = (word(part) for part in parts if part.strip())
    return next((by_name[name] for name in names if name in by_name), [])


def _metres(one: Position, other: Position) -> int:
    """As the crow flies, on a sphere: good enough to be told."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return round(2 * EARTH_M * asin(sqrt(half)))
