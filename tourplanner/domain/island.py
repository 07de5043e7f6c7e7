"""Land that no road joins to the rest: an island without a bridge, a village at the end of a river."""

from collections.abc import Iterable
from dataclasses import dataclass

from tourplanner.domain.place import Position

MAINLAND = ""
"""The name of what is on no island."""


@dataclass(frozen=True, slots=True)
class Island:
    """An island, and the degrees between which it lies; no other land is there."""

    name: str
    south: float
    west: float
    north: float
    east: float

    def holds(self, position: Position) -> bool:
        """Whether a position is on it."""
        return self.south <= position.latitude <= self.north and self.west <= position.longitude <= self.east


def island_of(position: Position, islands: Iterable[Island]) -> str:
    """The name of the first island that holds a position; `MAINLAND` if none does."""
    return next((island.name for island in islands if island.holds(position)), MAINLAND)
