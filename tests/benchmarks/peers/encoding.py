"""A common problem as arrays for the search: one session of one day, no lunch, load as the tally of a rule.

Depots, capacities and durations are those of each vehicle. The windows of a depot are the hours of its
crews, those of a customer the hours of a stop; waiting is part of a half-day, which may last as long as it
will. All of that is exact: `Routing.trip_fault` and the search agree on every route.
"""

from typing import Any

import numpy as np

from tests.benchmarks.peers.neighbours import neighbours_of
from tests.benchmarks.peers.routing import Routing, Trip
from tests.benchmarks.pvrp_instance import WIDE, load_counts
from tourplanner.problem.timing import DayRules
from tourplanner.solvers.sisr.crews import Crews
from tourplanner.solvers.sisr.instance import Instance, Rules, dates_and_vans
from tourplanner.solvers.sisr.state import State

TRIPS_LEFT_OUT = 100
"""Leaving a customer out costs as much as so many times the longest way from a depot."""


def encode_routing(problem: Routing) -> Instance:
    """The arrays of a common problem."""
    number, depots = len(problem.demand), problem.depots
    drive = problem.matrix.astype(np.int32)
    depot = np.repeat(np.arange(depots, dtype=np.int32), [fleet.vehicles for fleet in problem.fleets])
    vehicles = len(depot)
    tour_date, tour_van = dates_and_vans(1, vehicles)
    # The search takes a half-day of length 0 for an empty one: where a service takes no time, each begins a
    # unit earlier, at the cost of the way there, and takes a unit more.
    early = int(min(problem.service) == 0)
    duration = drive.copy()
    duration[:, depots:] -= early
    service = np.repeat(np.array(problem.service, dtype=np.int32)[:, None] + np.int32(early), 2, axis=1)
    return Instance(
        drive=drive,
        duration=duration,
        at_noon=duration[None],
        depot=depot,
        tour_date=tour_date,
        tour_van=tour_van,
        depots=depots,
        service=service,
        open=np.array([[[1, 0]]] * number, dtype=np.uint8),
        van_allowed=np.ones((number, 1, vehicles), dtype=np.uint8),
        visits=np.ones(number, dtype=np.int32),
        area=np.zeros(number, dtype=np.int32),
        commune=np.arange(number, dtype=np.int32),
        counts=load_counts(problem.demand, 1),
        most=np.array([[problem.fleets[home].capacity for home in depot]], dtype=np.int32),
        prize=np.full(number, TRIPS_LEFT_OUT * int(drive[:depots].max()), dtype=np.int64),
        pattern_start=np.zeros(number + 1, dtype=np.int32),
        patterns=np.zeros((0, 1), dtype=np.int32),
        week=np.zeros(1, dtype=np.int32),
        crews=_crews(problem, depot),
        day=np.zeros(1, dtype=np.int32),
        date_at=np.zeros(1, dtype=np.int32),
        **_hours(problem, service, early),
        opens=np.zeros(2, dtype=np.int32),
        closes=np.array([WIDE, 0], dtype=np.int32),
        neighbours=neighbours_of(problem),
        max_block=_longest(problem),
        rules=Rules(
            # Hours and span are those of the crews.
            day=DayRules(0, WIDE, 0, 0, 0, 0, 0, 0, 0, WIDE, WIDE),
            one_area=False,
            rest_binds=False,
        ),
    )


def _hours(problem: Routing, service: np.ndarray, early: int) -> dict[str, Any]:
    """The hours of customers, from when and until when a service may begin; the same arrays without any."""
    shape = (len(problem.demand), 1, 2) if problem.windows else (1, 1, 1)
    first, last, long, pause = (np.zeros(shape, dtype=np.int32) for _ in range(4))
    if problem.windows:
        windows = np.array(problem.windows[problem.depots :], dtype=np.int32) - np.int32(early)
        first[:, 0, 0], last[:, 0, 0] = windows[:, 0], windows[:, 1]
        long[:, 0, :] = service
    return {
        "own_hours": bool(problem.windows),
        "own_first": first,
        "own_last": last,
        "own_service": long,
        "own_pause": pause,
    }


def _crews(problem: Routing, depot: np.ndarray) -> Crews:
    """A crew for each vehicle, bound by the hours of its depot or by the length of its route alone."""
    vehicles = len(depot)
    nobody = np.full(vehicles, -1, dtype=np.int32)
    endless = (1 + vehicles) * WIDE
    limits = []
    for place, fleet in enumerate(problem.fleets):
        opens, closes = problem.windows[place] if problem.windows else (0, WIDE)
        span = WIDE if fleet.duration is None else fleet.duration
        limits += [[opens, closes, WIDE, span, WIDE, 0, endless, endless]] * fleet.vehicles
    return Crews(
        of=np.arange(vehicles, dtype=np.int32),
        before=nobody,
        after=nobody,
        alike=depot.copy(),
        limits=np.array(limits, dtype=np.int64),
    )


def _longest(problem: Routing) -> int:
    """The most customers that any vehicle can load."""
    loaded = np.cumsum(sorted(problem.demand))
    most = max(fleet.capacity for fleet in problem.fleets)
    return max(1, int(np.searchsorted(loaded, most, side="right")))


def trips_of(problem: Routing, instance: Instance, state: State) -> list[Trip]:
    """The trips of a state that serve anyone."""
    found = []
    for tour, home in enumerate(instance.depot):
        places = state.seq[2 * tour, : state.size[2 * tour]]
        if len(places):
            found.append(Trip(int(home), tuple(int(place) - problem.depots for place in places)))
    return found
