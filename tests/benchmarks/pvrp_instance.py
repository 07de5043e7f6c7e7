"""The periodic instances of Cordeau as arrays for the search, and a judge that knows nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import numpy as np

from tourplanner.problem.timing import DayRules
from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.crews import Crews
from tourplanner.solvers.sisr.instance import Instance, Ints, Rules, dates_and_vans
from tourplanner.solvers.sisr.prices import MOST_ABOVE
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.strings import StringRemoval

FOLDER = Path(__file__).parents[1] / "data" / "pvrp"
# Units of the search per unit of an instance, whose distances are at most a few hundred.
SCALE = 1000
# No limit, with room for sums in int32.
WIDE = 2**29
# Leaving a customer out costs as much as this many mean trips there and back.
TRIPS_LEFT_OUT = 50
# Temperatures where every customer is visited once, in mean distances to the five nearest customers.
START_TEMPERATURE, END_TEMPERATURE = 0.5, 0.1
# Where visits recur, in what a visit costs, roughly: its way to a neighbour and its share of the way out and
# back. A customer holds several tours then, and what moves it costs more for a while.
RECURRING_START, RECURRING_END, ROUGHLY = 1.0, 0.1, 0.8

Route = tuple[int, ...]
Days = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer; each of its ``patterns`` names the days, from 0, on which it is visited."""

    x: float
    y: float
    service: int
    demand: int
    patterns: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class CordeauInstance:
    """A periodic instance: vehicles per day, days, limits of a route (0: none), its best known cost."""

    name: str
    vehicles: int
    days: int
    duration: int
    capacity: int
    depot: tuple[float, float]
    customers: tuple[Customer, ...]
    best_known: float

    def cost(self, routes: Sequence[Route]) -> float:
        """The Euclidean length of routes over customers, numbered from 0."""
        return sum(self.length(route) for route in routes)

    def length(self, route: Route) -> float:
        """The Euclidean length of one route."""
        places = [self.depot, *((self.customers[c].x, self.customers[c].y) for c in route), self.depot]
        return sum(dist(origin, destination) for origin, destination in pairwise(places))


def read_instance(path: Path, best_known: float) -> CordeauInstance:
    """Read a file; a pattern is a number whose highest of `days` bits is the first day."""
    rows = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.split()]
    kind, vehicles, _, days = (int(cell) for cell in rows[0])
    limits = {(int(row[0]), int(row[1])) for row in rows[1 : days + 1]}
    if kind != 1 or len(limits) != 1:
        raise ValueError(f"{path}: not a periodic instance with days alike")
    (duration, capacity), depot = limits.pop(), rows[days + 1]
    return CordeauInstance(
        name=path.stem,
        vehicles=vehicles,
        days=days,
        duration=duration,
        capacity=capacity,
        depot=(float(depot[1]), float(depot[2])),
        customers=tuple(_customer(row, days) for row in rows[days + 2 :]),
        best_known=best_known,
    )


def _customer(row: Sequence[str], days: int) -> Customer:
    frequency, count = int(row[5]), int(row[6])
    masks = [int(cell) for cell in row[7 : 7 + count]]
    patterns = tuple(tuple(day for day in range(days) if mask >> (days - 1 - day) & 1) for mask in masks)
    if len(masks) != count or {len(pattern) for pattern in patterns} != {frequency}:
        raise ValueError(f"customer {row[0]}: patterns and frequency differ")
    return Customer(float(row[1]), float(row[2]), int(row[3]), int(row[4]), patterns)


def encode_cordeau(cordeau: CordeauInstance) -> Instance:
    """The arrays of an instance: one depot, one session a day, no lunch, capacity as a rule."""
    customers, days = cordeau.customers, cordeau.days
    number = len(customers)
    places = [cordeau.depot, *((c.x, c.y) for c in customers)]
    drive = np.array([[round(SCALE * dist(a, b)) for b in places] for a in places], dtype=np.int32)
    visits = np.array([len(c.patterns[0]) for c in customers], dtype=np.int32)
    is_open = np.zeros((number, days, 2), dtype=np.uint8)
    for index, customer in enumerate(customers):
        for day in {day for pattern in customer.patterns for day in pattern}:
            is_open[index, day, 0] = 1
    starts, patterns = _patterns(cordeau, int(visits.max()))
    trip = 2.0 * float(drive[0, 1:].mean())
    tour_date, tour_van = dates_and_vans(days, cordeau.vehicles)
    return Instance(
        drive=drive,
        duration=drive,
        at_noon=np.stack([drive]),
        depot=np.zeros(cordeau.vehicles, dtype=np.int32),
        tour_date=tour_date,
        tour_van=tour_van,
        depots=1,
        # The search takes a half-day of length 0 for an empty one: at least one unit each.
        service=np.array([[max(1, SCALE * c.service)] * 2 for c in customers], dtype=np.int32),
        open=is_open,
        van_allowed=np.ones((number, days, cordeau.vehicles), dtype=np.uint8),
        visits=visits,
        area=np.zeros(number, dtype=np.int32),
        commune=np.arange(number, dtype=np.int32),
        counts=load_counts([c.demand for c in customers], days),
        most=np.full((1, days * cordeau.vehicles), cordeau.capacity, dtype=np.int32),
        prize=(TRIPS_LEFT_OUT * trip * visits).astype(np.int64),
        pattern_start=starts,
        patterns=patterns,
        week=np.zeros(days, dtype=np.int32),
        crews=crews_without_limits(days, cordeau.vehicles, SCALE * cordeau.duration or WIDE),
        day=np.arange(days, dtype=np.int32),
        date_at=np.arange(days, dtype=np.int32),
        own_hours=False,
        own_first=np.zeros((1, 1, 1), dtype=np.int32),
        own_last=np.zeros((1, 1, 1), dtype=np.int32),
        own_service=np.zeros((1, 1, 1), dtype=np.int32),
        own_pause=np.zeros((1, 1, 1), dtype=np.int32),
        opens=np.zeros(2, dtype=np.int32),
        closes=np.array([WIDE, 0], dtype=np.int32),
        neighbours=np.argsort(drive[1:, 1:], axis=1, kind="stable").astype(np.int32),
        max_block=_longest(cordeau) + MOST_ABOVE,
        rules=Rules(
            day=DayRules(
                earliest_start=0,
                latest_end=WIDE,
                lunch_opens=0,
                lunch_closes=0,
                lunch=0,
                prepare=0,
                close=0,
                setup=0,
                packup=0,
                max_work=WIDE,
                max_span=SCALE * cordeau.duration or WIDE,
            ),
            one_area=False,
            rest_binds=False,
        ),
    )


