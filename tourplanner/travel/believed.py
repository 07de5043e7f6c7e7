"""Driving times that no van has are told before a plan is made on them, whoever gave them.

Hours written for minutes, a table of another region, an island that was taken to the nearest road: the plan
would be legal, proven, and wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.errors import TravelError
from tourplanner.message import Message, message
from tourplanner.travel.plausible import MOST_NAMED, name_at, names_of
from tourplanner.travel.provider import Line, TravelProvider

_WGS84 = Geod(ellps="WGS84")

SLACK = 6000.0
"""Metres by which a way may be shorter than the crow flies: both ends may have been taken to a road."""
APART = 500.0
"""Metres as the crow flies from which two places are not one."""
FAR = 2000.0
"""Metres from which a speed can be told: below, starting and turning count more than driving."""
FASTEST, SLOWEST = 130 / 3.6, 3 / 3.6
"""Metres a second that a van drives at the most and, ferries and waiting included, at the least."""
LOPSIDED, LOPSIDED_SECONDS = 4, 1800
"""A way takes so many times as long as the way back, and so much longer: no one-way street does that."""

NO_TIME = "travel.no-time"
"""The message of a leg that takes no time."""

Legs = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Believed:
    """A provider whose times between ``places`` are held against the distance as the crow flies."""

    provider: TravelProvider
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The name of the provider."""
        return self.provider.name

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """The provider's matrix, if every leg of it can be.

        Raises
        ------
        TravelError
            Naming the legs that cannot be.
        """
        matrix = self.provider.matrix(positions)
        if matrix.provenance.estimated:
            # Made of that very distance.
            return matrix
        doubts = list(self._doubts(matrix, positions))
        if doubts:
            named = doubts[:MOST_NAMED]
            if len(doubts) > MOST_NAMED:
                named.append(message("travel.more", n=len(doubts) - MOST_NAMED))
            # Nothing but zeros is no slip of units: two stops have come to one point of the roads.
            timeless = all(doubt.id == NO_TIME for doubt in doubts)
            raise TravelError(
                message("travel.unbelievable", source=matrix.provenance.detail, ways=named),
                message("travel.maybe-one-road" if timeless else "travel.maybe-units"),
            )
        return matrix

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The lines of the provider."""
        return self.provider.lines(legs)

    def _doubts(self, matrix: TravelMatrix, positions: Sequence[Position]) -> list[Message]:
        """A message for each leg that cannot be, the worst kinds first."""
        crow = _crow(positions)
        seconds, metres = matrix.seconds.astype(np.float64), matrix.metres.astype(np.float64)
        way = np.maximum(metres, crow)
        kinds: list[tuple[Legs, Callable[[int, int], Message]]] = [
            ((seconds == 0) & (crow > APART), self._said(NO_TIME, matrix, crow, positions)),
            (
                (seconds > 0) & (way > FAR) & (way > FASTEST * seconds),
                self._said("travel.too-fast", matrix, crow, positions),
            ),
            (
                (metres > FAR) & (metres < SLOWEST * seconds),
                self._said("travel.too-slow", matrix, crow, positions),
            ),
            (metres < crow - SLACK, self._said("travel.shorter", matrix, crow, positions)),
            (
                (seconds > LOPSIDED * seconds.T) & (seconds - seconds.T > LOPSIDED_SECONDS),
                self._said("travel.lopsided", matrix, crow, positions),
            ),
        ]
        told: set[tuple[int, int]] = set()
        doubts = []
        for legs, say in kinds:
            for start, end in np.argwhere(legs).tolist():
                if (start, end) not in told:
                    told.add((start, end))
                    doubts.append(say(start, end))
        return doubts

    def _said(
        self, sentence: str, matrix: TravelMatrix, crow: NDArray[np.float64], positions: Sequence[Position]
    ) -> Callable[[int, int], Message]:
        names = names_of(self.places)

        def say(start: int, end: int) -> Message:
            return message(
                sentence,
                start=name_at(positions[start], names),
                end=name_at(positions[end], names),
                time=int(matrix.seconds[start, end]),
                back=int(matrix.seconds[end, start]),
                road=int(matrix.metres[start, end]),
                crow=round(crow[start, end]),
            )

        return say


def _crow(positions: Sequence[Position]) -> NDArray[np.float64]:
    """float64[n, n]: metres between positions as the crow flies."""
    latitude = np.array([position.latitude for position in positions])
    longitude = np.array([position.longitude for position in positions])
    start, end = np.indices((len(positions), len(positions)))
    _, _, crow = _WGS84.inv(longitude[start], latitude[start], longitude[end], latitude[end])
    return np.asarray(crow, dtype=np.float64)
