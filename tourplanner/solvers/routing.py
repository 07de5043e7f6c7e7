"""OR-Tools Routing on a problem: an engine to compare with, not the one that plans.

Every van on every touring date is a vehicle; every visit is a choice between a node for the morning
and one for the afternoon. Modelled as they are: opening hours, dates, halves and vans of a stop, the
legs of the day, lunch, day-hours, drive-day, span-day, one-area, one visit of a commune a day,
what the visits of a tour count.

Not as they are:

- work of a day, a week and the cycle counts any idle time but the shortest lunch, and takes lunch off
  every tour; the checker judges the true hours, and a plan that breaks them is not taken;
- where the lunch window cuts into a session, stops keep clear of it on all tours;
- promises are weights, so that priorities are not strictly in order.

Visits of a stop that hang together (regular, with gaps, or locked to dates) and rest that can bind are
refused. Guided local search runs to the time limit and proves nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.openings import has_own_hours, service_seconds, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallying
from tourplanner.problem.tallies import ANY_NUMBER, tallies_on
from tourplanner.solvers.construct import vans_allowed
from tourplanner.solvers.day_tours import servable, sessions_of_half, time_day
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.tour_cost import TourCost

SECONDS = 30.0
# Leaving out a visit costs more than any driving; an optional one an eighth per priority.
REQUIRED_SECONDS = 10_000_000
OPTIONAL_SECONDS = 1_000_000
TIME, DRIVE = "time", "drive"


@dataclass(frozen=True, slots=True)
class _Node:
    """A visit of a stop in a half: which visit of the stop, its length, the vehicles that may make it."""

    stop: int
    visit: int
    half: Half
    service: int
    vehicles: tuple[int, ...]


def solve_routing(problem: Problem, incumbent: Incumbent, limits: Limits) -> Message | None:
    """Offer the best plan that Routing finds; return what of the problem it can't express, if anything."""
    unfit = next(_unfit(problem), None)
    if unfit is not None:
        return unfit
    nodes = list(_nodes(problem))
    if not nodes:
        return None
    manager, model = _model(problem, nodes)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    seconds = SECONDS if limits.time_limit is None else limits.remaining
    parameters.time_limit.FromTimedelta(timedelta(seconds=max(1.0, seconds)))
    solution = model.SolveWithParameters(parameters)
    if solution:
        incumbent.offer(list(_tours(problem, nodes, manager, model, solution)))
    return None


def _unfit(problem: Problem) -> Iterator[Message]:
    """What of the problem has no place in the model."""
    work = problem.config.work
    if work.rest_can_bind:
        yield message("solver.no-rest")
    if problem.config.crews:
        yield message("solver.no-crews")
    if has_own_hours(problem.config):
        yield message("solver.no-own-hours")
    for stop in problem.config.stops:
        if stop.visits > 1 and _visits_hang_together(problem, stop):
            yield message("solver.visits-depend", stop=stop.name)


def _visits_hang_together(problem: Problem, stop: Stop) -> bool:
    dated = any(lock.date is not None for lock in stop_locks(problem.config, stop))
    return stop.regular or dated or (stop.min_gap_days, stop.max_gap_days) != (None, None)


def _nodes(problem: Problem) -> Iterator[_Node]:
    dates = {day: index for index, day in enumerate(problem.calendar.dates)}
    vans = len(problem.config.vans)
    for number, stop in enumerate(problem.config.stops):
        for half, session in sessions_of_half(problem).items():
            found = (problem.calendar.sessions[index] for index in sorted(servable(problem, number)))
            days = [opening.date for opening in found if opening.half is half]
            vehicles = tuple(
                dates[day] * vans + van for day in days for van in vans_allowed(problem, number, day)
            )
            if vehicles:
                service = service_seconds(stop, session)
                yield from (_Node(number, visit, half, service, vehicles) for visit in range(stop.visits))


