"""Coverage: the drives of every commune to every place of help, and all figures, lists and tables."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from tests.benchmarks.table import show
from tests.cli.commands import ROOT, process_environment
from tourplanner.cli.covered_json import coverage_json
from tourplanner.workflow.coverage import CoverOptions, cover

RUNS = 7
PLAN = ROOT / "maps" / "pilote-2020"


def run() -> None:
    """Seconds for the measure alone, with its figures, and for the whole process."""
    covered = cover(PLAN, CoverOptions())
    communes, places = len(covered.coverage.communes), len(covered.coverage.places)
    command = [sys.executable, "-m", "tourplanner", "coverage", str(PLAN)]
    rows = [
        ["drives of the plan, two scopes", _median(lambda: cover(PLAN, CoverOptions()))],
        ["figures by area, lists, JSON", _median(lambda: coverage_json(covered))],
        [
            "whole process `tourplanner coverage`",
            _median(
                lambda: subprocess.run(
                    command, cwd=ROOT, env=process_environment(), capture_output=True, check=True
                )
            ),
        ],
    ]
    show(
        f"Coverage: {communes} communes (three of 461 have merged), {places} places", ["what", "median"], rows
    )


def _median(work: Callable[[], object]) -> str:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times):.2f} s"
