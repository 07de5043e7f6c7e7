"""Times and ways from servers that the optional library routingpy speaks with.

It knows how each server is asked and how it answers; the connection is ours, as patient and as
distrustful as everywhere else.
"""

import importlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import InputError
from tourplanner.http.patience import USUAL, Patience
from tourplanner.http.server import Server
from tourplanner.message import Text, message
from tourplanner.travel.http import cells
from tourplanner.travel.http.address import require_url
from tourplanner.travel.http.blocks import Block, TooBigError, gather
from tourplanner.travel.plausible import name_at, names_of, require_complete, require_possible, whole
from tourplanner.travel.provider import Line

EXTRA = 'pip install "tourplanner[servers]"'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server.

    Attributes
    ----------
    name, title
        In a config, and in messages.
    client
        Its class in routingpy.
    profile
        The profile for a car.
    side
        Places on each side of the largest table that the server gives unless it is told otherwise.
    too_big
        Numbers of the errors that say that a table is too big.
    matrix
        What else routingpy has to ask for, to be given times and distances.
    url
        The address when the config names none; "" to require one.
    key
        Environment variable of the key to the server; "" for a server without keys.
    """

    name: str
    title: str
    client: str
    profile: str
    side: int
    too_big: frozenset[int]
    matrix: Mapping[str, object]
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Router:
    """The provider that asks a server of ``kind``; ``places`` give names to positions."""

    kind: Kind
    url: str
    van_factor: float
    profile: str
    places: tuple[Place, ...] = ()
    patience: Patience = USUAL

    @classmethod
    def of(cls, kind: Kind, rules: TravelRules, places: tuple[Place, ...]) -> "Router":
        """The provider that a config asks for.

        Raises
        ------
        InputError
            If routingpy is not installed, no address is given, or the key of the usual address is
            not in the environment.
        """
        _client_class(kind)
        url = rules.url or kind.url
        require_url(url, kind.name)
        if url == kind.url and not os.environ.get(kind.key):
            what = message("server.wants-key", title=kind.title, url=url, variable=kind.key)
            raise InputError.of("[travel] url", what, message("server.maybe-own"))
        return cls(kind, url, rules.van_factor, rules.profile or kind.profile, places)

    @property
    def name(self) -> str:
        """Its name in a config."""
        return self.kind.name

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """Driving on the server's roads; the van takes ``van_factor`` times as long as its car.

        Raises
        ------
        TravelError
            If the server cannot be had, an answer cannot be right, or a leg has no way, with the
            places named.
        """
        with Server(self.kind.title, self.url, self.patience) as server:
            client = self._client(server)

            def ask(rows: Sequence[int], columns: Sequence[int]) -> Block:
                return self._block(server, client, positions, rows, columns)

            found = gather(ask, len(positions), self.kind.side, server)
        missing = np.isnan(found.seconds) | np.isnan(found.metres)
        names = names_of(self.places)
        require_complete(missing, positions, names, server.name)
        require_possible(found.metres, positions, names, server.name)
        return TravelMatrix(
            seconds=whole(found.seconds * self.van_factor),
            metres=whole(found.metres),
            provenance=Provenance(
                self.name,
                f"{self.kind.title} {self.url} · {self.profile} · van ×{self.van_factor:g}",
                estimated=False,
                van_factor=self.van_factor,
            ),
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The way of each leg on the server's roads.

        Raises
        ------
        TravelError
            As `matrix`.
        """
        with Server(self.kind.title, self.url, self.patience) as server:
            client = self._client(server)
            ways = {leg: self._way(server, client, leg) for leg in dict.fromkeys(legs)}
        return tuple(ways[leg] for leg in legs)

    def _client(self, server: Server) -> Any:
        """The client of routingpy, over a connection of ours."""

        def connection(_url: str, *_options: object, headers: Mapping[str, str] | None = None) -> _Connection:
            return _Connection(server, self.kind.too_big, headers or {})

        key = {"api_key": os.environ.get(self.kind.key)} if self.kind.key else {}
        return _client_class(self.kind)(base_url=self.url, client=connection, **key)

    def _block(
        self,
        server: Server,
        client: Any,
        positions: Sequence[Position],
        rows: Sequence[int],
        columns: Sequence[int],
    ) -> Block:
        asked = list(dict.fromkeys((*rows, *columns)))
        place = {index: number for number, index in enumerate(asked)}
        try:
            found = client.matrix(
                locations=[_point(positions[index]) for index in asked],
                profile=self.profile,
                sources=[place[row] for row in rows],
                destinations=[place[column] for column in columns],
                **self.kind.matrix,
            )
        except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
            raise server.fault(message("server.no-table", error=repr(error))) from None
        size = (len(rows), len(columns))
        return Block(
            seconds=cells.grid(found.durations, *size, message("server.times"), server),
            metres=cells.grid(found.distances, *size, message("server.distances"), server),
        )

    def _way(self, server: Server, client: Any, leg: tuple[Position, Position]) -> Line:
        try:
            found = client.directions([_point(position) for position in leg], profile=self.profile)
            coordinates = [list(pair) for pair in found.geometry]
        except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
            names = names_of(self.places)
            start, end = (name_at(position, names) for position in leg)
            raise server.fault(message("server.no-way", start=start, end=end, told=repr(error))) from None
        return cells.line(coordinates, server)


@dataclass(frozen=True, slots=True)
class _Connection:
    """What routingpy asks its questions through."""

    server: Server
    too_big: frozenset[int]
    headers: Mapping[str, str]

    def _request(
        self,
        url: str,
        get_params: Mapping[str, str] | None = None,
        post_params: object = None,
        dry_run: bool | None = None,  # noqa: ARG002 - routingpy's signature
    ) -> object:
        headers = {name: value for name, value in self.headers.items() if value}
        answer = (
            self.server.get(url, get_params)
            if post_params is None
            else self.server.post(url, post_params, headers)
        )
        if answer.status == 200:
            return answer.data
        match answer.table:
            case {"error_code": int() as number, "error": str() as said}:  # Valhalla
                told: Text = said[:200]
            case {"error": {"code": int() as number, "message": str() as said}}:  # openrouteservice
                told = said[:200]
            case _:
                number, told = 0, message("server.status", status=answer.status)
        if number in self.too_big:
            raise TooBigError
        if answer.status in {401, 403}:
            raise self.server.fault(message("server.key"))
        raise self.server.fault(message("server.refuses", told=told), message("server.maybe-profile-or-url"))


def _client_class(kind: Kind) -> Any:
    try:
        return getattr(importlib.import_module("routingpy"), kind.client)
    except ImportError:
        what = message("server.no-library", provider=kind.name, library="routingpy")
        raise InputError.of("[travel] provider", what, EXTRA) from None


def _point(position: Position) -> list[float]:
    return [position.longitude, position.latitude]
