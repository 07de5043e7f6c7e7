"""What-if as a user runs it: whole processes, for five scenarios and for a grid."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.table import show

RUNS = 3
SCENARIOS = ("tenareze", "deuxieme-van", "sans-vendredi", "label-france-services")
FIFTH = (
    'format = 1\ntitle = "Dépôt à Mirande"\n[change.depots.auch]\nlatitude = 43.51528\nlongitude = 0.40389\n'
)
"""A fifth scenario for the pilot: the depot moves."""


def run() -> None:
    """Wall time of ``tourplanner whatif`` with all its outputs, and of a grid."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mirande.toml").write_text(FIFTH, encoding="utf-8")
        outputs = ["--json", "f.json", "--xlsx", "f.xlsx", "--map", "f.html"]
        plain = [_whole_process(folder, *SCENARIOS, "mirande.toml") for _ in range(RUNS)]
        written = [_whole_process(folder, *SCENARIOS, "mirande.toml", *outputs) for _ in range(RUNS)]
        figures = json.loads((folder / "f.json").read_text(encoding="utf-8"))
        grids = [_whole_process(folder, "--grid", "depots-et-jours", "--out", f"{n}") for n in range(RUNS)]
        again = _whole_process(folder, "--grid", "depots-et-jours", "--out", "0")
    show(
        "What if: the pilot and five scenarios, whole process `tourplanner whatif`",
        ["what", "wall, median", "wall, worst"],
        [
            ["table on the terminal", *_times(plain)],
            ["with JSON, workbook and map", *_times(written)],
            [f"grid of 48 combinations, {os.cpu_count()} processes", *_times(grids)],
            ["the same grid again, all kept", *_times([again])],
        ],
    )
    show(
        "What the scenarios give",
        ["scenario", "status", "gap", "visits", "communes", "driving", "cost per visit"],
        [
            [
                case["title"],
                case["status"],
                case["gap"],
                case["figures"]["visits"],
                case["figures"]["communes"],
                f"{case['figures']['drive_seconds'] / 3600:.1f} h",
                f"{case['figures']['cost_per_visit_cents'] / 100:.0f} €",
            ]
            for case in (figures["base"], *figures["scenarios"])
        ],
    )


def _times(walls: list[float]) -> list[str]:
    return [f"{statistics.median(walls):.1f} s", f"{max(walls):.1f} s"]


def _whole_process(folder: Path, *arguments: str) -> float:
    root = Path(__file__).resolve().parents[2]
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tourplanner", "whatif", "pilot.toml", *arguments, "--quiet"],
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began
