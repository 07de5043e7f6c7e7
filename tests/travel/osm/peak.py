"""Reads the roads of a file in a process of its own, and tells the megabytes that it took at most."""

import sys
from pathlib import Path

from tourplanner.travel.osm.reading import SPAN, read_roads

BITS = SPAN / 8 / 2**20
"""Megabytes that the ids of one pass take at most."""

if __name__ == "__main__":
    read_roads(Path(sys.argv[1]))
    lines = Path("/proc/self/status").read_text().splitlines()
    (peak,) = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    print(int(peak) / 1024)
