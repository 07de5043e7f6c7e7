"""Common problems given to VROOM through pyvroom, at its deepest exploration level."""

from datetime import timedelta
from time import perf_counter

import numpy as np

from tests.benchmarks.peers.allowance import Allowance, Meter
from tests.benchmarks.peers.routing import Routing, Trip

ENOUGH = 0.9
"""A run that its clock ended counts if it had so much of its time of the processor, or else runs again."""


def vroom(problem: Routing, allowance: Allowance, _seed: int) -> tuple[list[Trip], float]:
    """Trips that VROOM finds, the same for every seed, and the seconds that it took.

    It ends by itself when it sees no more to do, or by a clock.
    """
    by_the_clock = allowance.seconds
    while True:
        meter, began = Meter(allowance), perf_counter()
        meter(np.inf)
        trips = _solved(problem, by_the_clock)
        by_itself = perf_counter() - began < by_the_clock
        if by_itself or meter.spent >= ENOUGH * allowance.seconds:
            return trips, meter.spent
        by_the_clock *= allowance.seconds / meter.spent


def _solved(problem: Routing, by_the_clock: float) -> list[Trip]:
    import vroom as library  # noqa: PLC0415

    data = library.Input()
    data.set_durations_matrix("car", problem.matrix.astype(np.uint32))
    homes = [depot for depot, fleet in enumerate(problem.fleets) for _ in range(fleet.vehicles)]
    for number, home in enumerate(homes):
        fleet, hours = problem.fleets[home], {}
        if problem.windows:
            hours = {"time_window": library.TimeWindow(*problem.windows[home])}
        elif fleet.duration is not None:
            # There is nothing to wait for, so that the length of a window is that of the route.
            hours = {"time_window": library.TimeWindow(0, fleet.duration)}
        data.add_vehicle(library.Vehicle(number, start=home, end=home, capacity=[fleet.capacity], **hours))
    for customer, (service, demand) in enumerate(zip(problem.service, problem.demand, strict=True)):
        place = problem.depots + customer
        hours = {"time_windows": [library.TimeWindow(*problem.windows[place])]} if problem.windows else {}
        data.add_job(library.Job(place, place, default_service=service, delivery=[demand], **hours))
    solution = data.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=by_the_clock))
    routes: dict[int, list[int]] = {}
    for row in solution.routes[solution.routes["type"] == "job"].to_dict("records"):
        routes.setdefault(row["vehicle_id"], []).append(int(row["id"]) - problem.depots)
    return [Trip(homes[vehicle], tuple(route)) for vehicle, route in routes.items()]
