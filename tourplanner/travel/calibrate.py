"""The constants of the estimate, fitted to the roads of a region."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.message import message
from tourplanner.travel.estimate import DETOUR, DETOUR_KM, Estimate
from tourplanner.travel.osm.provider import OsmRoads

PLACES = 150
NEAR = 1000.0
"""Metres from a road within which a random place is used."""

LEAST_KM, MOST_KM = 1.0, 70.0
"""Of the pairs that count, as the crow flies: what vans of a département drive."""

FEWEST = 30
"""Pairs below which nothing is fitted."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted constants of the estimate, and how well they do.

    ``detour``, ``detour_km``, ``speed_kmh``, ``starting_minutes`` are the constants of
    `tourplanner.travel.estimate`; errors are the mean relative ones over ``pairs`` pairs, with the
    fitted constants and with the present ones.
    """

    detour: float
    detour_km: float
    speed_kmh: float
    starting_minutes: float
    pairs: int
    km_error: float
    minutes_error: float
    present_km_error: float
    present_minutes_error: float


def random_places(roads: OsmRoads) -> tuple[Position, ...]:
    """Places spread over the region near its roads, the same each time."""
    draw = random.Random(0)
    south, west, north, east = roads.card.box
    tried = tuple(
        Position(round(draw.uniform(south, north), 5), round(draw.uniform(west, east), 5))
        for _ in range(6 * PLACES)
    )
    away = roads.away(tried)
    return tuple(place for place, metres in zip(tried, away, strict=True) if metres <= NEAR)[:PLACES]


def fit(roads: OsmRoads, places: Sequence[Position]) -> Fit:
    """Fit the estimate to the car's times and distances on `roads` between `places`.

    Relative errors are made least, so that short trips count as much as long ones.

    Raises
    ------
    TravelError
        If there are too few pairs, or a place is too far from the roads.
    """
    present = Estimate(1.0).matrix(places)
    crow = _crow_km(present)
    off = (crow >= LEAST_KM) & (crow <= MOST_KM)
    if int(off.sum()) < FEWEST:
        raise TravelError(
            message(
                "travel.too-few-pairs",
                file=roads.card.file,
                n=int(off.sum()),
                least=LEAST_KM,
                most=MOST_KM,
                fewest=FEWEST,
            )
        )
    legs = roads.legs(places)
    km, minutes = (values[off].astype(np.float64) for values in (legs.metres / 1000, legs.seconds / 60))
    detour, detour_km = _line(crow[off], km)
    pace, starting = _line(detour * crow[off] + detour_km, minutes)
    fitted_km = detour * crow[off] + detour_km
    return Fit(
        detour=round(detour, 3),
        detour_km=round(detour_km, 2),
        speed_kmh=round(60 / pace, 1),
        starting_minutes=round(starting, 1),
        pairs=int(off.sum()),
        km_error=_error(fitted_km, km),
        minutes_error=_error(starting + pace * fitted_km, minutes),
        present_km_error=_error(present.metres[off] / 1000.0, km),
        present_minutes_error=_error(present.seconds[off] / 60.0, minutes),
    )


def _crow_km(present: TravelMatrix) -> NDArray[np.float64]:
    """Kilometres as the crow flies, had back from the estimate."""
    return np.maximum(present.metres / 1000.0 - DETOUR_KM, 0.0) / DETOUR


def _line(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and intercept of the line with the least squares of relative errors."""
    columns = np.column_stack([x / y, 1 / y])
    (slope, intercept), *_ = np.linalg.lstsq(columns, np.ones(len(y)), rcond=None)
    return float(slope), float(intercept)


def _error(found: NDArray[np.float64], true: NDArray[np.float64]) -> float:
    return float(np.mean(np.abs(found / true - 1)))
