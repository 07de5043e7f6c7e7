"""Where a dossier lies: around its own communes, in whatever country or ocean."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tourplanner.domain.place import Position


@dataclass(frozen=True, slots=True)
class Region:
    """A box in degrees."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, positions: Iterable[Position], margin: float) -> "Region | None":
        """The smallest box with all positions, wider by `margin` degrees on each side; None without any."""
        places = tuple(positions)
        if not places:
            return None
        latitudes, longitudes = zip(*((each.latitude, each.longitude) for each in places), strict=True)
        return cls(
            min(latitudes) - margin,
            max(latitudes) + margin,
            min(longitudes) - margin,
            max(longitudes) + margin,
        )

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a position lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def middle(positions: Iterable[Position]) -> Position:
    """The median of one or more positions, which a few that are wrong do not move."""
    places = tuple(positions)
    return Position(median(each.latitude for each in places), median(each.longitude for each in places))
