"""Places anywhere near roads."""

import random

from tourplanner.domain.place import Position
from tourplanner.travel.osm.provider import OsmRoads

PLACES = 300
NEAR = 2500.0
"""Metres from a road."""


def random_places(roads: OsmRoads, count: int) -> list[Position]:
    """Places spread over the region, none far from a road."""
    draw = random.Random(1)
    south, west, north, east = roads.card.box
    tried = [
        Position(round(draw.uniform(south, north), 6), round(draw.uniform(west, east), 6))
        for _ in range(4 * count)
    ]
    away = roads.legs(tried).away
    return [place for place, metres in zip(tried, away, strict=True) if metres < NEAR][:count]
