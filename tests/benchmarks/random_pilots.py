"""Random pilots: real communes, random days, bans, frequencies, hours; every one proven."""

import statistics
import time
from collections import Counter

from tests.benchmarks.table import show
from tests.instances import problem_of, random_pilot
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 100


def run() -> None:
    """Solve all cases and print statuses, times, and rules broken by any plan."""
    statuses: Counter[str] = Counter()
    times: list[float] = []
    broken = 0
    for seed in range(CASES):
        problem = problem_of(random_pilot(seed))
        began = time.perf_counter()
        result = solve(problem, Limits())
        times.append(time.perf_counter() - began)
        statuses[result.status.value] += 1
        broken += sum(not is_loss(v) for v in check(problem, result.tours))
    show(
        "Random pilots: 20 to 30 communes, frequencies 1/2/4, random days, bans, closures, hours",
        ["cases", "statuses", "median", "worst", "broken rules"],
        [
            [
                CASES,
                ", ".join(f"{number} {status}" for status, number in statuses.most_common()),
                f"{statistics.median(times):.2f} s",
                f"{max(times):.2f} s",
                broken,
            ]
        ],
    )
