"""The search beside other solvers, on problems that all of them can express.

One depot, alike vehicles with a limit on load and on duration (driving and service), every customer
once: what is particular to tourplanner (half-days, lunch, patterns, weekly hours) is left out for all.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np

from tests.benchmarks.pvrp import ENDLESS, instances
from tests.benchmarks.pvrp_instance import (
    SCALE,
    WIDE,
    Route,
    cooling_of,
    crews_without_limits,
    encode_cordeau,
    load_counts,
)
from tests.benchmarks.table import show
from tests.instances import problem_at
from tourplanner.solvers.sisr.instance import Instance, dates_and_vans
from tourplanner.solvers.sisr.search import Search

SECONDS = 30.0
WARM_UP = 1.0
"""Seconds of a search before any that counts: the kernels are compiled then, if they never were."""
DEPARTMENT = Path(__file__).parents[1] / "data" / "department" / "B.toml"
# A day of ten hours less what is neither driving nor a stop; no half-day holds more than four stops.
STOPS_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Routing:
    """A common problem: place 0 is the depot; ``best_known`` is a cost in the matrix's own unit."""

    name: str
    matrix: np.ndarray
    service: tuple[int, ...]
    demand: tuple[int, ...]
    capacity: int
    duration: int
    vehicles: int
    instance: Instance
    best_known: int | None = None

    def cost(self, routes: Sequence[Route]) -> int:
        """Driving of routes over customers from 1."""
        return sum(int(self.matrix[a, b]) for route in routes for a, b in pairwise((0, *route, 0)))

    def fault(self, routes: Sequence[Route]) -> str | None:
        """What is wrong with routes, if anything."""
        if sorted(place for route in routes for place in route) != list(range(1, len(self.matrix))):
            return "not every customer once"
        if len(routes) > self.vehicles:
            return "too many routes"
        for route in routes:
            service = sum(self.service[place - 1] for place in route)
            if sum(self.demand[place - 1] for place in route) > self.capacity:
                return "overloaded"
            if self.cost([route]) + service > self.duration:
                return "too long"
        return None


def department() -> Routing:
    """The communes of the Gers once each, 40 minutes and 5 around it, at most so many stops a day."""
    problem = problem_at(DEPARTMENT)
    config, work = problem.config, problem.config.work
    matrix = problem.matrix.seconds.astype(np.int64)
    number = len(config.stops)
    service = tuple((stop.service or 0) + work.setup + work.packup for stop in config.stops)
    return _routing(
        f"{number} communes",
        matrix,
        service,
        (1,) * number,
        STOPS_A_DAY,
        work.max_work_day - work.prepare - work.close,
        len(problem.calendar.dates) * len(config.vans),
    )


def literature() -> list[Routing]:
    """The periodic instances that are plain capacitated ones in disguise: any day suits any customer."""
    found = []
    # p06 and p09 have the customers of p04 and p07, and as many vehicles on more days.
    for instance in instances(("p01", "p02", "p03", "p04", "p05", "p07", "p08", "p10")):
        free = tuple((day,) for day in range(instance.days))
        if any(set(customer.patterns) != set(free) for customer in instance.customers):
            continue
        number, vehicles = len(instance.customers), instance.vehicles * instance.days
        matrix = encode_cordeau(instance).drive.astype(np.int64)
        demand = tuple(customer.demand for customer in instance.customers)
        best = round(SCALE * instance.best_known)
        name = f"{instance.name} as one day"
        found.append(_routing(name, matrix, (0,) * number, demand, instance.capacity, WIDE, vehicles, best))
    return found


def _routing(
    name: str,
    matrix: np.ndarray,
    service: tuple[int, ...],
    demand: tuple[int, ...],
    capacity: int,
    duration: int,
    vehicles: int,
    best_known: int | None = None,
) -> Routing:
    number = len(service)
    template = encode_cordeau(instances()[0])
    loaded = int(np.searchsorted(np.cumsum(sorted(demand)), capacity, side="right"))
    drive = matrix.astype(np.int32)
    tour_date, tour_van = dates_and_vans(1, vehicles)
    instance = template._replace(
        drive=drive,
        duration=drive,
        depot=np.zeros(vehicles, dtype=np.int32),
        tour_date=tour_date,
        tour_van=tour_van,
        # The search takes a half-day of length 0 for an empty one.
        service=np.array([[max(1, seconds)] * 2 for seconds in service], dtype=np.int32),
        open=np.array([[[1, 0]]] * number, dtype=np.uint8),
        van_allowed=np.ones((number, 1, vehicles), dtype=np.uint8),
        visits=np.ones(number, dtype=np.int32),
        area=np.zeros(number, dtype=np.int32),
        commune=np.arange(number, dtype=np.int32),
        counts=load_counts(demand, 1),
        most=np.full((1, vehicles), capacity, dtype=np.int32),
        prize=np.full(number, 100 * int(matrix[0].max()), dtype=np.int64),
        pattern_start=np.zeros(number + 1, dtype=np.int32),
        patterns=np.zeros((0, 1), dtype=np.int32),
        week=np.zeros(1, dtype=np.int32),
        crews=crews_without_limits(1, vehicles, duration),
        neighbours=np.argsort(matrix[1:, 1:], axis=1, kind="stable")[:, :60].astype(np.int32),
        max_block=loaded,
        rules=template.rules._replace(
            day=template.rules.day._replace(max_span=duration),
        ),
    )
    return Routing(name, matrix, service, demand, capacity, duration, vehicles, instance, best_known)


