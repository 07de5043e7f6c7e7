"""Times and distances against those of a real OSRM on the same road file."""

from pathlib import Path

import numpy as np
import pytest

from tests.travel.osm.against_osrm import REGIONS, compared


@pytest.mark.slow
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.usefixtures("osrm_programs")
def test_times_are_those_of_osrm(region: str, tmp_path: Path) -> None:
    found = compared(REGIONS[region](tmp_path), tmp_path)
    assert found.error.size > 15_000
    # A place on an island of the extract, which OSRM lets nobody leave.
    assert found.unreached < 0.02 * found.error.size
    assert np.median(np.abs(found.error)) <= 0.01
    assert np.quantile(np.abs(found.error), 0.9) <= 0.04
    assert np.median(np.abs(found.length_error)) <= 0.01
    # The van goes where a car goes, but for a few low bridges and narrow lanes.
    assert np.corrcoef(found.seconds)[0, 1] > 0.97
