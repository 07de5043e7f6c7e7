"""Times and distances against those of a real OSRM on the same road file."""

from pathlib import Path

import numpy as np
import pytest

from tests.travel.osm.files import ANDORRA, LIECHTENSTEIN
from tests.travel.osm.random_places import PLACES, random_places
from tests.travel.real_osrm import serving, table
from tourplanner.travel.osm.build import build
from tourplanner.travel.osm.provider import OsmRoads


@pytest.mark.parametrize("extract", [LIECHTENSTEIN, ANDORRA], ids=["Liechtenstein", "Andorra"])
@pytest.mark.usefixtures("osrm_programs")
def test_times_are_those_of_osrm(extract: Path, tmp_path: Path) -> None:
    roads = OsmRoads(build(extract, tmp_path / "roads"), tmp_path / "roads", van_factor=1.0)
    places = random_places(roads, PLACES)
    assert len(places) == PLACES
    ours = roads.matrix(places)
    with serving(extract, tmp_path, "--max-table-size", str(PLACES)) as url:
        seconds, metres = table(url, places)
    assert not np.isnan(seconds).any(), "OSRM does not reach a place"
    apart = seconds > 30
    assert apart.sum() > 0.9 * PLACES * (PLACES - 1)
    error = np.abs(ours.seconds[apart] / seconds[apart] - 1)
    assert np.median(error) <= 0.03
    assert np.quantile(error, 0.95) <= 0.10
    length_error = np.abs(ours.metres[apart] / metres[apart] - 1)
    assert np.median(length_error) <= 0.01
    # The van goes where a car goes, but for a few low bridges and narrow lanes.
    assert np.corrcoef(ours.seconds[apart], seconds[apart])[0, 1] > 0.99
