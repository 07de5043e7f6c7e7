"""The provider of real roads, from a file that was built into a network."""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance, data_day
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import OSM
from tourplanner.errors import TravelError
from tourplanner.message import message
from tourplanner.travel.known import Known
from tourplanner.travel.osm.arrays import read_arrays, write_arrays
from tourplanner.travel.osm.build import built_around
from tourplanner.travel.osm.store import DIGITS, Card, cards, drop, roads_folder
from tourplanner.travel.provider import Line, PlacesError

if TYPE_CHECKING:
    from tourplanner.travel.osm.search import Router
    from tourplanner.travel.osm.snap import Footing

FURTHEST = 3000.0
"""Metres from a road at which a position counts as off the road file."""


@dataclass(frozen=True, slots=True)
class Legs:
    """Driving of a car between positions.

    ``seconds``, ``metres`` are float32[n, n], [from, to]; ``away`` float32[n] the metres from each
    position to the road.
    """

    seconds: NDArray[np.float32]
    metres: NDArray[np.float32]
    away: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class OsmRoads:
    """Routes on the roads of an OpenStreetMap file; the van takes ``van_factor`` times as long as a car.

    ``folder`` holds the network that `card` tells of. What was worked out is kept there, by the hash
    of the file and the positions, and found again on the next run.
    """

    name: ClassVar[str] = OSM

    card: Card
    folder: Path
    van_factor: float
    _routers: "list[Router]" = field(default_factory=list, compare=False, repr=False)
    _known: dict[str, Legs] = field(default_factory=dict, compare=False, repr=False)

    @property
    def provenance(self) -> Provenance:
        """The file, its hash and date, and whose data it is."""
        card = self.card
        parts = [
            f"OpenStreetMap {card.date}".strip(),
            f"{card.file} ({card.key[:DIGITS]}, v{card.format}.{card.profile})",
            f"van ×{self.van_factor:g}",
            "© OpenStreetMap contributors, ODbL",
        ]
        return Provenance(
            self.name,
            " · ".join(parts),
            estimated=False,
            van_factor=self.van_factor,
            dated=data_day(card.date),
        )

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Driving between all `positions`, rounded to the second and metre.

        Raises
        ------
        PlacesError
            If a position is too far from the roads of the file.
        TravelError
            If the network cannot be read.
        """
        legs = self.legs(positions)
        self._require_near(positions, legs.away)
        return TravelMatrix(
            seconds=np.rint(legs.seconds.astype(np.float64) * self.van_factor).astype(np.int32),
            metres=np.rint(legs.metres).astype(np.int32),
            provenance=self.provenance,
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The roads driven on each leg, between the points of the road nearest to its ends.

        Raises
        ------
        PlacesError, TravelError
            As `matrix`.
        """
        path = self.folder / "lines" / f"{self._key([place for leg in legs for place in leg])}.npz"
        with contextlib.suppress(TravelError):
            kept = read_arrays(path)
            return _cut(kept["points"], kept["sizes"])
        places = list(dict.fromkeys(place for leg in legs for place in leg))
        found = dict(zip(places, self._footings(places), strict=True))
        self._require_near(places, np.array([found[place].away for place in places]))
        lines = self._router().lines([(found[start], found[end]) for start, end in legs])
        points = [(place.latitude, place.longitude) for line in lines for place in line]
        arrays = {"points": np.array(points).reshape(-1, 2), "sizes": np.array([len(line) for line in lines])}
        with contextlib.suppress(TravelError):
            write_arrays(path, arrays)
        return lines

    def reaches(self, positions: Sequence[Position]) -> bool:
        """Whether all `positions` are near roads of the file."""
        if not self.card.covers(tuple(positions)):
            return False
        return bool((self.legs(positions).away <= FURTHEST).all())

    def away(self, positions: Sequence[Position]) -> tuple[float, ...]:
        """Metres from each position to the nearest road.

        Raises
        ------
        TravelError
            If the network cannot be read.
        """
        return tuple(place.away for place in self._footings(positions))

    def stranded(self, positions: Sequence[Position]) -> tuple[bool, ...]:
        """Whether each position has a nearer road that leads to no other: on an island, say.

        Raises
        ------
        TravelError
            If the network cannot be read.
        """
        from tourplanner.travel.osm.snap import stranded  # noqa: PLC0415

        return stranded(self._router().roads, positions, self.away(positions))

    def legs(self, positions: Sequence[Position]) -> Legs:
        """Driving of a car between `positions`, worked out or found again.

        Raises
        ------
        TravelError
            If the network cannot be read.
        """
        key = self._key(positions)
        if key not in self._known:
            self._known[key] = self._found(key, positions)
        return self._known[key]

    def _found(self, key: str, positions: Sequence[Position]) -> Legs:
        path = self.folder / "matrices" / f"{key}.npz"
        with contextlib.suppress(TravelError):
            kept = read_arrays(path)
            return Legs(kept["seconds"], kept["metres"], kept["away"])
        places = self._footings(positions)
        table = self._router().table(places)
        away = np.array([place.away for place in places], dtype=np.float32)
        legs = Legs(table.seconds.astype(np.float32), table.metres.astype(np.float32), away)
        # Kept for speed alone: where it cannot be, it is worked out again.
        with contextlib.suppress(TravelError):
            write_arrays(path, {"seconds": legs.seconds, "metres": legs.metres, "away": legs.away})
        return legs

    def _key(self, positions: Sequence[Position]) -> str:
        places = " ".join(f"{place.latitude!r},{place.longitude!r}" for place in positions)
        text = f"{self.card.format} {self.card.profile} {self.card.key} {places}"
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def _router(self) -> "Router":
        """Loaded when it is first needed: what was kept needs neither it nor scipy."""
        if not self._routers:
            from tourplanner.travel.osm.frozen import load  # noqa: PLC0415
            from tourplanner.travel.osm.search import Router  # noqa: PLC0415

            try:
                self._routers.append(Router(load(self.folder / f"{self.card.name}.npz")))
            except TravelError:
                # Of no use any more, and in the way of a sound one.
                drop(self.folder, self.card)
                raise
        return self._routers[0]

    def _footings(self, positions: Sequence[Position]) -> "tuple[Footing, ...]":
        from tourplanner.travel.osm.snap import footings  # noqa: PLC0415

        return footings(self._router().roads, positions)

    def _require_near(self, positions: Sequence[Position], away: NDArray[np.float32]) -> None:
        far = [rank for rank in range(len(positions)) if away[rank] > FURTHEST]
        if far and len(far) == len(positions):
            raise TravelError(
                message("travel.all-far", file=self.card.file, away=round(float(min(away)))),
                message("travel.maybe-other-region"),
            )
        if far:
            raise PlacesError(self.card.file, [(rank, float(away[rank])) for rank in far])


def offer(rules: TravelRules, folder: Path, known: Known) -> Iterator[OsmRoads]:
    """The road file that is named; without one, the built ones that reach all places, the newest first.

    Raises
    ------
    TravelError
        If the file cannot be built.
    """
    home = roads_folder()
    places = [place.position for place in known.places]
    if rules.file:
        yield OsmRoads(built_around(folder / rules.file, home, places), home, rules.van_factor)
        return
    for card in cards(home):
        provider = OsmRoads(card, home, rules.van_factor)
        if provider.reaches(places):
            yield provider


def _cut(points: NDArray[np.float64], sizes: NDArray[np.int64]) -> tuple[Line, ...]:
    """The lines whose points follow each other in `points`."""
    places = [Position(latitude, longitude) for latitude, longitude in points.tolist()]
    ends = np.cumsum(sizes).tolist()
    return tuple(tuple(places[end - size : end]) for end, size in zip(ends, sizes.tolist(), strict=True))
