"""What every travel-time provider can do."""

from collections.abc import Sequence
from typing import Protocol

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position


class TravelProvider(Protocol):
    """A source of driving times and distances of the van."""

    @property
    def name(self) -> str:
        """Its name in a config."""
        ...

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Driving between all `positions`, indexed as they are.

        Raises
        ------
        TravelError
            If a time or distance cannot be given.
        """
        ...
