"""Random configs with several stops per half-day, each within half a minute: what is proven of them.

`python -m tests.benchmarks.short_visits FIRST LAST SECONDS` prints a line for each seed, with its own limit:
on a machine that has other work the limit of half a minute, which is of the clock, is over too soon.
"""

import resource
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.table import machine, show
from tests.instances import problem_of
from tests.short_visits import short_visits_config
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.solve import solve

CASES = 200
SECONDS = 30.0

COMPILED = {"compile", "recreate"}
"""Stages of a search that are told only where compiled code is loaded, or made."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found for a seed; ``seconds`` of processor time, ``gap`` the share of driving not proven.

    ``compiled`` tells whether compiled code was asked for.
    """

    seed: int
    stops: int
    visits: int
    shares: bool
    status: Status
    method: str
    seconds: float
    drive: int
    gap: float | None
    broken: int
    compiled: bool

    @property
    def is_proven(self) -> bool:
        """Whether nothing drives less, or not every promise can be kept."""
        return self.status in (Status.OPTIMAL, Status.INFEASIBLE)


def run() -> None:
    """Solve all cases; print how many are proven, times of one core, and the gaps of the others."""
    found = list(measured(0, CASES))
    show(
        f"Random configs with short visits, {SECONDS:.0f} s each, seconds of one core",
        [
            "kind",
            "cases",
            "sharing half-days",
            "proven",
            "median",
            "worst",
            "gaps of the others",
            "broken rules",
            "compiled code",
        ],
        [
            _row("50 to 75 minutes, 1 or 2 vans", [each for each in found if each.seed % 2 == 0]),
            _row("25 to 75 minutes, 1 to 3 vans", [each for each in found if each.seed % 2 == 1]),
        ],
    )


def _row(kind: str, found: list[Measured]) -> list[object]:
    times = [each.seconds for each in found]
    gaps = sorted(
        "–" if each.gap is None else f"{100 * each.gap:.1f} %" for each in found if not each.is_proven
    )
    return [
        kind,
        len(found),
        sum(each.shares for each in found),
        sum(each.is_proven for each in found),
        f"{statistics.median(times):.2f} s",
        f"{max(times):.2f} s",
        ", ".join(gaps) or "none",
        sum(each.broken for each in found),
        sum(each.compiled for each in found),
    ]


def measured(first: int, last: int, limit: float = SECONDS) -> Iterator[Measured]:
    """The cases of these seeds, solved one after another."""
    for seed in range(first, last):
        problem = problem_of(short_visits_config(seed))
        began = _seconds()
        stages: set[str] = set()
        watched = Limits(time_limit=limit, observe=lambda step, told=stages: told.add(step.stage))
        result = solve(problem, watched)
        took = _seconds() - began
        drive = sum(tour.drive_seconds for tour in result.tours)
        gap = None if result.bound is None else (drive - result.bound) / max(1, drive)
        yield Measured(
            seed,
            len(problem.config.stops),
            sum(stop.visits for stop in problem.config.stops),
            stops_can_share_a_half(problem),
            result.status,
            result.method,
            took,
            drive,
            gap,
            sum(not is_loss(breach) for breach in check(problem, result.tours)),
            bool(stages & COMPILED),
        )


def _seconds() -> float:
    """Processor time of this process, its threads and what it started."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    print(f"Measured on {machine()}")
    for each in measured(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])):
        print(each, flush=True)
