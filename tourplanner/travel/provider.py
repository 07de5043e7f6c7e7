"""What every travel-time provider can do."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError

Line = tuple[Position, ...]
"""A way on the ground: two positions or more."""


class LineSource(Protocol):
    """A source of ways on the ground, for legs whose times may come from elsewhere."""

    @property
    def name(self) -> str:
        """Its name in a config."""
        ...

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The way of each leg on the ground, from its first position to its last.

        Raises
        ------
        TravelError
            If a way cannot be given.
        """
        ...


class TravelProvider(LineSource, Protocol):
    """A source of driving times and distances of the van, and of ways."""

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Driving between all `positions`, indexed as they are.

        Raises
        ------
        TravelError
            If a time or distance cannot be given.
        """
        ...


class PlacesError(TravelError):
    """Places that a provider cannot drive to or from, by their rank among those that it was asked for."""

    def __init__(self, places: Iterable[tuple[int, str]]) -> None:
        self.places = tuple(places)
        super().__init__("; ".join(f"place {rank + 1} {what}" for rank, what in self.places))

    def named(self, names: Sequence[str]) -> TravelError:
        """The same error with the names of the places, which the provider does not know."""
        return TravelError("\n".join(f"{names[rank]} {what}." for rank, what in self.places))
