"""Times from one source, lines on the ground from another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.travel.provider import Line, LineSource, TravelProvider


@dataclass(frozen=True, slots=True)
class WithLines:
    """A provider whose lines come from ``source``."""

    provider: TravelProvider
    source: LineSource

    @property
    def name(self) -> str:
        """The name of the provider of times."""
        return self.provider.name

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """The matrix of the provider, with the source of its lines."""
        matrix = self.provider.matrix(positions)
        return replace(matrix, provenance=replace(matrix.provenance, lines_by=self.source.name))

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The lines of the source."""
        return self.source.lines(legs)
