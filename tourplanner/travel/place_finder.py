"""Who knows where a place is: the national address base, or the road file on this machine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.http.patience import Patience
from tourplanner.travel.estimate import geodesic_km
from tourplanner.travel.http.geocoder import Geocoder
from tourplanner.travel.osm.nearby import near_spots
from tourplanner.travel.osm.spots import Spot, read_spots

VAGUE = "municipality"

SURE_SCORE = 0.7
"""Likeness of text and answer, 0 to 1; below it, a decision is needed."""

NEAR_METRES = 2000
"""A square farther from the village centre than this is looked at by someone who knows."""

MOST = 5
"""Candidates of a stop that are shown."""

SAME = 150
"""Metres: two candidates nearer to each other are as good as one."""

RIVAL = 0.05
"""A candidate elsewhere whose score is as near as that to the best one's makes it doubtful."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a place may be: its name, what it is, how sure that is (0 to 1), and metres from the centre."""

    position: Position
    label: str
    kind: str
    score: float
    metres: int


class Finder(Protocol):
    """Knows where places are."""

    def candidates(self, text: str, commune: Commune) -> tuple[Candidate, ...]:
        """What `text` may be in a commune, the best first.

        Raises
        ------
        TravelError
            If its source cannot be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class AddressBase:
    """Asks the geocoder, which knows one answer for a text and none for no text."""

    geocoder: Geocoder

    def candidates(self, text: str, commune: Commune) -> tuple[Candidate, ...]:
        """The best answer in the commune, if there is one."""
        found = self.geocoder.find(asked(text, commune), _codes(commune)) if text else None
        if found is None:
            return ()
        metres = round(1000 * geodesic_km(commune.position, found.position))
        return (Candidate(found.position, found.label, found.kind, found.score, metres),)


@dataclass(frozen=True, slots=True)
class RoadFile:
    """Looks for town halls, squares, markets and car parks on the map itself."""

    spots: tuple[Spot, ...]
    catalogue: Catalogue

    def candidates(self, text: str, commune: Commune) -> tuple[Candidate, ...]:
        """What is near the village centre, the likest to the text first."""
        found = near_spots(text, commune, self.catalogue.communes.values(), self.spots)[:MOST]
        return tuple(
            Candidate(near.spot.position, near.spot.name, near.spot.kind.value, near.score, near.metres)
            for near in found
        )


@contextmanager
def finder(osm: Path | None, url: str, patience: Patience, catalogue: Catalogue) -> Iterator[Finder]:
    """The road file `osm` if there is one, else the geocoder at `url`, whose connections close at the end."""
    if osm is not None:
        yield RoadFile(read_spots(osm), catalogue)
        return
    with Geocoder(url, patience) as geocoder:
        yield AddressBase(geocoder)


def asked(text: str, commune: Commune) -> str:
    """The address of a place; one that has its postal code is whole already."""
    whole = not text or commune.postal_code in text
    return text if whole else f"{text}, {commune.postal_code} {commune.name}"


def is_sure(candidates: Sequence[Candidate]) -> bool:
    """Whether the first of some candidates can be taken with nobody looking at it."""
    best = candidates[0]
    is_likely = best.score >= SURE_SCORE and best.metres <= NEAR_METRES and best.kind != VAGUE
    return is_likely and not has_rival(candidates)


def has_rival(candidates: Sequence[Candidate]) -> bool:
    """Whether another candidate, somewhere else, is as likely as the first."""
    best, *others = candidates
    return any(
        other.score > best.score - RIVAL and 1000 * geodesic_km(best.position, other.position) > SAME
        for other in others
    )


def _codes(commune: Commune) -> tuple[str, ...]:
    """What the address base may know a commune by: its own code and, since a merger, the new one."""
    merged = commune.merged_into
    return (commune.code, merged) if merged and merged != commune.code else (commune.code,)
