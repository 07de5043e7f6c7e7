# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy>=2"]
# ///
"""Fit how far real drives are from travel times, and write `punctuality.csv`.

    python data/build_punctuality.py [--check]

`roads/speed_bands.csv` has, by distance as the crow flies, the 10 %, 50 % and 90 % quantiles of detour and
speed of 2,832 real car trips. Drives are made again from them: the crow's distance even within its band,
detour and speed independent, each log-normal with one spread below its middle and one above. The time that a
provider tells is held against each: the estimate by its formula; a provider that knows the road by the
distance of the drive and the usual speed of drives so long. The logarithm of their ratio is taken to be ::

    bias + day * z0 + (late if z1 > 0 else early) / sqrt(km) * z1

The bands are of different drives, so that nothing in them tells what a day has in common: ``day`` is an
assumption. ``late`` and ``early`` make least the quantile losses of 95 % and of 5 %, on the drives of even
rank; those of odd rank are held out. With ``--check`` nothing is written: the coverage of the 90 % intervals
is printed, on the drives that were held out, and on bands that were held out whole.
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
BANDS = HERE / "roads" / "speed_bands.csv"
OUT = HERE / "punctuality.csv"
Array = NDArray[np.float64]

DRAWS = 20_000
Z90, Z95 = 1.2815515655446004, 1.6448536269514722
DAY_SPREAD = 0.05
"""Assumed: the logarithm of the factor that all legs of a day share."""
OVERRUN_SHARE, OVERRUN_MINUTES = 0.25, 8.0
"""Assumed: visits at whose end people are still at the desk, and for how long in the mean."""
STEPS = np.arange(0.0, 2.0, 0.02)

DETOUR, DETOUR_KM, SPEED_KMH, STARTING_MINUTES = 1.245, 0.67, 63.4, 2.0
"""Of the estimate, as `tourplanner.travel.estimate` has them."""

PROVIDERS = ("estimate", "roads", "server")
FITTED = "fitted on roads/speed_bands.csv"
SOURCES = {
    "estimate": f"day and overrun assumed; the rest {FITTED}, detour and speed",
    "roads": f"day and overrun assumed; the rest {FITTED}, speed alone; bias not known",
    "server": f"day and overrun assumed; the rest {FITTED}, speed alone; bias not known",
}


class Drives(NamedTuple):
    """Drives of a band: logarithms of real over told time, road kilometres told, how many were seen."""

    ratio: Array
    km: Array
    pairs: int

    def half(self, rank: int) -> "Drives":
        """Those of even (0) or odd (1) rank."""
        return Drives(self.ratio[rank::2], self.km[rank::2], self.pairs)


class Fit(NamedTuple):
    """What the logarithm of real over told time is like."""

    bias: float
    late: float
    early: float

    def covers(self, drives: Drives) -> float:
        """Share of drives inside the interval of 90 %."""
        low, high = (self.bias + sign * Z95 * _spread(side, drives.km) for sign, side in self._sides())
        return float(np.mean((low <= drives.ratio) & (drives.ratio <= high)))

    def not_later(self, drives: Drives) -> float:
        """Share of drives that are no later than the interval's end, of which there should be 95 %."""
        return float(np.mean(drives.ratio <= self.bias + Z95 * _spread(self.late, drives.km)))

    def _sides(self) -> tuple[tuple[int, float], tuple[int, float]]:
        return (-1, self.early), (1, self.late)


def main() -> None:
    """Write the table, or show how it does."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    checks = parser.parse_args().check
    bands = read_bands()
    drives = {name: [drives_of(name, bands, rank) for rank in range(len(bands))] for name in PROVIDERS}
    if checks:
        for name in PROVIDERS:
            _show(name, drives[name])
        return
    fits = {name: fit([each.half(0) for each in drives[name]], name) for name in PROVIDERS}
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("provider", "bias", "day", "late", "early", "overrun_share", "overrun_minutes", "source")
        )
        for name, (bias, late, early) in fits.items():
            spreads = (f"{bias:.3f}", DAY_SPREAD, f"{late:.2f}", f"{early:.2f}")
            writer.writerow((name, *spreads, OVERRUN_SHARE, OVERRUN_MINUTES, SOURCES[name]))


def read_bands() -> list[dict[str, float]]:
    """The rows of the bands."""
    with BANDS.open(encoding="utf-8", newline="") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def drives_of(name: str, bands: Sequence[dict[str, float]], rank: int) -> Drives:
    """The drives of a band, made again from its quantiles, beside what a provider tells of them."""
    band, draw = bands[rank], np.random.Generator(np.random.PCG64([2027, rank]))
    crow = draw.uniform(band["crow_km_from"], band["crow_km_to"], DRAWS)
    detour, speed = (_two_piece(band, what, draw) for what in ("circuity", "road_kmh"))
    km = detour * crow
    minutes = 60 * km / speed
    if name == "estimate":
        km = DETOUR * crow + DETOUR_KM
        told = STARTING_MINUTES + 60 * km / SPEED_KMH
    else:
        middles = [(each["crow_km_from"] + each["crow_km_to"]) / 2 for each in bands]
        told = 60 * km / np.interp(crow, middles, [each["road_kmh_p50"] for each in bands])
    return Drives(np.log(minutes / told), km, int(band["pairs"]))


def _two_piece(band: dict[str, float], what: str, draw: np.random.Generator) -> Array:
    low, middle, high = (np.log(band[f"{what}_p{share}"]) for share in (10, 50, 90))
    z = draw.standard_normal(DRAWS)
    found: Array = np.exp(middle + np.where(z < 0, middle - low, high - middle) / Z90 * z)
    return found


def fit(drives: Sequence[Drives], name: str) -> Fit:
    """The bias and the spreads of the least quantile losses; a band weighs as many drives as it had."""
    weights = [each.pairs for each in drives]
    medians = [float(np.median(each.ratio)) for each in drives]
    bias = float(np.average(medians, weights=weights)) if name == "estimate" else 0.0
    late, early = (min(STEPS, key=lambda step: _loss(drives, bias, sign, float(step))) for sign in (1, -1))
    return Fit(bias, float(late), float(early))


def _loss(drives: Iterable[Drives], bias: float, sign: int, side: float) -> float:
    total = 0.0
    for each in drives:
        over = sign * (each.ratio - bias) - Z95 * _spread(side, each.km)
        total += each.pairs * float(np.mean(np.where(over > 0, 0.95 * over, -0.05 * over)))
    return total


def _spread(side: float, km: Array) -> Any:
    return np.sqrt(DAY_SPREAD**2 + side**2 / np.maximum(km, 1.0))


def _show(name: str, drives: Sequence[Drives]) -> None:
    fitted = fit([each.half(0) for each in drives], name)
    print(f"{name}: bias {fitted.bias:.3f}, late {fitted.late:.2f}, early {fitted.early:.2f}")
    held = [each.half(1) for each in drives]
    print("  drives of odd rank:", *_coverage(fitted, held))
    for rank in (0, 1):
        trained = fit([each for number, each in enumerate(drives) if number % 2 == rank], name)
        print("  bands held out whole:", *_coverage(trained, drives[1 - rank :: 2]), tuple(trained))


def _coverage(fitted: Fit, drives: Sequence[Drives]) -> list[str]:
    found = [fitted.covers(each) for each in drives]
    pooled = np.average(found, weights=[each.pairs for each in drives])
    return [*(f"{share:.1%}" for share in found), f"pooled {pooled:.1%}"]


if __name__ == "__main__":
    main()
