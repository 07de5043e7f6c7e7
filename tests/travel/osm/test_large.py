"""A file of more than a département streams: memory grows with its roads, not with its bytes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.travel.osm.files import LIECHTENSTEIN
from tests.travel.osm.filler import pad
from tests.travel.osm.peak import BITS
from tests.travel.osm.tiles import tile
from tourplanner.travel.osm.reading import LARGE_BYTES, read_roads

pytestmark = pytest.mark.slow

SPREAD = 800_000_000
"""Between the ids of one copy and the next: three of them need as many ids as half of the planet."""


def test_houses_around_the_roads_change_nothing(tmp_path: Path) -> None:
    small, padded = tmp_path / "small.osm.pbf", tmp_path / "padded.osm.pbf"
    tile(LIECHTENSTEIN, small, 1, 1)
    pad(small, padded, 6_000_000)
    before, after = read_roads(small), read_roads(padded)
    assert (before.way_ids == after.way_ids).all()
    assert (before.node_ids == after.node_ids).all()
    assert (before.latitude == after.latitude).all()
    assert before.roads == after.roads


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_memory_is_that_of_the_roads(tmp_path: Path) -> None:
    small, large = tmp_path / "small.osm.pbf", tmp_path / "large.osm.pbf"
    tile(LIECHTENSTEIN, small, 3, 1, SPREAD)
    pad(small, large, LARGE_BYTES + 1)
    own, padded = (_peak(path) for path in (small, large))
    # The ids of one pass are a bit each; all the rest is what the small file takes too.
    assert padded < own + BITS + 100


def _peak(path: Path) -> float:
    """Megabytes of a process that reads the file."""
    command = [sys.executable, "-m", "tests.travel.osm.peak", str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
