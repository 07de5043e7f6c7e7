"""Calendars, tracks, open data and the page: all files of the pilot's year."""

import resource
import statistics
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.benchmarks.table import show
from tests.outputs.schedules import PLAN, pilot
from tourplanner.outputs import index
from tourplanner.wording.language import Language
from tourplanner.workflow.exporting import ALL, export_plan, exports

RUNS = 5
UPDATED = date(2026, 11, 2)


def run() -> None:
    """Seconds, files and bytes of each format, and of the whole export with its reading and writing."""
    scheduled = pilot()
    rows = []
    written: dict[str, bytes] = {}
    for name, render in exports(UPDATED).items():
        files: Mapping[str, bytes] = {}
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            files = render(scheduled, Language.FR)
            times.append(time.perf_counter() - began)
        written |= files
        rows.append(_row(name, times, len(files), sum(map(len, files.values()))))
    began = time.perf_counter()
    page = index.render(scheduled, Language.FR, written)
    rows.append(_row("index.html", [time.perf_counter() - began], 1, len(page["index.html"])))
    times, count = [], 0
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            count = len(
                export_plan(PLAN, (ALL,), None, UPDATED, Path(folder), Language.FR, None, lambda notice: None)
            )
            times.append(time.perf_counter() - began)
    rows.append(_row("`export --format all`", times, count, 0))
    show("A year of the pilot in the formats of others", ["format", "median", "files", "size"], rows)
    print(f"\nPeak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _row(name: str, times: list[float], files: int, size: int) -> list[object]:
    return [name, f"{statistics.median(times):.3f} s", files, f"{size / 1000:.0f} kB" if size else "–"]
