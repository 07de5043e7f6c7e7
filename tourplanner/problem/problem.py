"""The frozen problem that every solver is given and every plan is judged by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.config import Config, Stop, Van
from tourplanner.domain.depot import Depot
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.noon import NoonWays
from tourplanner.problem.roster import Roster, limits_by_id, rest_can_bind
from tourplanner.problem.timing import whole_minutes


@dataclass(frozen=True, slots=True)
class Problem:
    """A config with its calendar, its travel matrix and what follows from them.

    Attributes
    ----------
    matrix
        Places in the order of the config: the depots, then the stops, then where crews drive for lunch.
    openings
        Per stop, the indices of the calendar's sessions in which the rules that concern a single
        visit (``area-days``, ``stop-days``, ``session-window``, ``lock``) allow one.
    stop_index, depot_index, van_index
        Position of each id in the config's lists.
    roster
        Who drives which van when; None where every van has a crew of its own, named as the van, every day.
    lunch_nodes
        By the place of a stop in the matrix, that of the lunch to which its crew drives.
    """

    config: Config
    calendar: Calendar
    matrix: TravelMatrix
    openings: Sequence[frozenset[int]]
    stop_index: Mapping[str, int]
    depot_index: Mapping[str, int]
    van_index: Mapping[str, int]
    roster: Roster | None = None
    lunch_nodes: Mapping[int, int] = field(default_factory=dict)

    def stop(self, stop_id: str) -> Stop:
        """The stop with this id."""
        return self.config.stops[self.stop_index[stop_id]]

    def van(self, van_id: str) -> Van:
        """The van with this id."""
        return self.config.vans[self.van_index[van_id]]

    def depot(self, depot_id: str) -> Depot:
        """The depot with this id."""
        return self.config.depots[self.depot_index[depot_id]]

    @property
    def crews(self) -> tuple[str, ...]:
        """The ids of the crews that drive on any date, in the config's order."""
        ids = [each.id for each in self.config.crews or self.config.vans]
        if self.roster is None:
            return tuple(ids)
        driving = set(self.roster.values())
        return tuple(crew for crew in ids if crew in driving)

    def crew(self, van: str, day: date) -> str | None:
        """The id of the crew that has the van on a date; None where nobody can drive it."""
        return van if self.roster is None else self.roster.get((van, day))

    def limits(self, crew: str | None) -> WorkRules:
        """What binds the days and weeks of the crew with this id."""
        return limits_by_id(self.config, crew)

    def work(self, van: int, day: date) -> WorkRules:
        """What binds whoever drives the van at this position of the config on a date."""
        if not self.config.crews:
            return self.config.work
        return self.limits(self.crew(self.config.vans[van].id, day))

    def with_crew(self, tour: Tour) -> Tour:
        """The tour with who drives it on its date."""
        return replace(tour, crew=self.crew(tour.van, tour.date) or "") if self.config.crews else tour

    def limits_on(self, tour: Tour) -> WorkRules:
        """What binds the crew of a tour."""
        return self.work(self.van_index[tour.van], tour.date)

    def vans_on(self, day: date) -> tuple[int, ...]:
        """Positions in the config of the vans that somebody can drive on a date."""
        vans = self.config.vans
        return tuple(rank for rank, van in enumerate(vans) if self.crew(van.id, day) is not None)

    @property
    def van_days(self) -> tuple[tuple[int, date], ...]:
        """A van and a date for each depot and limits of a crew that there are: whatever a day can be like."""
        found: dict[tuple[str, WorkRules], tuple[int, date]] = {}
        for day in self.calendar.dates:
            for van in self.vans_on(day):
                found.setdefault((self.config.vans[van].depot, self.work(van, day)), (van, day))
        return tuple(found.values())

    @property
    def rest_can_bind(self) -> bool:
        """Whether two legal days in a row could leave a crew less rest than it must have."""
        return rest_can_bind(self.config)

    def stop_node(self, stop: int) -> int:
        """Index in the matrix of the stop at position `stop` of the config."""
        return len(self.config.depots) + stop

    def drive(self, origin: int, destination: int) -> int:
        """Seconds of driving between two places of the matrix."""
        return int(self.matrix.seconds[origin, destination])

    def allowed(self, origin: int, destination: int) -> int:
        """Seconds by which a crew leaves earlier than the drive between two places takes."""
        allowed = self.matrix.allowed
        return 0 if allowed is None else int(allowed[origin, destination])

    def way(self, origin: int, destination: int) -> int:
        """Seconds between departure and arrival, in whole minutes: the drive, and what is allowed for it.

        At noon nothing is: what comes between is lunch, and `noon` has all that is counted.
        """
        return whole_minutes(self.drive(origin, destination)) + self.allowed(origin, destination)

    def noon(self, origin: int, destination: int) -> NoonWays[int]:
        """The ways between two stops that have lunch between them."""
        there = self.lunch_nodes.get(origin)
        if there is None:
            return NoonWays(0, whole_minutes(self.drive(origin, destination)), 0)
        return NoonWays(
            whole_minutes(self.drive(origin, there)), 0, whole_minutes(self.drive(there, destination))
        )

    def noon_leg(self, origin: int, destination: int) -> tuple[int, int]:
        """Seconds of driving and metres between two stops that have lunch between them."""
        there = self.lunch_nodes.get(origin)
        if there is None:
            return self.drive(origin, destination), self.metres(origin, destination)
        return (
            self.drive(origin, there) + self.drive(there, destination),
            self.metres(origin, there) + self.metres(there, destination),
        )

    def lunch_leg(self, origin: int) -> tuple[int, int] | None:
        """Seconds and metres from a stop to where its crew drives for lunch; None where it does not."""
        there = self.lunch_nodes.get(origin)
        return None if there is None else (self.drive(origin, there), self.metres(origin, there))

    def metres(self, origin: int, destination: int) -> int:
        """Metres between two places of the matrix."""
        return int(self.matrix.metres[origin, destination])

    # -- all places at once: the depots, then the stops ----------------------------------------------

    @property
    def seconds(self) -> NDArray[np.int32]:
        """`drive` between all depots and stops: int32[n, n], [from, to]."""
        return self.matrix.seconds[: self._places, : self._places]

    @property
    def distances(self) -> NDArray[np.int32]:
        """`metres` between all depots and stops: int32[n, n], [from, to]."""
        return self.matrix.metres[: self._places, : self._places]

    @property
    def ways(self) -> NDArray[np.int64]:
        """`way` between all depots and stops: int64[n, n], [from, to]."""
        driven: NDArray[np.int64] = whole_minutes(self.seconds.astype(np.int64))
        allowed = self.matrix.allowed
        return driven if allowed is None else driven + allowed[: self._places, : self._places]

    @property
    def noon_seconds(self) -> NDArray[np.int32]:
        """Driving of `noon_leg` between all depots and stops: int32[n, n], [from, to]."""
        return self._by_lunch(self.matrix.seconds)

    @property
    def noon_distances(self) -> NDArray[np.int32]:
        """Metres of `noon_leg` between all depots and stops: int32[n, n], [from, to]."""
        return self._by_lunch(self.matrix.metres)

    @property
    def least_seconds(self) -> NDArray[np.int32]:
        """Driving between all depots and stops, at noon or not, the lesser: int32[n, n], [from, to]."""
        return np.minimum(self.seconds, self.noon_seconds) if self.lunch_nodes else self.seconds

    @property
    def all_noon_ways(self) -> NoonWays[NDArray[np.int64]]:
        """`noon` between all depots and stops, of arrays int64[n, n], [from, to]."""
        whole: NDArray[np.int64] = whole_minutes(self.matrix.seconds.astype(np.int64))
        size = self._places
        onward = whole[:size, :size].copy()
        to, after = np.zeros_like(onward), np.zeros_like(onward)
        for stop, there in self.lunch_nodes.items():
            to[stop], onward[stop], after[stop] = whole[stop, there], 0, whole[there, :size]
        return NoonWays(to, onward, after)

    @property
    def _places(self) -> int:
        return len(self.config.depots) + len(self.config.stops)

    def _by_lunch(self, table: NDArray[np.int32]) -> NDArray[np.int32]:
        """A table of legs as they are at noon."""
        size = self._places
        if not self.lunch_nodes:
            return table[:size, :size]
        found = table[:size, :size].copy()
        for stop, there in self.lunch_nodes.items():
            found[stop] = table[stop, there] + table[there, :size]
        return found
