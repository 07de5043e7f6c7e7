"""Runs of several solvers on the same problems, judged, and what is told of them."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.peers.allowance import Allowance
from tests.benchmarks.peers.ortools_solver import ortools_routing
from tests.benchmarks.peers.ours import ours
from tests.benchmarks.peers.pyvrp_solver import pyvrp
from tests.benchmarks.peers.routing import Routing, Trip
from tests.benchmarks.peers.vroom_solver import vroom
from tests.benchmarks.table import add, begin, show

OURS, PYVRP = "tourplanner", "PyVRP"


@dataclass(frozen=True, slots=True)
class Solver:
    """A solver: how it is asked, and whether a seed changes anything."""

    solve: Callable[[Routing, Allowance, int], tuple[list[Trip], float]]
    has_seeds: bool = True


SOLVERS = {
    OURS: Solver(ours),
    PYVRP: Solver(pyvrp),
    "VROOM": Solver(vroom, has_seeds=False),
    "OR-Tools Routing, GLS": Solver(ortools_routing, has_seeds=False),
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found: its cost, or the fault of its trips, and the seconds that it took."""

    cost: int
    fault: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of a solver on a problem, and the cost that they are held against."""

    problem: Routing
    solver: str
    runs: tuple[Run, ...]
    against: int

    @property
    def gaps(self) -> list[float]:
        """Per cent above the best, of the runs without fault."""
        return [100 * (run.cost / self.against - 1) for run in self.runs if run.fault is None]

    @property
    def mean(self) -> float | None:
        """The mean of the gaps; none where any run is at fault."""
        return statistics.mean(self.gaps) if len(self.gaps) == len(self.runs) else None

    @property
    def row(self) -> list[str]:
        """What the table tells."""
        faults = [run.fault for run in self.runs if run.fault is not None]
        target = self.problem.target or self.against
        reached = [run for run in self.runs if run.fault is None and run.cost <= target]
        return [
            self.problem.name,
            self.solver,
            " ".join([_per_cent(self.mean), *(f"({fault})" for fault in faults)]),
            _per_cent(max(self.gaps, default=None)),
            f"{len(reached)} of {len(self.runs)}",
            f"{statistics.mean(run.seconds for run in self.runs):.1f} s",
        ]


def compare(
    problems: Iterable[Routing], names: Sequence[str], seeds: Sequence[int], seconds: float
) -> list[Result]:
    """Give solvers the same problems and so many seconds of the processor, and print what they find."""
    begin(
        f"Other solvers on common problems: {len(seeds)} seeds, each {seconds:g} s of one processor "
        "or until the best known routes are found",
        ["problem", "solver", "mean gap", "worst gap", "best known found", "mean time"],
    )
    results = []
    for problem in problems:
        for result in results_of(problem, names, seeds, seconds):
            add(result.row)
            results.append(result)
    return results


def results_of(problem: Routing, names: Sequence[str], seeds: Sequence[int], seconds: float) -> list[Result]:
    """The runs of some solvers on one problem, held against the best known cost, or the best of them all."""
    allowance = Allowance(seconds, problem.target)
    runs = {
        name: tuple(
            _run(problem, SOLVERS[name], allowance, seed)
            for seed in (seeds if SOLVERS[name].has_seeds else seeds[:1])
        )
        for name in names
    }
    costs = [run.cost for found in runs.values() for run in found if run.fault is None]
    against = problem.best_known or min(costs, default=1)
    return [Result(problem, name, found, against) for name, found in runs.items()]


def _run(problem: Routing, solver: Solver, allowance: Allowance, seed: int) -> Run:
    trips, seconds = solver.solve(problem, allowance, seed)
    return Run(problem.cost(trips), problem.fault(trips), seconds)


def summarise(results: Sequence[Result]) -> None:
    """Print the means of each set, and on which problems the search is behind PyVRP."""
    groups = list(dict.fromkeys(result.problem.group for result in results))
    solvers = list(dict.fromkeys(result.solver for result in results))
    rows = []
    for group in groups:
        members = [result for result in results if result.problem.group == group]
        number = len({result.problem.name for result in members})
        means = [mean_of([r for r in members if r.solver == solver]) for solver in solvers]
        rows.append([group, number, *map(_per_cent, means)])
    show("Mean gaps of each set", ["set", "problems", *solvers], rows)
    behind = behind_pyvrp(results)
    print(f"\nBehind PyVRP: {', '.join(behind) or 'on none'}.")


def mean_of(results: Sequence[Result]) -> float | None:
    """The mean of the mean gaps; none where any is none."""
    means = [result.mean for result in results]
    known = [mean for mean in means if mean is not None]
    return statistics.mean(known) if known and len(known) == len(means) else None


def behind_pyvrp(results: Sequence[Result]) -> list[str]:
    """The problems on which the mean gap of the search is above that of PyVRP, with both."""
    by_name: dict[str, dict[str, Result]] = {}
    for result in results:
        by_name.setdefault(result.problem.name, {})[result.solver] = result
    told = []
    for name, found in by_name.items():
        if OURS not in found or PYVRP not in found:
            continue
        mine, theirs = found[OURS].mean, found[PYVRP].mean
        if theirs is not None and (mine is None or mine > theirs):
            told.append(f"{name} ({_per_cent(mine)} to {_per_cent(theirs)})")
    return told


def _per_cent(gap: float | None) -> str:
    """A gap to two decimals; what rounds to nothing has no sign."""
    return "–" if gap is None else f"{round(gap, 2) + 0.0:.2f} %"
