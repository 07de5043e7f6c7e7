"""How long a matrix of estimates takes, all at once and pair by pair."""

from itertools import combinations, islice
from time import perf_counter

import numpy as np
import pytest

from tourplanner.domain.place import Position
from tourplanner.travel.estimate import Estimate, geodesic_km

SIZE = 500
SAMPLE = 5_000


@pytest.mark.benchmark
def test_matrix_of_500_points():
    random = np.random.default_rng(0)
    # The box around the Gers.
    places = [
        Position(float(latitude), float(longitude))
        for latitude, longitude in zip(
            random.uniform(43.3, 44.1, SIZE), random.uniform(-0.3, 1.2, SIZE), strict=True
        )
    ]
    started = perf_counter()
    matrix = Estimate(van_factor=1.1).matrix(places)
    whole = perf_counter() - started

    pairs = list(islice(combinations(range(SIZE), 2), SAMPLE))
    started = perf_counter()
    crow_km = [geodesic_km(places[i], places[j]) for i, j in pairs]
    loop = (perf_counter() - started) * (SIZE * (SIZE - 1) // 2) / SAMPLE

    print(
        f"\nestimate, {SIZE} points: {whole:.3f} s with pyproj; {loop:.1f} s with geopy in a loop"
        f" (from {SAMPLE} pairs); ratio {loop / whole:.0f}"
    )
    assert [matrix.metres[pair] for pair in pairs] == [round(1245 * km + 670) for km in crow_km]
