"""The frozen problem that every solver is given and every plan is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.domain.config import Config, Depot, Stop, Van
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import Calendar


@dataclass(frozen=True, slots=True)
class Problem:
    """A config with its calendar, its travel matrix and what follows from them.

    Attributes
    ----------
    matrix
        Places in the order of the config: the depots, then the stops.
    openings
        Per stop, the indices of the calendar's sessions in which the rules that concern a single
        visit (``area-days``, ``stop-days``, ``session-window``, ``lock``) allow one.
    stop_index, depot_index, van_index
        Position of each id in the config's lists.
    """

    config: Config
    calendar: Calendar
    matrix: TravelMatrix
    openings: tuple[frozenset[int], ...]
    stop_index: Mapping[str, int]
    depot_index: Mapping[str, int]
    van_index: Mapping[str, int]

    def stop(self, stop_id: str) -> Stop:
        """The stop with this id."""
        return self.config.stops[self.stop_index[stop_id]]

    def van(self, van_id: str) -> Van:
        """The van with this id."""
        return self.config.vans[self.van_index[van_id]]

    def depot(self, depot_id: str) -> Depot:
        """The depot with this id."""
        return self.config.depots[self.depot_index[depot_id]]

    def stop_node(self, stop: int) -> int:
        """Index in the matrix of the stop at position `stop` of the config."""
        return len(self.config.depots) + stop

    def drive(self, origin: int, destination: int) -> int:
        """Seconds of driving between two places of the matrix."""
        return int(self.matrix.seconds[origin, destination])

    def metres(self, origin: int, destination: int) -> int:
        """Metres between two places of the matrix."""
        return int(self.matrix.metres[origin, destination])
