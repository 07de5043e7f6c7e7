"""The country: 24 villages chosen and planned in each of the 101 départements, by the shipped farm `pays`."""

import tempfile
from pathlib import Path

from tests.benchmarks.farm import read, whole_process
from tests.benchmarks.table import show

WORKERS = 2
CLOSE = 0.005


def run() -> None:
    """Wall and processor time of the whole command on two processes, and what is proven."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wall, cpu, _ = whole_process("pays", folder, WORKERS)
        rows, ledger = read(folder / "farm.csv"), read(folder / "ledger.csv")
    close = sum(row["gap"] != "" and float(row["gap"]) <= CLOSE for row in rows)
    chosen = sum(row["choice_gap"] != "" and float(row["choice_gap"]) == 0 for row in rows)
    slowest = max(float(row["core_seconds"]) for row in ledger)
    show(
        f"The country: {len(rows)} départements, one van each, four weeks, on {WORKERS} processes",
        [
            "wall",
            "processor",
            "slowest",
            "plans proven",
            "plans within 0.5 %",
            "choices proven",
            "24 villages",
            "none",
        ],
        [
            [
                f"{wall:.0f} s",
                f"{cpu:.0f} s",
                f"{slowest:.1f} s",
                sum(row["status"] == "optimal" for row in rows),
                close,
                chosen,
                sum(row["visits"] == "24" for row in rows),
                sum(row["visits"] == "0" for row in rows),
            ]
        ],
    )
