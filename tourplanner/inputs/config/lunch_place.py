"""Where the crew eats: a place of the stop, or one to which it drives because another commune is named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from tourplanner.domain.place import Catalogue, Commune, LunchAt, Position
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.typed.text import word
from tourplanner.message import message

EARTH_M = 6_371_000

FAR = 50_000
"""Metres beyond which nobody drives for lunch: another commune of that name is meant, or none."""

_PARTS = re.compile(r"[,()–]")
_LEADS = re.compile(r".*\b(?:à|in|at|\d{5})\s+", re.IGNORECASE)
"""What stands before the name of a commune: "restaurant à", a postal code."""
_CONTRACTED = (
    (re.compile(r".*\bau\s+", re.IGNORECASE), "le "),
    (re.compile(r".*\baux\s+", re.IGNORECASE), "les "),
)
"""What has the article of a name in it: "restaurant au Houga" is one at Le Houga."""


class LunchPlaces:
    """The places that texts name: communes of a catalogue, and the depots of a config."""

    def __init__(self, depots: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self._depots = tuple(depots)
        self._catalogue = catalogue
        self._by_name: dict[str, list[Commune]] | None = None

    def of(self, text: str, here: Commune) -> LunchAt | None:
        """Where the crew drives for what a stop of the commune `here` says; None where it stays there."""
        said = {word(part) for part in _PARTS.split(text) if part.strip()} | {word(text)}
        for depot in self._depots:
            if said & {word(name) for name in (depot["id"], depot["name"]) if name}:
                return LunchAt(Position(depot["latitude"], depot["longitude"]), depot=depot["id"])
        there = self.commune(text, here)
        return None if there is None else LunchAt(there.position, there.code)

    def name(self, there: LunchAt) -> str:
        """What a place that a text names is called."""
        if there.commune:
            return self._catalogue.communes[there.commune].name
        return next(str(depot["name"] or depot["id"]) for depot in self._depots if depot["id"] == there.depot)

    def is_here(self, text: str, here: Commune) -> bool:
        """Whether a text names the commune of the stop itself."""
        return any(here in self._named(name) for name in _names(text))

    def commune(self, text: str, here: Commune) -> Commune | None:
        """The other commune that a text names, the nearest of those; None where it names `here` or none."""
        named = next((each for name in _names(text) if (each := self._named(name))), [])
        if not named or here in named:
            return None
        return min(named, key=lambda each: metres(here.position, each.position))

    def _named(self, name: str) -> list[Commune]:
        if self._by_name is None:
            self._by_name = {}
            for commune in self._catalogue.communes.values():
                self._by_name.setdefault(word(commune.name), []).append(commune)
        return self._by_name.get(name, [])


def check_lunch_places(root: Table, catalogue: Catalogue) -> None:
    """Note every place for lunch that the crew can't drive to: too far, or the pause of a whole day."""
    known = [depot for depot in root.rows("depots") if depot.has("id", "name", "latitude", "longitude")]
    places = LunchPlaces([depot.values for depot in known], catalogue)
    for stop in root.rows("stops"):
        own = catalogue.communes.get(stop["commune"]) if stop.get("commune") else None
        if own is None:
            continue
        where = stop.get("latitude"), stop.get("longitude")
        here = own.position if None in where else Position(*where)
        at, spot = (stop.get("lunch_latitude"), stop.get("lunch_longitude")), stop.spot.at("lunch")
        text = stop.get("lunch") or ""
        named = (
            places.of(text, own)
            if text and not (stop.get("whole_day") and places.is_here(text, own))
            else None
        )
        if None not in at:
            there, name, spot = Position(*at), text or own.name, stop.spot.at("lunch_latitude")
        elif named is not None:
            there, name = named.position, places.name(named)
        else:
            continue
        away = metres(here, there)
        if stop.get("whole_day"):
            what = message("config.lunch-whole-day", place=name, stop=own.name)
            spot.fault(what, message("config.lunch-here", stop=own.name))
        elif away > FAR:
            what = message("config.lunch-far", place=name, stop=own.name, distance=away, most=FAR)
            spot.fault(what, message("config.lunch-here", stop=own.name))


def _names(text: str) -> Iterator[str]:
    """What may be a name of a commune in a text: alone, after a comma, after "à", "au" or a postal code."""
    for part in filter(str.strip, _PARTS.split(text)):
        yield word(part)
        yield word(_LEADS.sub("", part))
        yield from (word(lead.sub(article, part)) for lead, article in _CONTRACTED if lead.match(part))


def metres(one: Position, other: Position) -> int:
    """As the crow flies, on a sphere: good enough to be told."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return round(2 * EARTH_M * asin(sqrt(half)))
