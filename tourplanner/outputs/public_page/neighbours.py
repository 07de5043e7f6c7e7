"""The communes round about that the van does not visit, for residents who look for theirs."""

from collections.abc import Sequence
from math import cos, radians

from tourplanner.domain.place import Catalogue
from tourplanner.outputs.paper.maps import KM_PER_DEGREE, kilometres_between
from tourplanner.outputs.public_page.villages import Village

FURTHEST_KM = 30.0


def neighbours(
    catalogue: Catalogue, shown: Sequence[Village], served: frozenset[str]
) -> list[tuple[str, float, float]]:
    """Name, latitude and longitude of communes within 30 km of a village, by name; `served` are left out."""
    places = [village.position for village in shown]
    high = FURTHEST_KM / KM_PER_DEGREE
    south, north = min(p.latitude for p in places) - high, max(p.latitude for p in places) + high
    wide = high / cos(radians((south + north) / 2))
    west, east = min(p.longitude for p in places) - wide, max(p.longitude for p in places) + wide
    found = [
        (commune.name, round(commune.position.latitude, 4), round(commune.position.longitude, 4))
        for commune in catalogue.communes.values()
        if commune.code not in served
        and not commune.merged_into
        and south <= commune.position.latitude <= north
        and west <= commune.position.longitude <= east
        and min(kilometres_between(commune.position, place) for place in places) <= FURTHEST_KM
    ]
    return sorted(found)
