"""Periodic instances of the literature, solved by the large engine's search alone."""

import statistics
import time

from tests.benchmarks.pvrp_instance import (
    FOLDER,
    STRINGS,
    CordeauInstance,
    cooling_of,
    encode_cordeau,
    faults,
    read_instance,
    routes_of,
)
from tests.benchmarks.table import show
from tourplanner.solvers.sisr.search import Search

SECONDS = 60.0
CORES = 2
# The clock ends the search, not its rounds.
ENDLESS = 10**12
# T. Vidal, T. G. Crainic, M. Gendreau, N. Lahrichi, W. Rei, A hybrid genetic algorithm for
# multidepot and periodic vehicle routing problems, Operations Research 60(3), 2012,
# doi:10.1287/opre.1120.1048.
BEST_KNOWN = {"p01": 524.61, "p02": 1322.87, "p03": 524.61, "p04": 835.26, "p05": 2024.96}


def instances() -> list[CordeauInstance]:
    """The stored instances."""
    return [read_instance(FOLDER / f"{name}.txt", best) for name, best in BEST_KNOWN.items()]


def search_instance(
    cordeau: CordeauInstance, seconds: float, seed: int = 0
) -> tuple[float, float, list[str]]:
    """Cost in the instance's own unit, seconds taken, and what is wrong with the routes.

    One search per core, side by side; the best of them counts.
    """
    instance = encode_cordeau(cordeau)
    searches = [
        Search(
            instance,
            seed + core,
            rounds=ENDLESS,
            seconds=seconds,
            cooling=cooling_of(instance),
            strings=STRINGS,
        )
        for core in range(CORES)
    ]
    began = time.perf_counter()
    for search in searches:
        search.start()
    for search in searches:
        search.wait(2 * seconds + 60)
    took = time.perf_counter() - began
    best = min((search.best for search in searches), key=lambda state: int(state.cost[0]))
    routes = routes_of(cordeau, best)
    return cordeau.cost([route for _, route in routes]), took, faults(cordeau, routes)


def run() -> None:
    """Search each instance for a minute and print the gaps to the best known costs."""
    rows: list[list[object]] = []
    gaps = []
    for cordeau in instances():
        cost, took, wrong = search_instance(cordeau, SECONDS)
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
        f"Periodic instances of Cordeau, {SECONDS:.0f} s, two searches side by side",
        ["instance", "best known", "found", "gap", "time"],
        rows,
    )
