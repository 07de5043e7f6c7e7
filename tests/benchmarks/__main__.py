"""Print the benchmark tables: all of them, or those named on the command line."""

import sys

from tests.benchmarks import coverage, department, peers, pilot, pvrp, random_pilots, reasons, travel
from tests.benchmarks.table import machine

BENCHMARKS = {
    "pilot": pilot.run,
    "random-pilots": random_pilots.run,
    "reasons": reasons.run,
    "coverage": coverage.run,
    "department": department.run,
    "pvrp": pvrp.run,
    "peers": peers.run,
    "travel": travel.run,
}

if __name__ == "__main__":
    unknown = [name for name in sys.argv[1:] if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(f"Measured on {machine()}")
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
