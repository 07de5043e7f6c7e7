"""Periodic instances of the literature, solved by the large engine's search alone."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial

from tests.benchmarks.pvrp_instance import (
    FOLDER,
    CordeauInstance,
    cooling_of,
    encode_cordeau,
    faults,
    read_instance,
    routes_of,
    strings_of,
)
from tests.benchmarks.table import show
from tourplanner.solvers.sisr.search import Search

SECONDS = 60.0
CORES = 2
# The clock ends the search, not its rounds.
ENDLESS = 10**12
A_DAY = 86_400.0
# T. Vidal, T. G. Crainic, M. Gendreau, N. Lahrichi, W. Rei, A hybrid genetic algorithm for
# multidepot and periodic vehicle routing problems, Operations Research 60(3), 2012,
# doi:10.1287/opre.1120.1048.
# What is past p05 is of lists of 2012 to 2014, where newer papers may have better ones.
BEST_KNOWN = {
    "p01": 524.61,
    "p02": 1322.87,
    "p03": 524.61,
    "p04": 835.26,
    "p05": 2024.96,
    "p06": 835.26,
    "p07": 826.14,
    "p08": 2022.47,
    "p09": 826.14,
    "p10": 1593.43,
    "p14": 954.81,
    "p16": 2875.24,
    "p18": 3131.09,
    "p20": 8367.40,
    "p22": 4193.95,
    "p24": 3687.46,
    "p26": 3795.32,
    "p28": 22242.51,
    "p30": 73875.19,
    "p32": 77598.00,
}


Found = Callable[[CordeauInstance], tuple[float, float, list[str]]]
"""Cost, seconds and faults of what is found of an instance."""


def instances(names: Iterable[str] = BEST_KNOWN) -> list[CordeauInstance]:
    """Stored instances, all of them unless named."""
    return [read_instance(FOLDER / f"{name}.txt", BEST_KNOWN[name]) for name in names]


def search_instance(
    cordeau: CordeauInstance,
    seconds: float | None,
    *,
    rounds: int = ENDLESS,
    seed: int = 0,
    cores: int = CORES,
) -> tuple[float, float, list[str]]:
    """Cost in the instance's own unit, seconds taken, and what is wrong with the routes.

    One search per core, side by side; the best of them counts. Without seconds the rounds end them, and
    whatever else the machine has to do, the cost is the same.
    """
    instance = encode_cordeau(cordeau)
    searches = [
        Search(
            instance,
            seed + core,
            rounds=rounds,
            seconds=seconds,
            cooling=cooling_of(instance),
            strings=strings_of(instance),
        )
        for core in range(cores)
    ]
    began = time.perf_counter()
    for search in searches:
        search.start()
    for search in searches:
        search.wait(A_DAY if seconds is None else 2 * seconds + 60)
    took = time.perf_counter() - began
    best = min((search.best for search in searches), key=lambda state: int(state.cost[0]))
    routes = routes_of(cordeau, best)
    return cordeau.cost([route for _, route in routes]), took, faults(cordeau, routes)


def run() -> None:
    """Search each instance for a minute and print the gaps to the best known costs."""
    compare(
        BEST_KNOWN, f"{SECONDS:.0f} s, two searches side by side", partial(search_instance, seconds=SECONDS)
    )


def compare(names: Iterable[str], how: str, search: Found) -> None:
    """Search instances and print the gaps to the best known costs."""
    rows: list[list[object]] = []
    gaps = []
    for cordeau in instances(names):
        cost, took, wrong = search(cordeau)
        gaps.append(100 * (cost / cordeau.best_known - 1))
        rows.append(
            [
                cordeau.name,
                f"{cordeau.best_known:.2f}",
                f"{cost:.2f}" + "".join(f" ({fault})" for fault in wrong),
                f"{gaps[-1]:.2f} %",
                f"{took:.0f} s",
            ]
        )
    rows.append(["mean", "", "", f"{statistics.mean(gaps):.2f} %", ""])
    show(
        f"Periodic instances of Cordeau, {how}",
        ["instance", "best known", "found", "gap", "time"],
        rows,
    )


if __name__ == "__main__":
    # python -m tests.benchmarks.pvrp ROUNDS SEED [INSTANCE...]: one search, the same on any machine.
    asked, seed = int(sys.argv[1]), int(sys.argv[2])
    compare(
        sys.argv[3:] or BEST_KNOWN,
        f"{asked} rounds of one search, seed {seed}",
        partial(search_instance, seconds=None, rounds=asked, seed=seed, cores=1),
    )