def _model(problem: Problem, nodes: Sequence[_Node]) -> tuple[Any, Any]:
    """The index manager and the routing model."""
    config, depots = problem.config, len(problem.config.depots)
    ends = [problem.depot_index[van.depot] for _ in problem.calendar.dates for van in config.vans]
    manager = pywrapcp.RoutingIndexManager(depots + len(nodes), len(ends), ends, ends)
    model = pywrapcp.RoutingModel(manager)
    places = [*range(depots), *(problem.stop_node(node.stop) for node in nodes)]
    halves = _halves(problem, nodes)
    legs = [
        [
            problem.noon_leg(a, b)[0] if _across(one, other) else problem.drive(a, b)
            for b, other in zip(places, halves, strict=True)
        ]
        for a, one in zip(places, halves, strict=True)
    ]
    ways = [
        [
            sum(problem.noon(a, b)) if _across(one, other) and a in problem.lunch_nodes else problem.way(a, b)
            for b, other in zip(places, halves, strict=True)
        ]
        for a, one in zip(places, halves, strict=True)
    ]
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(legs))
    model.SetFixedCostOfAllVehicles(TourCost.of(problem).seconds)
    work = config.work
    drive = model.RegisterTransitMatrix(_drive_table(problem, nodes, legs))
    model.AddDimension(drive, 0, work.max_drive_day, True, DRIVE)
    times = model.RegisterTransitMatrix(_time_table(problem, nodes, ways))
    model.AddDimension(times, work.latest_end, work.latest_end, False, TIME)
    _restrict_nodes(problem, nodes, manager, model)
    _restrict_days(problem, model, len(ends))
    _add_tallies(problem, nodes, model)
    return manager, model


def _add_tallies(problem: Problem, nodes: Sequence[_Node], model: Any) -> None:
    """What the visits of a tour count together: by each rule a dimension for dates with the same amounts."""
    depots, vans = [0] * len(problem.config.depots), range(len(problem.config.vans))
    days = [[tallies_on(problem, van, day) for van in vans] for day in problem.calendar.dates]
    for rule in range(len(tallying(problem.config))):
        alike = dict.fromkeys(tallies[0].amounts[rule] for tallies in days)
        for number, amounts in enumerate(alike):
            by_half = dict(zip(Half, amounts, strict=True))
            counts = model.RegisterUnaryTransitVector([*depots, *(by_half[n.half][n.stop] for n in nodes)])
            most = [
                each.most[rule] if each.amounts[rule] == amounts else ANY_NUMBER
                for tallies in days
                for each in tallies
            ]
            model.AddDimensionWithVehicleCapacity(counts, 0, most, True, f"tally {rule} {number}")


def _halves(problem: Problem, nodes: Sequence[_Node]) -> list[Half | None]:
    """The half of each place: of the depots none, then of the nodes."""
    depots: list[Half | None] = [None] * len(problem.config.depots)
    return [*depots, *(node.half for node in nodes)]


def _across(one: Half | None, other: Half | None) -> bool:
    """Whether lunch is between two places."""
    return (one, other) == (Half.MORNING, Half.AFTERNOON)


def _drive_table(problem: Problem, nodes: Sequence[_Node], legs: list[list[int]]) -> list[list[int]]:
    """Driving; between areas that may not share a day it is more than a day allows."""
    if not problem.config.work.one_area_per_day:
        return legs
    areas: list[str | None] = [None] * len(problem.config.depots)
    areas += [problem.config.stops[node.stop].area for node in nodes]
    barred = problem.config.work.max_drive_day + 1
    return [
        [
            barred if None not in (areas[a], areas[b]) and areas[a] != areas[b] else leg
            for b, leg in enumerate(row)
        ]
        for a, row in enumerate(legs)
    ]


def _time_table(problem: Problem, nodes: Sequence[_Node], ways: list[list[int]]) -> list[list[int]]:
    """Seconds from the start of one visit to that of the next, lunch across noon included."""
    work, depots = problem.config.work, len(problem.config.depots)
    after = [work.prepare] * depots + [node.service + work.packup for node in nodes]
    before = [work.close] * depots + [work.setup] * len(nodes)
    halves = _halves(problem, nodes)

    def lunch(origin: int, destination: int) -> int:
        return work.lunch if _across(halves[origin], halves[destination]) else 0

    return [
        [after[a] + way + lunch(a, b) + before[b] if a != b else 0 for b, way in enumerate(row)]
        for a, row in enumerate(ways)
    ]


