"""Periodic instances of the literature, solved by the large engine's search alone.

``python -m tests.benchmarks.pvrp --help`` tells how to take fewer of them, more seeds, or another time.
"""

import csv
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click

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
from tests.benchmarks.table import machine, show
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.search import Search, let_meet
from tourplanner.solvers.sisr.state import State

SECONDS = 60.0
CORES = 2
ENDLESS = 10**12
"""Rounds of a search that the clock ends."""
A_DAY = 86_400.0

PACE_ROUNDS, WARM_UP_ROUNDS = 200_000, 1_000
"""Rounds of the search that tells how many of them take a second, and of one before it that loads code."""

LOOK_SECONDS = 0.2
"""How often is looked whether the best known cost is reached."""

ROUNDED = 0.006
"""Costs are published to two decimals, and legs are rounded to thousandths."""


def _best_known() -> dict[str, float]:
    with (FOLDER / "best_known.csv").open(encoding="ascii", newline="") as file:
        return {row["instance"]: float(row["cost"]) for row in csv.DictReader(file)}


BEST_KNOWN = _best_known()
"""Best known costs, of lists of 2012 to 2014: newer papers may have better ones. SOURCES.md tells more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an instance with one seed: its cost, what is wrong with it, seconds of the clock."""

    cost: float
    faults: tuple[str, ...]
    seconds: float


def instances(names: Iterable[str] = BEST_KNOWN) -> list[CordeauInstance]:
    """Stored instances, all of them unless named."""
    return [read_instance(FOLDER / f"{name}.txt", BEST_KNOWN[name]) for name in names]


def rounds_in(cordeau: CordeauInstance, seconds: float) -> int:
    """How many rounds a search takes in so many seconds of a core, of a short one that cools down as well."""
    instance = encode_cordeau(cordeau)
    for rounds in (WARM_UP_ROUNDS, PACE_ROUNDS):
        search = search_of(instance, 0, rounds)
        began = time.process_time()
        search.start()
        search.wait(A_DAY)
    return int(PACE_ROUNDS * seconds / (time.process_time() - began))


def search_instance(cordeau: CordeauInstance, rounds: int, seed: int = 0, cores: int = CORES) -> Found:
    """One search per core; they meet, the best one counts, and the best known cost ends them all.

    Rounds end a search and not the clock: whatever else the machine has to do, the cost is the same.
    """
    instance = encode_cordeau(cordeau)
    searches = [search_of(instance, seed * cores + core, rounds) for core in range(cores)]
    let_meet(searches)
    began = time.perf_counter()
    for search in searches:
        search.start()
    while not all(search.wait(LOOK_SECONDS) for search in searches):
        if is_reached(cordeau, _best(searches)):
            for search in searches:
                search.stop()
    routes = routes_of(cordeau, _best(searches))
    cost = cordeau.cost([route for _, route in routes])
    return Found(cost, tuple(faults(cordeau, routes)), time.perf_counter() - began)


def search_of(instance: Instance, seed: int, rounds: int) -> Search:
    """The search of an instance, as hot and with such strings as suit it; it has not begun."""
    return Search(instance, seed, rounds=rounds, cooling=cooling_of(instance), strings=strings_of(instance))


def _best(searches: Sequence[Search]) -> State:
    return min((search.best for search in searches), key=lambda state: int(state.cost[0]))


def is_reached(cordeau: CordeauInstance, state: State) -> bool:
    """Whether a state costs no more than is known, and leaves nobody out: before the first plan all are."""
    cost = cordeau.cost([route for _, route in routes_of(cordeau, state)])
    return bool((state.block_of[:, 0] >= 0).all()) and cost <= cordeau.best_known + ROUNDED


def run() -> None:
    """Search each instance for a minute of two cores and print the gaps to the best known costs."""
    compare(BEST_KNOWN, seconds=SECONDS, seeds=range(1))


def compare(
    names: Iterable[str],
    *,
    seeds: Sequence[int],
    seconds: float = SECONDS,
    rounds: int | None = None,
    cores: int = CORES,
) -> None:
    """Search instances with each seed and print the gaps to the best known costs."""
    most = f"{rounds:,} rounds" if rounds else f"{seconds:.0f} s of a core"
    show(
        f"Periodic instances of Cordeau, {cores} searches of {most} each, seeds {seeds[0]} to {seeds[-1]}",
        ["instance", "customers, vehicles, days", "best known", "rounds", "mean", "worst", "at best known"],
        _rows(names, seeds, seconds, rounds, cores),
    )


def _rows(
    names: Iterable[str], seeds: Sequence[int], seconds: float, rounds: int | None, cores: int
) -> Iterator[list[object]]:
    means: list[float] = []
    worst: list[float] = []
    for cordeau in instances(names):
        asked = rounds or rounds_in(cordeau, seconds)
        found = [search_instance(cordeau, asked, seed, cores) for seed in seeds]
        # What rounds to nothing has no sign.
        gaps = [round(100 * (one.cost / cordeau.best_known - 1), 2) + 0.0 for one in found]
        means.append(statistics.mean(gaps))
        worst.append(max(gaps))
        yield [
            cordeau.name,
            f"{len(cordeau.customers)}, {cordeau.vehicles}, {cordeau.days}",
            f"{cordeau.best_known:.2f}",
            f"{asked:,}",
            f"{means[-1]:.2f} %" + "".join(f" ({fault})" for one in found for fault in one.faults),
            f"{worst[-1]:.2f} %",
            sum(one.cost <= cordeau.best_known + ROUNDED for one in found),
        ]
    yield ["mean", "", "", "", f"{statistics.mean(means):.2f} %", f"{statistics.mean(worst):.2f} %", ""]


@click.command(help="Search periodic instances and print the gaps to the best known costs.")
@click.argument("names", nargs=-1, metavar="[INSTANCE]...", type=click.Choice(tuple(BEST_KNOWN)))
@click.option("--seeds", default=1, show_default=True, help="How many seeds, from 0.")
@click.option("--seconds", default=SECONDS, show_default=True, help="Seconds of a core for each search.")
@click.option("--rounds", type=int, help="Rounds of each search, in the place of seconds.")
@click.option("--cores", default=CORES, show_default=True, help="Searches side by side, the best counts.")
def main(names: tuple[str, ...], seeds: int, seconds: float, rounds: int | None, cores: int) -> None:
    """Print the machine and the table."""
    print(f"Measured on {machine()}")
    compare(names or BEST_KNOWN, seeds=range(seeds), seconds=seconds, rounds=rounds, cores=cores)


if __name__ == "__main__":
    main()
