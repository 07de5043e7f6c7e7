"""Where vans start and end their days."""

from dataclasses import dataclass

from tourplanner.domain.place import Position


@dataclass(frozen=True, slots=True)
class Depot:
    """Where a van starts and ends its day."""

    id: str
    name: str
    position: Position
