"""Roads that are drawn by hand near the equator, and how far it is on them."""

import numpy as np

from tourplanner.domain.place import Position
from tourplanner.travel.osm.roads import Roads
from tourplanner.travel.osm.search import Router
from tourplanner.travel.osm.snap import footings

DEGREE = 111_195.08
"""Metres of a degree on a sphere of 6,371,008.8 m."""

STREET = {"highway": "residential"}


def metres_between(roads: Roads, *places: tuple[float, float]) -> np.ndarray:
    """Metres of the quickest ways between places, as latitude and longitude."""
    found = footings(roads, [Position(latitude, longitude) for latitude, longitude in places])
    return Router(roads).table(found).metres
