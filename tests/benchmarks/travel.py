"""The travel matrix of 500 places, and the same distances asked one by one."""

import random
import time

from geopy.distance import geodesic

from tests.benchmarks.table import show
from tourplanner.domain.place import Position
from tourplanner.travel.estimate import Estimate

PLACES = 500
SAMPLE = 5_000


def run() -> None:
    """Seconds for the whole matrix, and for geopy's loop extrapolated from a sample."""
    draw = random.Random(0)
    places = [Position(draw.uniform(43.3, 44.1), draw.uniform(-0.3, 1.2)) for _ in range(PLACES)]
    began = time.perf_counter()
    Estimate(1.1).matrix(places)
    matrix = time.perf_counter() - began
    pairs = [(draw.choice(places), draw.choice(places)) for _ in range(SAMPLE)]
    began = time.perf_counter()
    for origin, destination in pairs:
        geodesic((origin.latitude, origin.longitude), (destination.latitude, destination.longitude))
    loop = (time.perf_counter() - began) * PLACES * (PLACES - 1) / 2 / SAMPLE
    show(
        f"Travel matrix of {PLACES} places",
        ["pyproj, all pairs at once", "geopy, one by one (extrapolated)", "ratio"],
        [[f"{matrix:.3f} s", f"{loop:.1f} s", f"{loop / matrix:.0f}"]],
    )