def load_counts(demand: Sequence[int], days: int) -> Ints:
    """What visits load, as the tally of one rule: the same on all days."""
    by_stop = np.array(demand, dtype=np.int32)
    return np.ascontiguousarray(np.broadcast_to(by_stop[None, :, None, None], (1, len(by_stop), days, 2)))


def crews_without_limits(days: int, vehicles: int, max_span: int) -> Crews:
    """A crew for each vehicle, that is bound by the length of a route alone."""
    nobody = np.full(days * vehicles, -1, dtype=np.int32)
    endless = (days + vehicles) * WIDE
    limits = [0, WIDE, WIDE, max_span, WIDE, 0, endless, endless]
    return Crews(
        of=np.tile(np.arange(vehicles, dtype=np.int32), days),
        before=nobody,
        after=nobody,
        alike=np.zeros(vehicles, dtype=np.int32),
        limits=np.array([limits] * vehicles, dtype=np.int64),
    )


def _patterns(cordeau: CordeauInstance, most: int) -> tuple[np.ndarray, np.ndarray]:
    rows: list[list[int]] = []
    starts = [0]
    for customer in cordeau.customers:
        choices = customer.patterns if len(customer.patterns[0]) > 1 else ()
        rows += [[2 * day for day in pattern] + [-1] * (most - len(pattern)) for pattern in choices]
        starts.append(len(rows))
    return np.array(starts, dtype=np.int32), np.array(rows, dtype=np.int32).reshape(len(rows), most)


def _longest(cordeau: CordeauInstance) -> int:
    """The most customers that a vehicle can load."""
    loaded = np.cumsum(sorted(customer.demand for customer in cordeau.customers))
    return max(1, int(np.searchsorted(loaded, cordeau.capacity, side="right")))


# Vehicles are all but full here: a round must open more room than the sparse days of a van need.
STRINGS = StringRemoval(removed=12.0, longest=8.0)
# Where visits recur a round makes that room in several tours by itself.
RECURRING_STRINGS = StringRemoval(removed=6.0, longest=4.0)


def cooling_of(instance: Instance) -> Cooling:
    """Temperatures in the unit of an instance: shares of what is driven to a neighbour, or for a visit."""
    depots = instance.depots
    near = float(np.sort(instance.drive[depots:, depots:], axis=1)[:, 1:6].mean())
    if not len(instance.patterns):
        return Cooling(START_TEMPERATURE * near, END_TEMPERATURE * near)
    out_and_back = float((instance.drive[0, 1:] + instance.drive[1:, 0]).mean())
    visit = ROUGHLY * (near + out_and_back * len(instance.tour_date) / int(instance.visits.sum()))
    return Cooling(RECURRING_START * visit, RECURRING_END * visit)


def strings_of(instance: Instance) -> StringRemoval:
    """How much a round removes of an instance."""
    return RECURRING_STRINGS if len(instance.patterns) else STRINGS


def routes_of(cordeau: CordeauInstance, state: State) -> tuple[tuple[int, Route], ...]:
    """The routes of a state that serve anyone: day from 0, customers from 0 in order."""
    found = []
    for tour in range(cordeau.days * cordeau.vehicles):
        route = tuple(int(place) - 1 for place in state.seq[2 * tour, : state.size[2 * tour]])
        if route:
            found.append((tour // cordeau.vehicles, route))
    return tuple(found)


def faults(cordeau: CordeauInstance, routes: Sequence[tuple[int, Route]]) -> list[str]:
    """What is wrong with routes, in the words of the instance alone."""
    wrong = []
    for day in range(cordeau.days):
        driven = [route for on, route in routes if on == day]
        if len(driven) > cordeau.vehicles:
            wrong.append(f"day {day}: {len(driven)} vehicles")
        wrong += [
            f"day {day}: two routes serve {sorted(set(one) & set(other))}"
            for one, other in combinations(driven, 2)
            if set(one) & set(other)
        ]
    for day, route in routes:
        load = sum(cordeau.customers[c].demand for c in route)
        lasts = cordeau.length(route) + sum(cordeau.customers[c].service for c in route)
        if load > cordeau.capacity:
            wrong.append(f"day {day}: load {load}")
        # Rounding each leg may hide half a unit of the search.
        if cordeau.duration and lasts > cordeau.duration + len(route) / SCALE:
            wrong.append(f"day {day}: duration {lasts:.2f}")
    for number, customer in enumerate(cordeau.customers):
        served = tuple(sorted(day for day, route in routes for c in route if c == number))
        if served not in customer.patterns:
            wrong.append(f"customer {number}: served on {served}")
    return wrong
