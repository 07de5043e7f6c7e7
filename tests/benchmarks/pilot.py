"""The main job as a user runs it: a whole process, from the command line to the map."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import pilot, problem_of
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

RUNS = 5


def run() -> None:
    """Wall time and peak memory of ``tourplanner plan`` on the pilot, and of the solve alone."""
    with tempfile.TemporaryDirectory() as folder:
        walls = [_whole_process("plan", "--out", folder, "--quiet") for _ in range(RUNS)]
        plan = json.loads((Path(folder) / "plan.json").read_text(encoding="utf-8"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    helps = [_whole_process("--help") for _ in range(RUNS)]
    problem = problem_of(pilot())
    solves = [_solve(problem) for _ in range(RUNS)]
    result = plan["result"]
    show(
        "The pilot: whole process `tourplanner plan`",
        ["wall, median", "wall, worst", "peak memory", "solve alone", "`--help`", "status", "gap", "visits"],
        [
            [
                f"{statistics.median(walls):.2f} s",
                f"{max(walls):.2f} s",
                f"{peak:.0f} MB",
                f"{statistics.median(solves):.3f} s",
                f"{statistics.median(helps):.2f} s",
                result["status"],
                result["gap"],
                plan["totals"]["visits"],
            ]
        ],
    )


def _whole_process(*arguments: str) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "tourplanner", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _solve(problem: Problem) -> float:
    began = time.perf_counter()
    solve(problem, Limits())
    return time.perf_counter() - began
