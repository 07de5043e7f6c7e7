"""What every travel-time provider can do."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.message import Message, Text, message

MOST_NAMED = 5
"""Places too far from every road that a message names."""

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
    """Places too far from every road of a file to drive to or from.

    Attributes
    ----------
    file
        Name of the road file.
    places
        Their ranks among the positions that the provider was asked for, and their metres to the road.
    """

    def __init__(self, file: str, places: Iterable[tuple[int, float]]) -> None:
        self.file = file
        self.places = tuple(places)
        super().__init__(self._told([message("travel.place", number=rank + 1) for rank, _ in self.places]))

    def named(self, names: Sequence[str]) -> TravelError:
        """The same error with the names of the places, which the provider does not know."""
        return TravelError(self._told([names[rank] for rank, _ in self.places]))

    def _told(self, names: Sequence[Text]) -> Message:
        told = list(zip(names, self.places, strict=True))
        far = [
            message("travel.far-place", place=name, away=round(metres), file=self.file)
            for name, (_, metres) in told[:MOST_NAMED]
        ]
        if len(told) > MOST_NAMED:
            far.append(message("travel.more", n=len(told) - MOST_NAMED))
        return message("travel.far", places=far)
