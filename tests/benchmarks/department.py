"""Three plans of a whole département through the public face of the solvers, each in its own process."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import problem_at
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

FOLDER = Path(__file__).parents[1] / "data" / "department"
ROOT = Path(__file__).parents[2]
# A: one stop per half-day. B: 40-minute stops, once each. C: visits 1 to 3 in the cycle as well.
SECONDS = {"A": 60.0, "B": 60.0, "C": 120.0}


def run() -> None:
    """Plan each case within its time limit and print what was found and proven."""
    show(
        "The département: 461 communes, four weeks",
        ["case", "limit", "status", "driving", "bound", "gap", "missing", "time", "memory", "broken rules"],
        [_row(case) for case in SECONDS],
    )


def _row(case: str) -> list[object]:
    command = [sys.executable, "-m", "tests.benchmarks.department", case]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    # HiGHS prints stray lines before ours.
    found = json.loads(done.stdout.splitlines()[-1])
    drive, bound = found["drive"], found["bound"]
    return [
        case,
        f"{SECONDS[case]:.0f} s",
        found["status"],
        f"{drive / 3600:.2f} h",
        "–" if bound is None else f"{bound / 3600:.2f} h",
        "–" if bound is None else f"{100 * (drive - bound) / drive:.2f} %",
        found["missing"],
        f"{found['seconds']:.0f} s",
        f"{found['megabytes']:.0f} MB",
        found["broken"],
    ]


def _measure(case: str) -> dict[str, object]:
    problem = problem_at(FOLDER / f"{case}.toml")
    began = time.perf_counter()
    result = solve(problem, Limits(time_limit=SECONDS[case]))
    took = time.perf_counter() - began
    breaches = check(problem, result.tours)
    return {
        "status": result.status.value,
        "drive": sum(tour.drive_seconds for tour in result.tours),
        "bound": result.bound,
        "missing": sum(map(is_loss, breaches)),
        "broken": len(breaches) - sum(map(is_loss, breaches)),
        "seconds": took,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
