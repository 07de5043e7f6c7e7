"""How far our times and distances are from those of a real OSRM on the same road file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.travel.osm.files import ANDORRA, LE_MANS, LIECHTENSTEIN
from tests.travel.osm.random_places import PLACES, random_places
from tests.travel.osm.varied import varied
from tests.travel.real_osrm import serving, table
from tourplanner.travel.osm.build import build
from tourplanner.travel.osm.provider import OsmRoads

SHORTEST = 30
"""Seconds; of what is shorter a second more or less is too much."""

ONE_SPOT = 2.0
"""Metres, or a hundredth: both routers take a place to the same road where they take it as far away."""

SEED = 20270104
REGIONS = {
    "Liechtenstein": lambda folder: LIECHTENSTEIN,
    "Andorra": lambda folder: ANDORRA,
    "Le Mans, centre": lambda folder: LE_MANS,
    "Andorra with French signs and 200 forbidden turns": lambda folder: varied(
        ANDORRA, folder / "varied.osm.pbf", SEED
    ),
}
"""A valley with villages, mountains, a French town of one-way streets, and one made of what is there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Our legs beside those of OSRM.

    Attributes
    ----------
    places
        How many both take to the same road.
    seconds, metres
        float64[2, l]: of each leg that both can drive, ours and OSRM's.
    unreached
        Legs that OSRM cannot drive, or we cannot.
    """

    places: int
    seconds: NDArray[np.float64]
    metres: NDArray[np.float64]
    unreached: int

    @property
    def error(self) -> NDArray[np.float64]:
        """float64[l]: of our seconds, in shares of OSRM's."""
        return self.seconds[0] / self.seconds[1] - 1

    @property
    def length_error(self) -> NDArray[np.float64]:
        """float64[l]: of our metres, in shares of OSRM's."""
        return self.metres[0] / self.metres[1] - 1


def compared(extract: Path, folder: Path) -> Compared:
    """Times of random places of an extract, for a car; files of both go to `folder`.

    Raises
    ------
    NoOsrmError
        If there is no OSRM here, or it does not run.
    """
    roads = OsmRoads(build(extract, folder / "roads"), folder / "roads", van_factor=1.0)
    places = random_places(roads, PLACES)
    ours = roads.matrix(places)
    with serving(extract, folder, "--max-table-size", str(len(places))) as url:
        theirs = table(url, places)
    same = np.isclose(roads.legs(places).away, theirs.away, rtol=0.01, atol=ONE_SPOT)
    asked = np.outer(same, same) & ~np.eye(len(places), dtype=bool)
    reached = asked & np.isfinite(theirs.seconds)
    legs = reached & (theirs.seconds > SHORTEST)
    return Compared(
        int(same.sum()),
        np.stack([ours.seconds[legs], theirs.seconds[legs]]),
        np.stack([ours.metres[legs], theirs.metres[legs]]),
        int((asked & ~reached).sum()),
    )
