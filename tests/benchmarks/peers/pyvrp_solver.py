"""Common problems given to PyVRP, iterated local search as its defaults are."""

from tests.benchmarks.peers.allowance import Allowance, Meter
from tests.benchmarks.peers.routing import Routing, Trip


def pyvrp(problem: Routing, allowance: Allowance, seed: int) -> tuple[list[Trip], float]:
    """Trips that PyVRP finds, and the seconds that it took."""
    from pyvrp import Model  # noqa: PLC0415

    model = Model()
    places = [model.add_location(0, 0) for _ in problem.matrix]
    for place, fleet in enumerate(problem.fleets):
        depot = model.add_depot(places[place])
        limits = {} if fleet.duration is None else {"shift_duration": fleet.duration}
        if problem.windows:
            opens, closes = problem.windows[place]
            limits |= {"tw_early": opens, "tw_late": closes}
        model.add_vehicle_type(
            fleet.vehicles, capacity=fleet.capacity, start_depot=depot, end_depot=depot, **limits
        )
    for customer, (service, demand) in enumerate(zip(problem.service, problem.demand, strict=True)):
        hours = {}
        if problem.windows:
            opens, closes = problem.windows[problem.depots + customer]
            hours = {"tw_early": opens, "tw_late": closes}
        model.add_client(
            places[problem.depots + customer], delivery=demand, service_duration=service, **hours
        )
    for row, origin in zip(problem.matrix.tolist(), places, strict=True):
        for leg, destination in zip(row, places, strict=True):
            model.add_edge(origin, destination, distance=leg, duration=leg)
    meter = Meter(allowance)
    result = model.solve(meter, seed=seed, collect_stats=False, display=False)
    trips = [
        Trip(
            route.start_depot(),
            tuple(activity.idx for activity in route if activity.is_client()),
        )
        for route in result.best.routes()
    ]
    return trips, meter.spent
