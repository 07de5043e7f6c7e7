"""Which problems all solvers are given, by the sets that they belong to."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import numpy as np

from tests.benchmarks.peers.cordeau_depots import multi_depot
from tests.benchmarks.peers.routing import Fleet, Routing
from tests.benchmarks.peers.solomon import HOMBERGER, SOLOMON, with_windows
from tests.benchmarks.pvrp import instances
from tests.benchmarks.pvrp_instance import SCALE, encode_cordeau
from tests.instances import problem_at

DEPARTMENT = Path(__file__).parents[2] / "data" / "department" / "B.toml"
# A day of ten hours less what is neither driving nor a stop; no half-day holds more than four stops.
STOPS_A_DAY = 8


def department() -> list[Routing]:
    """The communes of the Gers once each, 40 minutes and 5 around it, at most so many stops a day."""
    problem = problem_at(DEPARTMENT)
    config, work = problem.config, problem.config.work
    number = len(config.stops)
    vehicles = len(problem.calendar.dates) * len(config.vans)
    duration = work.max_work_day - work.prepare - work.close
    return [
        Routing(
            f"{number} communes",
            "department",
            problem.matrix.seconds.astype(np.int64),
            (Fleet(vehicles, STOPS_A_DAY, duration),),
            tuple((stop.service or 0) + work.setup + work.packup for stop in config.stops),
            (1,) * number,
        )
    ]


def single_days() -> list[Routing]:
    """The periodic instances that are plain capacitated ones in disguise: any day suits any customer."""
    found = []
    # p06 and p09 have the customers of p04 and p07, and as many vehicles on more days.
    for instance in instances(("p01", "p02", "p03", "p04", "p05", "p07", "p08", "p10")):
        free = {(day,) for day in range(instance.days)}
        if any(set(customer.patterns) != free for customer in instance.customers):
            continue
        number, vehicles = len(instance.customers), instance.vehicles * instance.days
        found.append(
            Routing(
                f"{instance.name} as one day",
                "CVRP",
                encode_cordeau(instance).drive.astype(np.int64),
                (Fleet(vehicles, instance.capacity),),
                (0,) * number,
                tuple(customer.demand for customer in instance.customers),
                best_known=round(SCALE * instance.best_known),
                # Published to two decimals; and each leg is rounded by half a unit at most.
                slack=round(SCALE * 0.005) + (number + vehicles) // 2,
            )
        )
    return found


SETS: dict[str, Callable[[], list[Routing]]] = {
    "department": department,
    "cvrp": single_days,
    "mdvrp": multi_depot,
    "solomon": partial(with_windows, SOLOMON),
    "homberger": partial(with_windows, HOMBERGER),
}
"""The sets by the names that they are asked for."""


def problems(asked: Iterable[str] = ()) -> list[Routing]:
    """The problems of some sets, all if none is asked for; ``set/p0`` is those named p01, p02 and so on."""
    found = []
    for name in asked or SETS:
        group, _, start = name.partition("/")
        found += [
            problem
            for problem in SETS[group]()
            if any(word.startswith(start) for word in problem.name.split())
        ]
    return found
