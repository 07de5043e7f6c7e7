"""Whom stops draw from: the drives of all communes to them, and to fixed services."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.demand import draws
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.message import Notify, silent
from tourplanner.workflow.people.reach import Reach, Weighing, reach

NO_SITE = 10**9
"""Seconds to a site where there is none: farther than any."""


def drawn_by(config: Config, folder: Path, catalogue: Catalogue) -> dict[str, float]:
    """Thousands of residents that each stop draws from, by its id; `folder` is that of the config.

    Raises
    ------
    TravelError
        If a drive cannot be given.
    """
    found, seconds, to_site = drives_of(config, folder, catalogue, Weighing(), silent)
    drawn = draws(config.demand, found.weights, seconds, to_site)
    return {stop.id: float(number) for stop, number in zip(config.stops, drawn, strict=True)}


def drives_of(
    config: Config, folder: Path, catalogue: Catalogue, weighing: Weighing, notify: Notify
) -> tuple[Reach, NDArray[np.int32], NDArray[np.float64]]:
    """Drives of all communes: to each stop, and to the nearest France Services site."""
    stops, sites = config.stops, catalogue.sites
    places = [stop.position for stop in stops] + [site.position for site in sites]
    found = reach(config, folder, catalogue, places, weighing, notify)
    to_site = found.seconds[:, len(stops) :].min(axis=1, initial=NO_SITE).astype(np.float64)
    return found, found.seconds[:, : len(stops)], to_site
