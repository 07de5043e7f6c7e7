"""Names of files: plain ASCII that every system takes, and no two alike.

They are French whatever the language of the texts, so that the address of a calendar that people
have subscribed to stays.
"""

import re
from collections.abc import Hashable, Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from tourplanner.domain.tour import Tour
from tourplanner.inputs.slug import file_name, slug
from tourplanner.outputs.spots import Spot

Key = TypeVar("Key", bound=Hashable)

POSTERS = "affiches"
AREA_SHEETS = "intercommunalites"
ROUTE_SHEETS = "feuilles-de-route"
APPOINTMENTS = "rendez-vous"
RDV = "rdv-service-public"
CALENDARS = "calendriers"
TRACKS = "traces"
STRIPS = "bandes"
LETTERS = "courriers"
REPLACEMENTS = "a-remplacer"
TO_TELL = "a-prevenir.csv"
DRAFTS = "brouillon"
"""Where what is not told yet goes."""
OPEN_DATA = "donnees-ouvertes"
INDEX = "index.html"
PUBLIC_MAP = "carte.html"
TOUR_MAP = "carte-des-tournees.html"
MAP = "map.html"
INCOMPLETE = "incomplet"
"""Where a plan goes that misses promises, beside one that keeps them."""

_DATE = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")


def date_in(path: str) -> date | None:
    """The date by which a route sheet or track is named, of a week its Monday; None for other files."""
    found = _DATE.match(PurePosixPath(path).name)
    return date.fromisoformat(found[0]) if found else None


def of_things(files: Iterable[str]) -> set[str]:
    """The kinds of those files of which there is one for each stop, area, week or tour.

    This is known of paper and tracks alone, by their folders: files of an export have their format written
    down in its publication.
    """
    things = {POSTERS, AREA_SHEETS, ROUTE_SHEETS, APPOINTMENTS, TRACKS}
    return {
        kind_of(path)
        for path in files
        if things & set(PurePosixPath(path).parts) and PurePosixPath(path).parent.name != POSTERS
    }


def kind_of(path: str) -> str:
    """The files of one folder and one ending, in the way of a pattern: ``interne/traces/*.gpx``."""
    place = PurePosixPath(path)
    return str(place.parent / f"*{place.suffix}")


def stop_names(spots: Iterable[Spot]) -> dict[str, str]:
    """Name of the files of each stop, by its id: ``32269-monfort``."""
    return _distinct((spot.stop, _joined(spot.stop, spot.name)) for spot in spots)


def poster_names(stops: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name of the poster of each stop, by its id; `stops` are ids and names of their communes."""
    return _distinct((stop, f"{file_name(stop)}-{file_name(name)}") for stop, name in stops)


def area_names(areas: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name of the files of each area, by its SIREN; `areas` are SIREN and name."""
    return _distinct((epci, _joined(epci, name)) for epci, name in areas)


def van_names(vans: Iterable[str]) -> dict[str, str]:
    """Name of the files of each van, by its id; never a name that Windows keeps for itself."""
    return _distinct((van, file_name(f"vehicule {van}")) for van in vans)


def crew_names(crews: Iterable[str]) -> dict[str, str]:
    """Name of the files of each crew, by its id."""
    return _distinct((crew, file_name(f"equipe {crew}")) for crew in crews)


def tour_names(tours: Iterable[Tour]) -> dict[Tour, str]:
    """Name of the files of each tour: its date and van."""
    return _distinct((tour, f"{tour.date.isoformat()}-{file_name(tour.van)}") for tour in tours)


def _joined(code: str, name: str) -> str:
    return file_name(code) if slug(name) == slug(code) else file_name(f"{code} {name}")


def _distinct(names: Iterable[tuple[Key, str]]) -> dict[Key, str]:
    """The names by key; one that is taken gets a number."""
    found: dict[Key, str] = {}
    taken: set[str] = set()
    for key, name in names:
        number, free = 2, name
        while free in taken:
            number, free = number + 1, f"{name}-{number}"
        found[key] = free
        taken.add(free)
    return found
