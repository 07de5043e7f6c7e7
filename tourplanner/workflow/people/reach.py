"""Who lives where, and how far by car from given places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.config import (
    Config,
)
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Catalogue, Commune, Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import AUTO, OSM, PROVIDERS
from tourplanner.errors import InputError
from tourplanner.inputs.weights import POPULATION, population_of, read_weights
from tourplanner.message import Notify, message
from tourplanner.travel.providers import choose_provider

CAR = 1.0
"""In the place of the van's factor: residents come by car."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What communes count for: a column of a table; None for the shipped one of communes."""

    column: str = POPULATION
    table: Path | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """The communes in force, by code, and their drives.

    Attributes
    ----------
    weights
        float64[n], what each counts for; not all of them 0.
    seconds
        int32[n, p], [commune, place], by car.
    provenance
        Where they come from.
    """

    communes: tuple[Commune, ...]
    weights: NDArray[np.float64]
    seconds: NDArray[np.int32]
    provenance: Provenance


def reach(
    config: Config,
    folder: Path,
    catalogue: Catalogue,
    places: Sequence[Position],
    weighing: Weighing,
    notify: Notify,
) -> Reach:
    """The drives of every commune to `places`, by the travel provider of the config, for a car.

    What a commune counts for that has merged by the start of the plan is added to its successor.

    Parameters
    ----------
    folder
        That of the config, from which its file names start.

    Raises
    ------
    InputError
        If the weights cannot be read or are all 0.
    TravelError
        If a drive cannot be given.
    """
    day = config.calendar.start
    communes, heirs = catalogue.in_force(day), catalogue.heirs(day)
    codes = frozenset(communes)
    if weighing == Weighing():
        weights = population_of(catalogue, codes, heirs)
    else:
        weights = read_weights(weighing.column, weighing.table, codes, notify, heirs, config.data)
    values = np.array([weights[code] for code in communes], dtype=np.float64)
    if not values.sum():
        nothing = message("weight.nothing", column=weighing.column)
        raise InputError.of("", nothing, message("weight.another-column"))
    spots = (*(commune.position for commune in communes.values()), *places)
    matrix = _matrix(_by_car(config.travel, notify), folder, spots)
    seconds = matrix.seconds[: len(communes), len(communes) :]
    return Reach(tuple(communes.values()), values, seconds, matrix.provenance)


@lru_cache(maxsize=2)
def _matrix(rules: TravelRules, folder: Path, spots: tuple[Position, ...]) -> TravelMatrix:
    """Asked again and again for the same places by the combinations of a grid."""
    return choose_provider(rules, folder).matrix(spots)


def _by_car(rules: TravelRules, notify: Notify) -> TravelRules:
    """How residents travel: as the van does, at the pace of a car.

    What was built of a road file is found by what it covers, wherever the file lies.
    """
    chosen = replace(rules, van_factor=CAR, corrections="", lines="")
    if rules.provider in (AUTO, OSM):
        return replace(chosen, file="")
    source = PROVIDERS.get(rules.provider)
    if source is None or not source.reads_table:
        return chosen
    notify(message("travel.no-residents-in-own-table"))
    return replace(chosen, provider=AUTO, file="")
