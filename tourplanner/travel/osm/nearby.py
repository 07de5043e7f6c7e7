"""Which spots of a road file a village may mean by the name of a place."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tourplanner.domain.place import Commune, Position
from tourplanner.travel.estimate import geodesic_km
from tourplanner.travel.osm.spots import Kind, Spot

REACH = 1500
"""Metres from the village centre within which its squares are."""

DEGREES = 0.025
"""More than `REACH` in latitude, and in longitude as far north as Denmark: looked at before measuring."""

USUAL_SCORE = 0.95
"""Times the likeness with what such a place is usually called, which is less than its own name."""

_SMALL = frozenset(
    {"de", "la", "le", "les", "du", "des", "d", "l", "au", "aux", "a", "sur", "sous", "devant"}
)
_USUAL: dict[Kind, tuple[str, ...]] = {
    Kind.TOWN_HALL: ("mairie", "place mairie", "parking mairie", "parvis mairie", "hotel ville"),
    Kind.SQUARE: ("place", "place village"),
    Kind.MARKET: ("halle", "halles", "marche", "place marche", "place halle"),
    Kind.PARKING: ("parking", "parking public"),
}


@dataclass(frozen=True, slots=True)
class NearSpot:
    """A spot, its metres from the village centre, and how like the wanted text it is (0 to 1)."""

    spot: Spot
    metres: int
    score: float


def near_spots(
    text: str, commune: Commune, communes: Iterable[Commune], spots: Sequence[Spot]
) -> tuple[NearSpot, ...]:
    """The spots of a village, the likest first; those nearer to the centre of another one are not its own."""
    centre = commune.position
    others = [
        other.position
        for other in communes
        if other.code != commune.code and not other.merged_into and _is_close(other.position, centre, 2)
    ]
    found = []
    for spot in spots:
        if not _is_close(spot.position, centre, 1):
            continue
        metres = round(1000 * geodesic_km(centre, spot.position))
        nearer = (1000 * geodesic_km(other, spot.position) < metres for other in others)
        if metres <= REACH and not any(nearer):
            found.append(NearSpot(spot, metres, likeness(text, spot, commune.name)))
    order = {kind: rank for rank, kind in enumerate(Kind)}
    return tuple(sorted(found, key=lambda near: (-round(near.score, 2), order[near.spot.kind], near.metres)))


def likeness(text: str, spot: Spot, commune: str) -> float:
    """How like a text the name of a spot is, or what one of its kind is called; 0 to 1."""
    wanted = _words(text, commune)
    if not wanted:
        return 0.0
    usual = max(_ratio(wanted, name) for name in _USUAL[spot.kind])
    own = _ratio(wanted, _words(spot.name, commune)) if spot.name else 0.0
    return max(own, USUAL_SCORE * usual)


def _ratio(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _words(text: str, commune: str) -> str:
    """The words that tell places apart: without accents, small words and the name of the commune."""
    plain = [_plain(part) for part in (text, commune)]
    skipped = _SMALL | set(plain[1])
    kept = [word for word in plain[0] if word not in skipped]
    return " ".join(kept or plain[0])


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFD", text.casefold())
    return re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))


def _is_close(here: Position, there: Position, times: int) -> bool:
    return (
        abs(here.latitude - there.latitude) < times * DEGREES
        and abs(here.longitude - there.longitude) < times * DEGREES
    )
