"""What the drives of a day take on each day that is drawn."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.punctuality.draws import DAY, OVERRUNS, Seconds, normals, shares
from tourplanner.domain.tour import Tour
from tourplanner.domain.travel_doubt import TravelDoubt

LEAST_KM = 1.0
"""Noise does not grow any further for shorter legs."""


@dataclass(frozen=True, slots=True)
class DrawnTour:
    """What is drawn for a tour: the drive to each visit, how long people stay after it, the way home."""

    drives: tuple[Seconds, ...]
    overruns: tuple[Seconds, ...]
    home: Seconds


def drawn_tour(doubt: TravelDoubt, tour: Tour) -> DrawnTour:
    """What is drawn for the legs and the visits of a tour, in its order."""
    drives = [
        drawn_drive(doubt, number, visit.leg_drive_seconds, visit.leg_distance_m)
        for number, visit in enumerate(tour.visits)
    ]
    overruns = [drawn_overrun(doubt, number) for number in range(len(tour.visits))]
    home = drawn_drive(doubt, len(tour.visits), tour.leg_back_drive_seconds, tour.leg_back_distance_m)
    return DrawnTour(tuple(drives), tuple(overruns), home)


def drawn_drive(doubt: TravelDoubt, number: int, seconds: int, metres: int) -> Seconds:
    """Seconds of a leg, the one of this number in its day (0 for the first), int64[draws].

    Whole seconds, so that the last bit of a machine's exponential is not seen.
    """
    if not seconds:
        return np.zeros(len(normals(DAY)), np.int64)
    drawn: Seconds = np.rint(seconds * drawn_factor(doubt, number, metres)).astype(np.int64)
    return drawn


@lru_cache(maxsize=512)
def drawn_factor(doubt: TravelDoubt, number: int, metres: int) -> NDArray[np.float64]:
    """How many times the told time a leg of so many metres takes, float64[draws]."""
    noise = normals(DAY + 1 + number)
    side = np.where(noise > 0, doubt.late, doubt.early) / np.sqrt(max(metres / 1000, LEAST_KM))
    factor: NDArray[np.float64] = np.exp(doubt.bias + doubt.day * normals(DAY) + side * noise)
    return factor


@lru_cache(maxsize=64)
def drawn_overrun(doubt: TravelDoubt, number: int) -> Seconds:
    """Seconds after its end that people are at the desk of the visit of this number, int64[draws]."""
    share = shares(OVERRUNS + number)
    if not doubt.overrun_share:
        return np.zeros(len(share), np.int64)
    stays = share < doubt.overrun_share
    longer = -doubt.overrun * np.log(np.where(stays, share / doubt.overrun_share, 1.0))
    drawn: Seconds = np.rint(longer).astype(np.int64)
    return drawn
