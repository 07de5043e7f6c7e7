"""What the columns of a timetable say, by the words that people put above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
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
    POSTAL_CODE = "postal-code"
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
    Field.POSTAL_CODE: ("postcode", "code-postal", "cp", "postal-code"),
    Field.LATITUDE: ("latitude", "geoy", "lat", "y"),
    Field.LONGITUDE: ("longitude", "geox", "lon", "lng", "long", "x"),
    Field.DAY: ("day", "weekday", "jour", "jours", "jour-de-passage", "jour-de-la-semaine"),
    Field.RHYTHM: (
        *("frequency", "rule", "rrule", "when", "rythme", "frequence", "periodicite", "recurrence"),
        *("semaine", "semaines", "quand"),
    ),
    Field.OPENS: (
        *("arrival", "opens", "de", "debut", "heure-de-debut", "heure-debut", "heure-d-arrivee", "arrivee"),
        *("ouverture", "heure-d-ouverture", "horaire-d-arrivee", "horaire-de-debut", "horaire-d-ouverture"),
    ),
    Field.CLOSES: (
        *("departure", "closes", "a", "fin", "heure-de-fin", "heure-fin", "heure-de-depart", "depart"),
        *("fermeture", "heure-de-fermeture", "horaire-de-depart", "horaire-de-fin", "horaire-de-fermeture"),
    ),
    Field.HOURS: ("hours", "horaires", "horaire", "heures"),
    Field.MINUTES: ("minutes", "duree", "duree-min", "duree-minutes"),
    Field.FIRST: (
        "start",
        "startdate",
        "start-date",
        "date-de-debut",
        "date-debut",
        "du",
        "a-partir-du",
        "premiere-date",
        "premier-passage",
    ),
    Field.LAST: ("end", "enddate", "end-date", "date-de-fin", "date-fin", "au", "jusqu-au", "derniere-date"),
    Field.WITHOUT: ("exceptions", "sauf", "sans"),
    Field.DEPOT_LATITUDE: ("base-latitude", "depot-latitude", "latitude-du-depot"),
    Field.DEPOT_LONGITUDE: ("base-longitude", "depot-longitude", "longitude-du-depot"),
    Field.PHONE: ("telephone", "tel", "phone"),
    Field.NOTE: ("note", "notes", "remarque", "remarques", "observations", "commentaire", "comments"),
}
"""Words by field, as slugs; of two columns that say one thing the one whose word stands first is read."""

_BY_WORD = {name: (known, rank) for known, names in WORDS.items() for rank, name in enumerate(names)}
_DATED = frozenset({"startdate", "start-date"})
"""Where dates have columns of their own, ``Start`` and ``End`` are times of day."""
_CLOCKS = {"start": Field.OPENS, "end": Field.CLOSES}

_BEGIN = {
    name: known
    for known in (Field.COMMUNE, Field.ADDRESS, Field.DAY, Field.RHYTHM, Field.HOURS)
    for name in WORDS[known]
    if "-" not in name
}
"""Words that say what a column is, whatever follows: ``Commune desservie``, ``Horaires au public``."""

ALIKE = 0.87
"""How like a word a title is that is taken for a slip of it (see `difflib`): ``Comune``, ``Horraires``."""
SHORTEST = 5
"""Letters of a title at least that may be a slip."""

LEAST = 3
"""A row is a header if it has so many columns that are known."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: ``at`` are ranks of columns, ``titles`` what stands above them.

    ``unread`` are titles of columns that nobody reads, ``meant`` the words that others were taken for.
    """

    at: Mapping[Field, int]
    titles: Mapping[Field, str]
    unread: tuple[str, ...]
    meant: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_header(self) -> bool:
        """Whether they can be those of a timetable."""
        return len(self.at) >= LEAST and bool({Field.PLACE, Field.COMMUNE} & self.at.keys())


def columns_of(header: Sequence[str]) -> Columns:
    """The fields of a header, in whatever order; a title that is nearly a word is taken for it."""
    words = [word(title) if title.strip() else "" for title in header]
    has_dates = bool(_DATED & set(words))
    found: dict[Field, tuple[int, int]] = {}
    unread: list[int] = []
    for place, name in enumerate(words):
        known, rank = _BY_WORD.get(name, (None, 0))
        if has_dates and name in _CLOCKS:
            known = _CLOCKS[name]
        other = None if known is None else found.get(known)
        if known is None or (other is not None and other[0] <= rank):
            if name:
                unread.append(place)
            continue
        if other is not None:
            unread.append(other[1])
        found[known] = rank, place
    meant: dict[str, str] = {}
    for place in sorted(unread):
        near = _near(words[place])
        if near is not None and near[0] not in found:
            found[near[0]] = 0, place
            meant[header[place]] = near[1].replace("-", " ")
    at = {known: place for known, (_, place) in found.items()}
    return Columns(
        at,
        {known: header[place] for known, place in at.items()},
        tuple(header[place] for place in sorted(unread) if place not in at.values()),
        meant,
    )


def _near(name: str) -> tuple[Field, str] | None:
    """The field and the word that a title may mean that is none of the words."""
    if len(name) < SHORTEST:
        return None
    alike = get_close_matches(name, _BY_WORD, n=1, cutoff=ALIKE)
    if alike:
        return _BY_WORD[alike[0]][0], alike[0]
    first, _, rest = name.partition("-")
    begins = get_close_matches(first, _BEGIN, n=1, cutoff=ALIKE) if rest else []
    return (_BEGIN[begins[0]], begins[0]) if begins else None
