"""A farm of what-ifs of the pilot: seconds of a processor for each, what the farm itself takes, and memory.

``python -m tests.benchmarks farm`` does 10,000 (``FARM_JOBS`` says how many); ``farm-kills`` kills a process
of a small farm at 50 random moments.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.table import show
from tests.cli.commands import ROOT, process_environment
from tests.workflow.farm.farms import small_farm
from tests.workflow.farm.killing import killed_at

JOBS = int(os.environ.get("FARM_JOBS", "10000"))
WORKERS = int(os.environ.get("FARM_WORKERS", "2"))
GRID = "depots-et-jours"
COMBINATIONS = 48
KILLS = int(os.environ.get("FARM_KILLS", "50"))
FARM = """\
format = 1
title = "Dix mille et si"
grids = ["depots-et-jours"]
seeds = {seeds}
[[instances]]
dossiers = ["pilot.toml"]
"""


def run() -> None:
    """Processor time of the jobs and of the command around them, and its memory at the end."""
    seeds = list(range(-(-JOBS // COMBINATIONS)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "farm.toml"
        file.write_text(FARM.format(seeds=seeds), encoding="utf-8")
        wall, cpu, peak = whole_process(str(file), folder / "out", WORKERS)
        ledger = read(folder / "out" / "ledger.csv")
        jobs = sum(float(row["core_seconds"]) for row in ledger)
        # The largest of all processes so far, by which time no other one has been run.
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again, cpu_again, _ = whole_process(str(file), folder / "out", WORKERS)
    started = started_alone()
    overhead = cpu - jobs - WORKERS * started
    show(
        f"A farm of {len(ledger)} warm what-ifs of the pilot, {WORKERS} processes",
        [
            "wall",
            "processor",
            "each",
            "the farm itself",
            "of that starting",
            "peak of the command",
            "of any process",
            "again, all kept",
        ],
        [
            [
                f"{wall:.0f} s",
                f"{cpu:.0f} s",
                f"{jobs / len(ledger):.3f} s",
                f"{overhead:.1f} s ({overhead / jobs:.1%})",
                f"{WORKERS * started:.1f} s",
                f"{peak:.0f} MiB",
                f"{largest:.0f} MiB",
                f"{again:.0f} s wall, {cpu_again:.0f} s processor",
            ]
        ],
    )


def started_alone() -> float:
    """Processor seconds of a process that loads all that a job needs, and does none."""
    before = _children()
    code = "import tourplanner.workflow.farm.farm, tourplanner.workflow.farm.tasks"
    subprocess.run([sys.executable, "-c", code], check=True, env=process_environment(PYTHONPATH=str(ROOT)))
    return _children() - before


def whole_process(farm: str, out: Path, workers: int) -> tuple[float, float, float]:
    """Wall and processor seconds of ``tourplanner farm`` with all its processes, and the MiB of the first."""
    before, began = _children(), time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "told"
        subprocess.run(
            [
                *(sys.executable, "-m", "tests.fuzz.peak", str(told), "farm", farm, "--out", str(out)),
                *("--workers", str(workers), "--plain", "--quiet"),
            ],
            check=True,
            env=process_environment(PYTHONPATH=str(ROOT)),
            stdout=subprocess.DEVNULL,
        )
        code, peak = told.read_text(encoding="utf-8").split()
    assert code == "0"
    return time.perf_counter() - began, _children() - before, float(peak)


def read(file: Path) -> list[dict[str, str]]:
    """The rows of a table for programs."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def kills() -> None:
    """Kill a process of a small farm at random moments, and compare its tables with those of one in peace."""
    chance, killed = random.Random(0), list[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = small_farm(folder)
        whole_process(str(file), folder / "peace", 2)
        expected = _tables(folder / "peace")
        number, alike = 0, 0
        while len([each for each in killed if each != "ended"]) < KILLS:
            killed += killed_at(file, folder / f"{number}", chance, plain=True)
            alike += _tables(folder / f"{number}") == expected
            number += 1
    show(
        f"A small farm, a process of it killed at {KILLS} random moments",
        ["the command", "a worker", "after its end", "farms", "the same bytes"],
        [[killed.count("command"), killed.count("worker"), killed.count("ended"), number, alike]],
    )


def _tables(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in ("farm.csv", "visits.csv", "dictionary.csv")]
