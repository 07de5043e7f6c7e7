"""How far residents are, by car, from the nearest France Services site of the whole national list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.island import island_of
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.domain.territory import Territory
from tourplanner.inputs.departements import departements
from tourplanner.inputs.islands import islands
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent
from tourplanner.travel.estimate import Estimate

NEAREST = 8
"""Sites, the nearest as the crow flies, among which that of the shortest drive is: both grow together."""
CAR = 1.0
"""In the place of the van's factor: residents come by car."""
HERE = 0
"""Seconds to a site in the commune itself, wherever that stands."""
NO_SITE = 10**6
"""Seconds to a site where there is none on the same land."""


@cache
def whole_country() -> Catalogue:
    """The places of every département."""
    return read_catalogue(data_folder(), silent, Territory(tuple(departements())))


@dataclass(frozen=True, slots=True)
class _Sites:
    """Sites: the communes that have one, the land that each lies on, and their positions, float64[s]."""

    communes: frozenset[str]
    positions: tuple[Position, ...]
    lands: NDArray[np.str_]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]


@cache
def _sites() -> _Sites:
    positions = tuple(site.position for site in whole_country().sites)
    return _Sites(
        frozenset(site.commune for site in whole_country().sites),
        positions,
        np.array([island_of(each, islands()) for each in positions]),
        np.array([each.latitude for each in positions]),
        np.array([each.longitude for each in positions]),
    )


def seconds_to_site(communes: Sequence[Commune]) -> tuple[int, ...]:
    """Seconds of driving from the centre of each commune to the nearest site, estimated, for a car.

    A commune with a site of its own is near. Sites on other land, to which no road leads, do not count; one
    that is itself on the road is none.
    """
    own = _sites().communes
    return tuple(HERE if each.code in own else _nearest(each.position) for each in communes)


def _nearest(place: Position) -> int:
    sites = _sites()
    here = np.flatnonzero(sites.lands == island_of(place, islands()))
    if not len(here):
        return NO_SITE
    # Degrees of longitude shrink towards the poles: good enough to find the few that are near.
    flat = np.cos(np.radians(place.latitude)) * (sites.longitudes[here] - place.longitude)
    near = here[np.argsort(flat**2 + (sites.latitudes[here] - place.latitude) ** 2, kind="stable")[:NEAREST]]
    matrix = Estimate(CAR).matrix([place, *(sites.positions[site] for site in near)])
    return int(matrix.seconds[0, 1:].min())
