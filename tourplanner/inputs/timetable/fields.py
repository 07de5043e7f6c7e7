"""What the columns of a timetable say, by the words that people put above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tourplanner.inputs.typed.text import word


class Field(StrEnum):
    """What a column can say of a stop."""

    SERVICE = "service"
    VEHICLE = "vehicle"
    ROUTE = "route"
    COMMUNE = "commune"
    CODE = "code"
    PLACE = "place"
    ADDRESS = "address"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    DAY = "day"
    RHYTHM = "rhythm"
    OPENS = "opens"
    CLOSES = "closes"
    HOURS = "hours"
    MINUTES = "minutes"
    FIRST = "first"
    LAST = "last"
    WITHOUT = "without"
    DEPOT_LATITUDE = "depot-latitude"
    DEPOT_LONGITUDE = "depot-longitude"
    PHONE = "phone"
    NOTE = "note"


WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.SERVICE: ("organisation", "service", "council", "reseau", "operateur"),
    Field.VEHICLE: ("mobile", "vehicule", "camion", "bus", "van", "bibliobus", "vehicle", "camion-bus"),
    Field.ROUTE: ("route", "tournee", "circuit", "ligne"),
    Field.COMMUNE: ("commune", "community", "ville", "village", "localite"),
    Field.CODE: ("insee", "code-insee", "code-commune", "code-de-la-commune", "code-officiel"),
    Field.PLACE: (
        *("place", "stop", "lieu", "arret", "point-d-arret", "emplacement", "stationnement"),
        *("lieu-d-arret", "lieu-de-stationnement", "site"),
    ),
    Field.ADDRESS: ("address", "adresse", "adresse-postale"),
    Field.LATITUDE: ("latitude", "geoy", "lat", "y"),
    Field.LONGITUDE: ("longitude", "geox", "lon", "lng", "long", "x"),
    Field.DAY: ("day", "weekday", "jour", "jours", "jour-de-passage", "jour-de-la-semaine"),
    Field.RHYTHM: (
        *("frequency", "rule", "rrule", "when", "rythme", "frequence", "periodicite", "recurrence"),
        *("semaine", "semaines", "quand"),
    ),
    Field.OPENS: (
        *("arrival", "opens", "de", "debut", "heure-de-debut", "heure-debut", "heure-d-arrivee", "arrivee"),
        *("ouverture", "heure-d-ouverture"),
    ),
    Field.CLOSES: (
        *("departure", "closes", "a", "fin", "heure-de-fin", "heure-fin", "heure-de-depart", "depart"),
        *("fermeture", "heure-de-fermeture"),
    ),
    Field.HOURS: ("hours", "horaires", "horaire", "heures"),
    Field.MINUTES: ("minutes", "duree", "duree-min", "duree-minutes"),
    Field.FIRST: ("start", "startdate", "start-date", "date-de-debut", "date-debut", "du", "a-partir-du"),
    Field.LAST: ("end", "enddate", "end-date", "date-de-fin", "date-fin", "au", "jusqu-au"),
    Field.WITHOUT: ("exceptions", "sauf", "sans"),
    Field.DEPOT_LATITUDE: ("base-latitude", "depot-latitude", "latitude-du-depot"),
    Field.DEPOT_LONGITUDE: ("base-longitude", "depot-longitude", "longitude-du-depot"),
    Field.PHONE: ("telephone", "tel", "phone"),
    Field.NOTE: ("note", "notes", "remarque", "remarques", "observations", "commentaire"),
}
"""Words by field, as slugs; of two columns that say one thing the one whose word stands first is read."""

_BY_WORD = {name: (field, rank) for field, names in WORDS.items() for rank, name in enumerate(names)}
_DATED = frozenset({"startdate", "start-date"})
"""Where dates have columns of their own, ``Start`` and ``End`` are times of day."""
_CLOCKS = {"start": Field.OPENS, "end": Field.CLOSES}

LEAST = 3
"""A row is a header if it has so many columns that are known."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: ``at`` are ranks of columns, ``titles`` what stands above them.

    ``unread`` are titles of columns that nobody reads.
    """

    at: Mapping[Field, int]
    titles: Mapping[Field, str]
    unread: tuple[str, ...]

    @property
    def is_header(self) -> bool:
        """Whether they can be those of a timetable."""
        return len(self.at) >= LEAST and bool({Field.PLACE, Field.COMMUNE} & self.at.keys())


def columns_of(header: Sequence[str]) -> Columns:
    """The fields of a header, in whatever order."""
    words = [word(title) if title.strip() else "" for title in header]
    has_dates = bool(_DATED & set(words))
    found: dict[Field, tuple[int, int]] = {}
    unread: list[str] = []
    for place, name in enumerate(words):
        field, rank = _BY_WORD.get(name, (None, 0))
        if has_dates and name in _CLOCKS:
            field = _CLOCKS[name]
        if field is None:
            if name:
                unread.append(header[place])
            continue
        other = found.get(field)
        if other is None or rank < other[0]:
            if other is not None:
                unread.append(header[other[1]])
            found[field] = rank, place
        else:
            unread.append(header[place])
    at = {field: place for field, (_, place) in found.items()}
    return Columns(at, {field: header[place] for field, place in at.items()}, tuple(unread))
