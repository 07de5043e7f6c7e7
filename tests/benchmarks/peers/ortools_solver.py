"""Common problems given to OR-Tools Routing, with guided local search."""

from datetime import timedelta

import numpy as np

from tests.benchmarks.peers.allowance import Allowance, Meter
from tests.benchmarks.peers.routing import Routing, Trip

BY_THE_CLOCK = 20
"""Its own limit is one of the clock, set so many times too far: the processor is asked at each solution."""


def ortools_routing(problem: Routing, allowance: Allowance, _seed: int) -> tuple[list[Trip], float]:
    """Trips that OR-Tools Routing finds, the same for every seed, and the seconds that it took."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2  # noqa: PLC0415

    homes = [depot for depot, fleet in enumerate(problem.fleets) for _ in range(fleet.vehicles)]
    fleets = [problem.fleets[home] for home in homes]
    manager = pywrapcp.RoutingIndexManager(len(problem.matrix), len(homes), homes, homes)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(problem.matrix.tolist()))
    load = model.RegisterUnaryTransitVector([0] * problem.depots + list(problem.demand))
    model.AddDimensionWithVehicleCapacity(load, 0, [fleet.capacity for fleet in fleets], True, "load")
    if problem.windows or any(fleet.duration is not None for fleet in fleets):
        _limit_hours(problem, manager, model, homes)
    meter = Meter(allowance)
    best = [np.inf]

    def found() -> None:
        best[0] = min(best[0], model.CostVar().Value())
        if meter(best[0]):
            model.solver().FinishCurrentSearch()

    model.AddAtSolutionCallback(found)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromTimedelta(timedelta(seconds=BY_THE_CLOCK * allowance.seconds))
    meter(np.inf)
    solution = model.SolveWithParameters(parameters)
    trips = []
    for vehicle, home in enumerate(homes if solution else ()):
        places, index = [], solution.Value(model.NextVar(model.Start(vehicle)))
        while not model.IsEnd(index):
            places.append(int(manager.IndexToNode(index)) - problem.depots)
            index = solution.Value(model.NextVar(index))
        if places:
            trips.append(Trip(home, tuple(places)))
    return trips, meter.spent


def _limit_hours(problem: Routing, manager: object, model: object, homes: list[int]) -> None:
    """Lay windows or limits of duration upon routes: both bound a time that goes on along a route."""
    spent = problem.matrix + np.array([0] * problem.depots + list(problem.service))[:, None]
    horizon = int(max((window.closes for window in problem.windows), default=0))
    horizon = max([horizon, *(fleet.duration or 0 for fleet in problem.fleets)])
    waiting = horizon if problem.windows else 0
    model.AddDimension(model.RegisterTransitMatrix(spent.tolist()), waiting, horizon, False, "time")
    time = model.GetDimensionOrDie("time")
    for vehicle, home in enumerate(homes):
        opens, closes = problem.windows[home] if problem.windows else (0, problem.fleets[home].duration)
        time.CumulVar(model.Start(vehicle)).SetRange(opens, horizon if problem.windows else 0)
        time.CumulVar(model.End(vehicle)).SetRange(0, horizon if closes is None else closes)
    for place in range(problem.depots, len(problem.matrix) if problem.windows else 0):
        time.CumulVar(manager.NodeToIndex(place)).SetRange(*problem.windows[place])
