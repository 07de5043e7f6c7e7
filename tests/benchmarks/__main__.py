"""Print the benchmark tables: all of them, or those named on the command line."""

import importlib
import sys

from tests.benchmarks.table import machine

BENCHMARKS = (
    "pilot",
    "random-pilots",
    "short-visits",
    "trust",
    "reasons",
    "department",
    "pvrp",
    "peers",
    "travel",
    "choose",
    "anywhere",
    "year",
    "workbooks",
    "roads",
    "whatif",
    "farm",
    "farm-kills",
    "country",
    "coverage",
    "repair",
    "verdicts",
    "desk",
    "desk-day",
    "punctuality",
)
"""Each a module of this package with a function ``run``; only what is asked for is loaded."""

if __name__ == "__main__":
    unknown = [name for name in sys.argv[1:] if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(f"Measured on {machine()}")
    for name in sys.argv[1:] or BENCHMARKS:
        importlib.import_module(f"tests.benchmarks.{name.replace('-', '_')}").run()