def ours(problem: Routing, seconds: float) -> list[Route]:
    """The search of the large engine, without what the others have no word for."""
    search = Search(
        problem.instance, 0, rounds=ENDLESS, seconds=seconds, cooling=cooling_of(problem.instance)
    )
    search.start()
    search.wait(2 * seconds + 60)
    state = search.best
    rows = (state.seq[2 * tour, : state.size[2 * tour]] for tour in range(problem.vehicles))
    return [tuple(int(place) for place in row) for row in rows if len(row)]


def ortools_routing(problem: Routing, seconds: float) -> list[Route]:
    """OR-Tools Routing with guided local search."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2  # noqa: PLC0415

    manager = pywrapcp.RoutingIndexManager(len(problem.matrix), problem.vehicles, 0)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(problem.matrix.tolist()))
    spent = problem.matrix + np.array([0, *problem.service])[:, None]
    model.AddDimension(model.RegisterTransitMatrix(spent.tolist()), 0, problem.duration, True, "time")
    load = model.RegisterUnaryTransitVector([0, *problem.demand])
    model.AddDimension(load, 0, problem.capacity, True, "load")
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromTimedelta(timedelta(seconds=seconds))
    solution = model.SolveWithParameters(parameters)
    routes = []
    for vehicle in range(problem.vehicles if solution else 0):
        route, index = [], solution.Value(model.NextVar(model.Start(vehicle)))
        while not model.IsEnd(index):
            route.append(int(manager.IndexToNode(index)))
            index = solution.Value(model.NextVar(index))
        if route:
            routes.append(tuple(route))
    return routes


def pyvrp(problem: Routing, seconds: float) -> list[Route]:
    """PyVRP, iterated local search as its defaults are."""
    from pyvrp import Model  # noqa: PLC0415
    from pyvrp.stop import MaxRuntime  # noqa: PLC0415

    model = Model()
    places = [model.add_location(0, 0) for _ in problem.matrix]
    depot = model.add_depot(places[0])
    for place, service, demand in zip(places[1:], problem.service, problem.demand, strict=True):
        model.add_client(place, delivery=demand, service_duration=service)
    model.add_vehicle_type(
        problem.vehicles,
        capacity=problem.capacity,
        start_depot=depot,
        end_depot=depot,
        shift_duration=problem.duration,
    )
    for row, origin in zip(problem.matrix.tolist(), places, strict=True):
        for leg, destination in zip(row, places, strict=True):
            model.add_edge(origin, destination, distance=leg, duration=leg)
    result = model.solve(MaxRuntime(seconds), seed=0, collect_stats=False, display=False)
    return [
        tuple(activity.idx + 1 for activity in route if activity.is_client())
        for route in result.best.routes()
    ]


def vroom(problem: Routing, seconds: float) -> list[Route]:
    """VROOM through pyvroom, at its deepest exploration level; it ends when it sees no more to do."""
    import vroom as library  # noqa: PLC0415

    data = library.Input()
    data.set_durations_matrix("car", problem.matrix.astype(np.uint32))
    for number in range(problem.vehicles):
        window = library.TimeWindow(0, problem.duration)
        data.add_vehicle(
            library.Vehicle(number, start=0, end=0, capacity=[problem.capacity], time_window=window)
        )
    for place, (service, demand) in enumerate(zip(problem.service, problem.demand, strict=True), start=1):
        data.add_job(library.Job(place, place, default_service=service, delivery=[demand]))
    solution = data.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=seconds))
    routes: dict[int, list[int]] = {}
    for row in solution.routes[solution.routes["type"] == "job"].to_dict("records"):
        routes.setdefault(row["vehicle_id"], []).append(int(row["id"]))
    return [tuple(route) for route in routes.values()]


SOLVERS: dict[str, Callable[[Routing, float], list[Route]]] = {
    "tourplanner": ours,
    "OR-Tools Routing, GLS": ortools_routing,
    "PyVRP": pyvrp,
    "VROOM": vroom,
}


def run() -> None:
    """Give every solver the same problems and half a minute, and print costs and gaps to the best."""
    rows: list[list[object]] = []
    ours(department(), WARM_UP)
    for problem in [department(), *literature()]:
        rows += _compare(problem)
    show(
        f"Other solvers on common problems, {SECONDS:.0f} s on one core each",
        ["problem", "solver", "driving", "gap to the best", "routes", "time"],
        rows,
    )


def _compare(problem: Routing) -> list[list[object]]:
    found: dict[str, tuple[int | None, str, int, float]] = {}
    for name, solve in SOLVERS.items():
        began = time.perf_counter()
        try:
            routes = solve(problem, SECONDS)
        except ImportError as absent:
            found[name] = (None, f"skipped: {absent}", 0, 0.0)
            continue
        took = time.perf_counter() - began
        fault = problem.fault(routes)
        cost = problem.cost(routes)
        found[name] = (None if fault else cost, fault or str(cost), len(routes), took)
    costs = [cost for cost, *_ in found.values() if cost is not None]
    best = min(costs) if problem.best_known is None else problem.best_known
    return [
        [problem.name, name, shown, _gap(cost, best), count, f"{took:.0f} s"]
        for name, (cost, shown, count, took) in found.items()
    ]


def _gap(cost: int | None, best: int) -> str:
    return "" if cost is None else f"{100 * (cost / best - 1):.2f} %"
