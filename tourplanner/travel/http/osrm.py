"""Times and ways from an OSRM server: the HTTP services ``table`` and ``route``.

https://project-osrm.org/docs/v5.24.0/api/: an answer has a ``code``, "Ok" when it is good; a table
has ``durations`` and ``distances``, null where there is no way, and tells how far each place is from
the road that it was taken to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.domain.provenance import Provenance, data_day
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import RemoteError
from tourplanner.http.patience import USUAL, Patience
from tourplanner.http.server import Answer, Server
from tourplanner.message import message
from tourplanner.travel.http import cells
from tourplanner.travel.http.address import require_url
from tourplanner.travel.http.blocks import Block, TooBigError, gather
from tourplanner.travel.known import Known
from tourplanner.travel.plausible import (
    FARTHEST_ROAD,
    MOST_NAMED,
    name_at,
    names_of,
    require_complete,
    require_possible,
    whole,
)
from tourplanner.travel.provider import Line

PROFILE = "driving"
LARGEST_TABLE = 100
"""Places that osrm-routed takes in a table unless it is told otherwise (``--max-table-size``)."""

MOST_MENDED = 50
"""Distances below zero that are asked for anew, one by one; in a larger matrix, as many as places."""


@dataclass(frozen=True, slots=True)
class Osrm:
    """The provider that asks the OSRM server at ``url``; ``places`` give names to positions."""

    name: ClassVar[str] = "osrm"

    url: str
    van_factor: float
    profile: str = PROFILE
    places: tuple[Place, ...] = ()
    patience: Patience = USUAL
    side: int = LARGEST_TABLE

    def __post_init__(self) -> None:
        """Require an address.

        Raises
        ------
        InputError
            If ``url`` is none.
        """
        require_url(self.url, self.name)

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Driving on the server's roads; the van takes ``van_factor`` times as long as its car.

        Raises
        ------
        TravelError
            If the server cannot be had, an answer cannot be right, a place is far from every road of
            the server, or a leg has no way, with the places named.
        """
        dated: set[str] = set()
        with self._server() as server:

            def ask(rows: Sequence[int], columns: Sequence[int]) -> Block:
                answer = self._table(server, positions, rows, columns)
                dated.add(str(answer.table.get("data_version", "")))
                return self._block(server, positions, answer, rows, columns)

            found = gather(ask, len(positions), self.side, server)
            self._mend(server, positions, found)
        missing = np.isnan(found.seconds) | np.isnan(found.metres)
        names = names_of(self.places)
        require_complete(missing, positions, names, server.name)
        require_possible(found.metres, positions, names, server.name)
        return TravelMatrix(
            seconds=whole(found.seconds * self.van_factor),
            metres=whole(found.metres),
            provenance=self._provenance(dated),
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The way of each leg on the server's roads.

        Raises
        ------
        TravelError
            As `matrix`.
        """
        with self._server() as server:
            ways = {leg: self._way(server, leg) for leg in dict.fromkeys(legs)}
        return tuple(ways[leg] for leg in legs)

    def _server(self) -> Server:
        return Server("OSRM", self.url, self.patience)

    def _provenance(self, dated: set[str]) -> Provenance:
        versions = sorted(dated - {""})
        data = f" · {', '.join(versions)}" if versions else ""
        return Provenance(
            self.name,
            f"OSRM {self.url} · {self.profile}{data} · van ×{self.van_factor:g}",
            estimated=False,
            van_factor=self.van_factor,
            dated=data_day(max(dated, default="")),
        )

    def _table(
        self, server: Server, positions: Sequence[Position], rows: Sequence[int], columns: Sequence[int]
    ) -> Answer:
        """The answer to a question for times from `rows` to `columns`, when it is good."""
        asked = list(dict.fromkeys((*rows, *columns)))
        place = {index: number for number, index in enumerate(asked)}
        query = {
            "annotations": "duration,distance",
            "generate_hints": "false",
            "sources": ";".join(str(place[row]) for row in rows),
            "destinations": ";".join(str(place[column]) for column in columns),
        }
        path = f"/table/v1/{self.profile}/{_coordinates([positions[index] for index in asked])}"
        answer = server.get(path, query)
        if answer.table.get("code") == "TooBig" or answer.status in {413, 414}:
            raise TooBigError
        if answer.table.get("code") != "Ok":
            raise _refusal(server, answer)
        return answer

    def _block(
        self,
        server: Server,
        positions: Sequence[Position],
        answer: Answer,
        rows: Sequence[int],
        columns: Sequence[int],
    ) -> Block:
        self._require_near(server, positions, rows, answer.table.get("sources"))
        self._require_near(server, positions, columns, answer.table.get("destinations"))
        size = (len(rows), len(columns))
        return Block(
            seconds=cells.grid(answer.table.get("durations"), *size, message("server.times"), server),
            metres=cells.grid(
                answer.table.get("distances"), *size, message("server.distances"), server, -cells.MOST
            ),
        )

    def _mend(self, server: Server, positions: Sequence[Position], found: Block) -> None:
        """Ask anew for the distances that a table has below zero.

        Tables of OSRM have such ones now and then, with times that are right: between places on one
        road (https://github.com/Project-OSRM/osrm-backend/issues/5855), and rarely between others
        (issue 7269). Its single ways do not.
        """
        wrong = np.argwhere(found.metres < 0).tolist()
        if len(wrong) > max(MOST_MENDED, len(positions)):
            raise server.fault(message("server.below-zero", n=len(wrong)))
        for i, j in wrong:
            match self._route(server, (positions[i], positions[j])):
                case {"distance": distance}:
                    found.metres[i, j] = cells.number(distance, message("server.distance"), server)
                case _:
                    raise server.fault(message("server.no-distance"))

    def _require_near(
        self, server: Server, positions: Sequence[Position], asked: Sequence[int], waypoints: object
    ) -> None:
        """Require that each place was taken to a road near by, where the server tells so.

        OSRM takes a place to the nearest road that it has, were it in another country.
        """
        if not isinstance(waypoints, list) or len(waypoints) != len(asked):
            return
        names = names_of(self.places)
        far = []
        for index, waypoint in zip(asked, waypoints, strict=True):
            away = waypoint.get("distance") if isinstance(waypoint, dict) else None
            if isinstance(away, int | float) and away > FARTHEST_ROAD:
                place = name_at(positions[index], names)
                far.append(message("server.far-place", place=place, away=round(away)))
        if far:
            what = message("server.far", places=far[:MOST_NAMED])
            raise server.fault(what, message("travel.maybe-elsewhere"))

    def _way(self, server: Server, leg: tuple[Position, Position]) -> Line:
        match self._route(server, leg):
            case {"geometry": {"coordinates": coordinates}}:
                return cells.line(coordinates, server)
        raise server.fault(message("server.no-line"))

    def _route(self, server: Server, leg: tuple[Position, Position]) -> object:
        """The first way that the server knows for a leg."""
        path = f"/route/v1/{self.profile}/{_coordinates(leg)}"
        answer = server.get(path, {"overview": "full", "geometries": "geojson", "generate_hints": "false"})
        match answer.table:
            case {"code": "Ok", "routes": [first, *_]}:
                return first
            case {"code": "NoRoute" | "NoSegment"}:
                start, end = (name_at(position, names_of(self.places)) for position in leg)
                raise server.fault(message("server.knows-no-way", start=start, end=end))
        raise _refusal(server, answer)


def offer(rules: TravelRules, _folder: Path, known: Known) -> Iterator[Osrm]:
    """The server that is named."""
    yield Osrm(rules.url, rules.van_factor, rules.profile or PROFILE, known.places)


def _coordinates(positions: Sequence[Position]) -> str:
    return ";".join(f"{position.longitude:.6f},{position.latitude:.6f}" for position in positions)


def _refusal(server: Server, answer: Answer) -> RemoteError:
    """The error for an answer that is not "Ok"."""
    code, told = answer.table.get("code"), answer.table.get("message")
    if not isinstance(code, str):
        return server.fault(
            message("server.not-osrm", status=answer.status), message("server.maybe-other-url")
        )
    cure = message("server.maybe-profile") if code == "InvalidUrl" else ""
    if isinstance(told, str):
        return server.fault(message("server.answers-told", code=code[:40], told=told[:200]), cure)
    return server.fault(message("server.answers", code=code[:40]), cure)
