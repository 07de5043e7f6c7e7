"""Real roads: how close to OSRM, and how long a road file of the size of the Gers takes."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.benchmarks.table import show
from tests.travel.osm.against_osrm import REGIONS, compared
from tests.travel.osm.files import LIECHTENSTEIN
from tests.travel.osm.filler import pad
from tests.travel.osm.random_places import PLACES
from tests.travel.osm.tiles import STEP, tile
from tests.travel.real_osrm import NoOsrmError
from tourplanner.domain.place import Position
from tourplanner.travel.osm.build import built
from tourplanner.travel.osm.provider import OsmRoads

VILLAGES = 490
TILES = {"70,000": (5, 3), "140,000": (6, 5)}
"""Ways with a highway in so many copies of Liechtenstein, east and north."""

VALLEY = (
    (47.068, 9.506),
    (47.111, 9.524),
    (47.141, 9.521),
    (47.166, 9.510),
    (47.211, 9.527),
    (47.239, 9.529),
)
"""Latitude and longitude of villages of Liechtenstein, from Balzers to Ruggell."""

LARGE = 2_000_000_000
"""Bytes of a file of a region with all its houses, which streams."""

SELF = "tests.benchmarks.roads"


def run() -> None:
    """Errors against a real OSRM; seconds and memory of a large file, first and second run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show(
            f"Roads against OSRM's car profile: of {PLACES} random places those that both take to one road",
            ["extract", "places", "legs", "time, median", "90 %", "95 %", "bias", "distance, median"],
            [_against_osrm(region, folder) for region in REGIONS],
        )
        rows = []
        for ways, copies in TILES.items():
            path = folder / f"{ways.replace(',', '')}.osm.pbf"
            tile(LIECHTENSTEIN, path, *copies)
            home = folder / path.name.partition(".")[0]
            rows += [[ways, each, *_process(path, home)] for each in ("first", "second")]
        large = folder / "large.osm.pbf"
        pad(folder / "70000.osm.pbf", large, LARGE)
        rows.append(["70,000 and houses, 2 GB", "first", *_process(large, folder / "large")])
        show(
            f"A road file of joined copies of Liechtenstein, matrix of {VILLAGES} places",
            ["ways", "run", "read and build", "matrix", "process time", "peak memory"],
            rows,
        )


def _against_osrm(region: str, folder: Path) -> list[object]:
    home = folder / region
    home.mkdir()
    try:
        found = compared(REGIONS[region](home), home)
    except NoOsrmError as reason:
        return [region, f"not measured: {reason}", *[""] * 5]
    size = np.abs(found.error)
    shares = (*np.quantile(size, (0.5, 0.9, 0.95)), found.error.mean(), np.median(np.abs(found.length_error)))
    return [region, found.places, size.size, *(f"{share:.2%}" for share in shares)]


def _process(path: Path, home: Path) -> list[str]:
    """One run in a process of its own, as a command would be."""
    command = [sys.executable, "-m", SELF, str(path), str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split(";")


def _measure(path: Path, home: Path) -> None:
    """Build and ask for the matrix; print wall seconds of both, process time and peak memory."""
    began, spent = time.perf_counter(), time.process_time()
    card = built(path, home)
    ready = time.perf_counter()
    roads = OsmRoads(card, home, van_factor=1.1)
    roads.matrix(_villages(roads))
    done = time.perf_counter()
    process = time.process_time() - spent
    print(f"{ready - began:.2f} s;{done - ready:.2f} s;{process:.2f} s;{_peak_memory()}", end="")


def _peak_memory() -> str:
    """Of this process alone: what its parent held before does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "not measured"
    (peak,) = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return f"{int(peak) / 1024:.0f} MB"


def _villages(roads: OsmRoads) -> list[Position]:
    """Places on a grid over the extract's tiles, near the middle of each, where there are roads."""
    south, west, north, east = roads.card.box
    columns = max(round((east - west) / STEP[0]), 1)
    rows = max(round((north - south) / STEP[1]), 1)
    found = []
    for number in range(VILLAGES):
        copy, village = divmod(number, len(VALLEY))
        again, (row, column) = copy // (columns * rows), divmod(copy % (columns * rows), columns)
        latitude, longitude = VALLEY[village]
        # A second village of the same copy lies some 40 m beside the first.
        north_by, east_by = row * STEP[1] + 0.0004 * again, column * STEP[0]
        found.append(Position(round(latitude + north_by, 6), round(longitude + east_by, 6)))
    return found


if __name__ == "__main__":
    _measure(Path(sys.argv[1]), Path(sys.argv[2]))