def _restrict_nodes(problem: Problem, nodes: Sequence[_Node], manager: Any, model: Any) -> None:
    """Hours, vehicles and weights of visits, and a commune once a day."""
    work, solver, vans = problem.config.work, model.solver(), len(problem.config.vans)
    sessions, clock = sessions_of_half(problem), model.GetDimensionOrDie(TIME)
    choices: dict[tuple[int, int], list[int]] = defaultdict(list)
    communes: dict[str, list[int]] = defaultdict(list)
    for position, node in enumerate(nodes):
        index = manager.NodeToIndex(len(problem.config.depots) + position)
        session = sessions[node.half]
        opens, latest = session.opens, session.closes - node.service
        if len(sessions) > 1 and node.half is Half.MORNING:
            latest = min(latest, work.lunch_closes - work.lunch - work.packup - node.service)
        elif len(sessions) > 1:
            opens = max(opens, work.lunch_opens + work.lunch + work.setup)
        if opens > latest:
            model.VehicleVar(index).SetValues([-1])
        else:
            clock.CumulVar(index).SetRange(opens, latest)
            model.VehicleVar(index).SetValues([-1, *node.vehicles])
        choices[node.stop, node.visit].append(index)
        communes[problem.config.stops[node.stop].once_a_day].append(index)
    for (stop, _), indices in choices.items():
        model.AddDisjunction(indices, _weight(problem, stop) + TourCost.of(problem).seconds, 1)
    days = [vehicle // vans for vehicle in range(model.vehicles())]
    for indices in communes.values():
        # Two nodes of one visit never meet; of two visits they may not meet on one date.
        if len(indices) > len(Half) or len({nodes[_of(manager, i, problem)].visit for i in indices}) > 1:
            dates = [
                solver.Element([-1 - rank, *days], model.VehicleVar(index) + 1).Var()
                for rank, index in enumerate(indices)
            ]
            solver.Add(solver.AllDifferent(dates))


def _of(manager: Any, index: int, problem: Problem) -> int:
    """Position of the node of an index."""
    node: int = manager.IndexToNode(index)
    return node - len(problem.config.depots)


def _weight(problem: Problem, stop: int) -> int:
    asked = problem.config.stops[stop]
    if asked.required:
        return REQUIRED_SECONDS
    lower = sorted({other.priority for other in problem.config.stops if not other.required})
    rank = lower.index(asked.priority)
    return max(OPTIONAL_SECONDS // (1 << 3 * rank), 30_000)


def _restrict_days(problem: Problem, model: Any, vehicles: int) -> None:
    """Hours of every day, week and cycle."""
    work, calendar, vans = problem.config.work, problem.calendar, len(problem.config.vans)
    solver, clock = model.solver(), model.GetDimensionOrDie(TIME)
    spent: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for vehicle in range(vehicles):
        start, end = clock.CumulVar(model.Start(vehicle)), clock.CumulVar(model.End(vehicle))
        start.SetMin(work.earliest_start)
        clock.SetSpanUpperBoundForVehicle(min(work.max_span_day, work.max_work_day + work.lunch), vehicle)
        model.AddVariableMaximizedByFinalizer(start)
        model.AddVariableMinimizedByFinalizer(end)
        used = model.ActiveVehicleVar(vehicle)
        date, van = divmod(vehicle, vans)
        spent[van, calendar.week(calendar.dates[date])].append(end - start - used * work.lunch)
    for works in spent.values():
        if len(works) * work.max_work_day > work.max_work_week:
            solver.Add(solver.Sum(works) <= work.max_work_week)
    for van in range(vans):
        works = [term for (who, _), terms in spent.items() if who == van for term in terms]
        if len(works) * work.max_work_day > calendar.weeks * work.mean_work_week:
            solver.Add(solver.Sum(works) <= calendar.weeks * work.mean_work_week)


def _tours(
    problem: Problem, nodes: Sequence[_Node], manager: Any, model: Any, solution: Any
) -> Iterator[Tour]:
    """The tours of a solution, timed by the problem's own rules; a day that they forbid is left out."""
    vans = len(problem.config.vans)
    for vehicle in range(model.vehicles()):
        halves: dict[Half, list[int]] = {half: [] for half in Half}
        index = solution.Value(model.NextVar(model.Start(vehicle)))
        while not model.IsEnd(index):
            node = nodes[_of(manager, index, problem)]
            halves[node.half].append(node.stop)
            index = solution.Value(model.NextVar(index))
        if any(halves.values()):
            day = problem.calendar.dates[vehicle // vans]
            tour = time_day(problem, vehicle % vans, halves[Half.MORNING], halves[Half.AFTERNOON], day)
            if tour is not None:
                yield tour
