"""Common problems given to the search of the large engine, without what the others have no word for."""

from time import process_time

from tests.benchmarks.peers.allowance import Allowance, Meter
from tests.benchmarks.peers.encoding import encode_routing, trips_of
from tests.benchmarks.peers.routing import Routing, Trip
from tests.benchmarks.pvrp import ENDLESS
from tests.benchmarks.pvrp_instance import cooling_of, strings_of
from tourplanner.solvers.sisr.search import Search

LOOK = 0.1
"""Seconds of the clock between two looks at the best state."""


def ours(problem: Routing, allowance: Allowance, seed: int) -> tuple[list[Trip], float]:
    """Trips that the search finds, and the seconds that it took."""
    instance = encode_routing(problem)
    search = Search(
        instance,
        seed,
        rounds=ENDLESS,
        seconds=allowance.seconds,
        clock=process_time,
        cooling=cooling_of(instance),
        strings=strings_of(instance),
    )
    search.prepare()
    meter = Meter(allowance)
    meter(allowance.seconds)
    search.start()
    while not search.wait(LOOK):
        if meter(int(search.best.cost[0])):
            search.stop()
    return trips_of(problem, instance, search.best), meter.spent
