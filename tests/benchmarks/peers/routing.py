"""Problems that all solvers can express, and a judge of routes that knows nothing of any of them.

What is particular to tourplanner (half-days, lunch, patterns, weekly hours) is left out for all: vehicles of
one depot or several, customers that are visited once each, limits on load, on the length of a route, or on
hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np


class Window(NamedTuple):
    """From when and until when a service may begin, where one has to wait who comes early.

    Of a depot: from when its vehicles may leave, and until when they are back.
    """

    opens: int
    closes: int


class Trip(NamedTuple):
    """The route of a vehicle: the number of its depot, and its customers in order; both count from 0."""

    depot: int
    customers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fleet:
    """The vehicles of a depot, all alike: how many, what each loads, how long a route may be (none: any)."""

    vehicles: int
    capacity: int
    duration: int | None = None


@dataclass(frozen=True, slots=True)
class Routing:
    """A common problem: everything that is measured is in one unit, and whole.

    Attributes
    ----------
    name, group
        Its own name, and that of the set that it belongs to.
    matrix
        int64[p, p], [from, to], the way between two places, in length and in time; places are the depots,
        then the customers.
    fleets
        One for each depot.
    service, demand
        One for each customer.
    windows
        One for each place, or none at all. Where there are any, no route is limited in its duration: the two
        together would ask when it is best to leave.
    best_known
        What the best known routes cost in the same unit.
    slack
        By how much the same routes may cost more here, by rounding alone.
    """

    name: str
    group: str
    matrix: np.ndarray
    fleets: tuple[Fleet, ...]
    service: tuple[int, ...]
    demand: tuple[int, ...]
    windows: tuple[Window, ...] = ()
    best_known: int | None = None
    slack: int = 0

    def __post_init__(self) -> None:
        if self.windows and any(fleet.duration is not None for fleet in self.fleets):
            raise ValueError(f"{self.name}: windows, and routes of limited duration")

    @property
    def depots(self) -> int:
        """How many of the places are depots."""
        return len(self.fleets)

    @property
    def target(self) -> int | None:
        """The cost at which a search has found what is known to be best."""
        return None if self.best_known is None else self.best_known + self.slack

    def places(self, trip: Trip) -> tuple[int, ...]:
        """The places of a trip, from its depot to its depot."""
        return (trip.depot, *(self.depots + customer for customer in trip.customers), trip.depot)

    def length(self, trip: Trip) -> int:
        """The length of a trip."""
        return sum(int(self.matrix[origin, place]) for origin, place in pairwise(self.places(trip)))

    def cost(self, trips: Sequence[Trip]) -> int:
        """The length of all trips."""
        return sum(self.length(trip) for trip in trips)

    def fault(self, trips: Sequence[Trip]) -> str | None:
        """What is wrong with trips, if anything."""
        if sorted(c for trip in trips for c in trip.customers) != list(range(len(self.demand))):
            return "not every customer once"
        for depot, fleet in enumerate(self.fleets):
            if sum(trip.depot == depot for trip in trips) > fleet.vehicles:
                return f"too many vehicles at depot {depot}"
        return next(filter(None, map(self.trip_fault, trips)), None)

    def trip_fault(self, trip: Trip) -> str | None:
        """What is wrong with a trip by itself, if anything."""
        fleet = self.fleets[trip.depot]
        if sum(self.demand[customer] for customer in trip.customers) > fleet.capacity:
            return "overloaded"
        lasts = self.length(trip) + sum(self.service[customer] for customer in trip.customers)
        if fleet.duration is not None and lasts > fleet.duration:
            return "too long"
        return "too late" if self.windows and self._is_late(trip) else None

    def _is_late(self, trip: Trip) -> bool:
        """Whether a vehicle that leaves as early as it may is anywhere too late."""
        places = self.places(trip)
        now = self.windows[trip.depot].opens
        for origin, place in pairwise(places):
            now += int(self.matrix[origin, place])
            if place >= self.depots:
                now = max(now, self.windows[place].opens)
            if now > self.windows[place].closes:
                return True
            if place >= self.depots:
                now += self.service[place - self.depots]
        return False
