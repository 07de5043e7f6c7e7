"""The square of one stop: how far it lies from the village, and where an address is there."""

from tourplanner.domain.place import Catalogue, Position
from tourplanner.http.patience import Patience
from tourplanner.travel.estimate import geodesic_km
from tourplanner.travel.http.geocoder import URL
from tourplanner.travel.place_finder import Candidate, finder

QUICK = Patience(tries=1, connect=3.0, read=5.0, answer=8.0)
"""Somebody waits for the answer, and can ask again."""


def metres_from_centre(square: Position, centre: Position) -> int:
    """Metres as the crow flies from the centre of the commune."""
    return round(1000 * geodesic_km(centre, square))


def places_of_address(
    commune: str, text: str, catalogue: Catalogue, url: str = URL, patience: Patience = QUICK
) -> tuple[Candidate, ...]:
    """What an address may mean in a commune, the likest first, as ``stops locate`` asks for it.

    Raises
    ------
    TravelError
        If the address base cannot be had.
    """
    with finder(None, url, patience, catalogue) as known:
        return tuple(known.candidates(text, catalogue.communes[commune]))
