"""Ways on the roads of the IGN's BD TOPO, from the route service of the Géoplateforme.

https://data.geopf.fr/navigation/itineraire gives one way at a time and wants at most five requests
per second: right for the legs of a plan, too slow for a matrix.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from tourplanner.domain.place import Place, Position
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.http.patience import USUAL, Patience
from tourplanner.http.server import Answer, Server
from tourplanner.message import Message, message
from tourplanner.travel.http import cells
from tourplanner.travel.known import Known
from tourplanner.travel.plausible import name_at, names_of
from tourplanner.travel.provider import Line

URL = "https://data.geopf.fr/navigation/itineraire"
PER_SECOND = 5.0


@dataclass(frozen=True, slots=True)
class Route:
    """A way with what a car needs for it: seconds, metres."""

    line: Line
    seconds: float
    metres: float


@dataclass(frozen=True, slots=True)
class Ign:
    """The source of lines that asks the IGN, or a server like its own at ``url``."""

    name: ClassVar[str] = "ign"

    url: str = URL
    places: tuple[Place, ...] = ()
    patience: Patience = USUAL
    per_second: float = PER_SECOND
    _known: "dict[tuple[Position, Position], Route]" = field(default_factory=dict, compare=False, repr=False)

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The way of each leg.

        Raises
        ------
        TravelError
            As `routes`.
        """
        return tuple(route.line for route in self.routes(legs))

    def routes(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Route, ...]:
        """The fastest way of a car for each leg; a leg is asked for once, as long as this source lives.

        Raises
        ------
        TravelError
            If the server cannot be had, knows no way, or an answer cannot be right.
        """
        new = [leg for leg in dict.fromkeys(legs) if leg not in self._known]
        if new:
            with Server(message("server.ign"), self.url, self.patience, self.per_second) as server:
                for leg in new:
                    self._known[leg] = self._route(server, leg)
        return tuple(self._known[leg] for leg in legs)

    def _route(self, server: Server, leg: tuple[Position, Position]) -> Route:
        start, end = leg
        query = {
            "resource": "bdtopo-osrm",
            "profile": "car",
            "optimization": "fastest",
            "start": _point(start),
            "end": _point(end),
            "crs": "EPSG:4326",
            "geometryFormat": "geojson",
            "getSteps": "false",
            "getBbox": "false",
            "distanceUnit": "meter",
            "timeUnit": "second",
        }
        answer = server.get("", query)
        match answer.table:
            case {"geometry": {"coordinates": line}, "duration": duration, "distance": distance}:
                return Route(
                    line=cells.line(line, server),
                    seconds=cells.number(duration, message("server.time"), server),
                    metres=cells.number(distance, message("server.distance"), server),
                )
        names = names_of(self.places)
        raise server.fault(
            message("server.no-way", start=name_at(start, names), end=name_at(end, names), told=_told(answer))
        )


def lines_from(rules: TravelRules, known: Known) -> Ign:
    """The service of the IGN, or the server like it that is named."""
    return Ign(rules.lines_url or URL, known.places)


def _told(answer: Answer) -> Message:
    """What the server says of an error."""
    match answer.table:
        case {"error": {"message": str() as told}} | {"message": str() as told}:
            return message("server.status-told", status=answer.status, told=told[:200])
    return message("server.status", status=answer.status)


def _point(position: Position) -> str:
    return f"{position.longitude:.6f},{position.latitude:.6f}"
