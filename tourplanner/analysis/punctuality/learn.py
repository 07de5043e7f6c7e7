"""What the arrivals that a crew noted say of its drives."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from tourplanner.analysis.punctuality.drives import LEAST_KM
from tourplanner.domain.travel_doubt import TravelDoubt

FEWEST = 20
"""Days below which nothing is learnt."""
MOST_TIMES = 3.0
"""A drive that took so many times as long as told, or so many times less, is no drive but a slip."""
SURE = 1.96
"""Of a normal law: 95 % lie within so many of its spreads."""


@dataclass(frozen=True, slots=True)
class Drive:
    """The first drive of a day, from the depot: seconds that it took, and that were told; metres."""

    took: int
    told: int
    metres: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """How long drives take, by what is told of them.

    Attributes
    ----------
    days
        Drives that count.
    slips
        Those left out, which cannot be true.
    factor, spread
        How many times as long as told drives take in the middle, and how many times as much as usual they
        differ; each with the interval in which it is 19 times of 20.
    """

    days: int
    slips: int
    factor: float
    factor_between: tuple[float, float]
    spread: float
    spread_between: tuple[float, float]


def learn(drives: Sequence[Drive], doubt: TravelDoubt) -> Learnt | None:
    """What drives say beside `doubt`, which has the spread that is usual; None where they are too few.

    The logarithm of real over told time is taken to have one middle, and a variance that is a multiple of the
    usual one of a leg so long. Of a single drive a day nobody can tell what the day did and what the leg.
    """
    true = [drive for drive in drives if drive.told > 0 and _is_true(drive)]
    if len(true) < FEWEST:
        return None
    ratios = [log(drive.took / drive.told) for drive in true]
    weights = [1 / _variance(drive, doubt) for drive in true]
    middle = sum(w * r for w, r in zip(weights, ratios, strict=True)) / sum(weights)
    scatter = sum(w * (r - middle) ** 2 for w, r in zip(weights, ratios, strict=True)) / (len(true) - 1)
    spread = sqrt(scatter)
    off = SURE * spread / sqrt(sum(weights))
    wide = SURE / sqrt(2 * len(true))
    told = middle - doubt.bias
    return Learnt(
        days=len(true),
        slips=len(drives) - len(true),
        factor=exp(told),
        factor_between=(exp(told - off), exp(told + off)),
        spread=spread,
        spread_between=(spread * exp(-wide), spread * exp(wide)),
    )


def _is_true(drive: Drive) -> bool:
    return drive.told / MOST_TIMES <= drive.took <= drive.told * MOST_TIMES


def _variance(drive: Drive, doubt: TravelDoubt) -> float:
    """Of the logarithm: a law of two halves has that of their mean square, near enough."""
    km = max(drive.metres / 1000, LEAST_KM)
    return doubt.day**2 + (doubt.late**2 + doubt.early**2) / (2 * km)
