"""Times from a table of one's own, between the places of a config."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import InputError, TravelError
from tourplanner.message import message
from tourplanner.travel.known import Known
from tourplanner.travel.plausible import whole
from tourplanner.travel.provider import Line


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """The provider that looks legs up in ``table``; the van takes ``van_factor`` times as long."""

    name: ClassVar[str] = "matrix"

    table: OwnTable
    van_factor: float

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """The times of the table's places at `positions`.

        The table knows places by their ids: `positions` are those of its places, in its order, or any
        of them; of several places at one position the first is then meant.

        Raises
        ------
        TravelError
            If a position is that of no place of the table.
        """
        chosen = np.array(self._indices(positions), dtype=np.intp)
        here = np.ix_(chosen, chosen)
        return TravelMatrix(
            seconds=whole(60 * self.table.minutes[here] * self.van_factor),
            metres=whole(1000 * self.table.km[here]),
            provenance=Provenance(
                self.name,
                f"{self.table.file} · van ×{self.van_factor:g}",
                estimated=False,
                van_factor=self.van_factor,
            ),
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """Straight lines: a table of times knows no roads."""
        return tuple(legs)

    def _indices(self, positions: Sequence[Position]) -> list[int]:
        places = [place.position for place in self.table.places]
        if list(positions) == places:
            return list(range(len(places)))
        first = {position: index for index, position in reversed(list(enumerate(places)))}
        if strange := [position for position in positions if position not in first]:
            where = f"{strange[0].latitude:.5f}, {strange[0].longitude:.5f}"
            raise TravelError(message("travel.not-in-table", table=self.table.file, place=where))
        return [first[position] for position in positions]


def offer(rules: TravelRules, _folder: Path, known: Known) -> Iterator[OwnTimes]:
    """The times of the table that is named.

    Raises
    ------
    InputError
        If none is.
    """
    if known.table is None:
        raise InputError.of("[travel] file", message("travel.no-table", name=rules.provider))
    yield OwnTimes(known.table, rules.van_factor)
