"""Driving estimated from the distance as the crow flies; needs no road file.

With H the geodesic distance on the WGS84 ellipsoid: 0 between equal points, else ::

    km      = 1.245 * H + 0.67
    minutes = (2.0 + 60 * km / 63.4) * van_factor

Calibrated on 2,832 real car trips; in the Gers it errs by about 6 % in distance and 8 % in time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import ESTIMATE
from tourplanner.travel.known import Known
from tourplanner.travel.provider import Line

DETOUR = 1.245
"""Road kilometres per geodesic kilometre."""

DETOUR_KM = 0.67
"""Road kilometres of every trip, however short."""

SPEED_KMH = 63.4
"""Speed of a car on the way."""

STARTING_MINUTES = 2.0
"""Minutes of every trip, however short."""

_WGS84 = Geod(ellps="WGS84")


def geodesic_km(a: Position, b: Position) -> float:
    """Kilometres as the crow flies between two positions, on the WGS84 ellipsoid.

    For one distance; `Estimate.matrix` works out all those of many positions at once.
    """
    _, _, metres = _WGS84.inv(a.longitude, a.latitude, b.longitude, b.latitude)
    return float(metres) / 1000


@dataclass(frozen=True, slots=True)
class Estimate:
    """The provider of estimated legs; the van takes ``van_factor`` times as long as a car."""

    name: ClassVar[str] = ESTIMATE

    van_factor: float

    @property
    def provenance(self) -> Provenance:
        """The formula and its constants."""
        formula = (
            f"geodesic WGS84 · {DETOUR}·H + {DETOUR_KM} km · {SPEED_KMH} km/h"
            f" + {STARTING_MINUTES:g} min · van ×{self.van_factor:g}"
        )
        return Provenance(self.name, formula, estimated=True, van_factor=self.van_factor)

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Estimated driving between all `positions`: symmetric, rounded to the second and metre."""
        upper = np.triu_indices(len(positions), k=1)
        crow_km = _geodesic_km(positions, *upper)
        apart = crow_km > 0
        km = np.where(apart, DETOUR * crow_km + DETOUR_KM, 0.0)
        minutes = np.where(apart, (STARTING_MINUTES + 60 * km / SPEED_KMH) * self.van_factor, 0.0)
        return TravelMatrix(
            seconds=_mirrored(60 * minutes, upper, len(positions)),
            metres=_mirrored(1000 * km, upper, len(positions)),
            provenance=self.provenance,
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """Straight lines: an estimate knows no roads."""
        return tuple(legs)


def offer(rules: TravelRules, _folder: Path, _known: Known) -> Iterator[Estimate]:
    """The estimate, which there is everywhere."""
    yield Estimate(rules.van_factor)


def _geodesic_km(
    positions: Sequence[Position], rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Geodesic kilometres, float64[p], of the p pairs ``(rows[k], columns[k])`` of `positions`."""
    latitude = np.array([position.latitude for position in positions], dtype=np.float64)
    longitude = np.array([position.longitude for position in positions], dtype=np.float64)
    _, _, metres = _WGS84.inv(longitude[rows], latitude[rows], longitude[columns], latitude[columns])
    return np.asarray(metres, dtype=np.float64) / 1000


def _mirrored(
    values: NDArray[np.float64], upper: tuple[NDArray[np.intp], NDArray[np.intp]], size: int
) -> NDArray[np.int32]:
    """Symmetric int32[size, size] of `values`, rounded to nearest, on `upper`; 0 on the diagonal."""
    full = np.zeros((size, size), dtype=np.int32)
    full[upper] = np.rint(values).astype(np.int32)
    return full + full.T
