"""Positions of addresses, from the Base Adresse Nationale by way of geopy.

The national geocoder lives at https://data.geopf.fr/geocodage (the usual host of geopy is shut down);
an addok server of one's own speaks the same protocol.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders import BANFrance

from tourplanner.domain.place import Position
from tourplanner.errors import InputError
from tourplanner.http.address import is_address, shown
from tourplanner.http.patience import USUAL, Patience
from tourplanner.http.server import Server
from tourplanner.message import message, parameter
from tourplanner.travel.http import cells

URL = "https://data.geopf.fr/geocodage"
PER_SECOND = 10.0


@dataclass(frozen=True, slots=True)
class Address:
    """What the geocoder knows by a text: a position, how it calls it, and how sure it is (0 to 1).

    ``kind`` is housenumber, street, locality, or municipality for no more than the commune itself.
    """

    position: Position
    label: str
    score: float
    kind: str


class Geocoder:
    """The geocoder at ``url``; used in a ``with`` block, which closes its connections.

    Raises
    ------
    InputError
        If that is no address.
    """

    def __init__(self, url: str = URL, patience: Patience = USUAL, per_second: float = PER_SECOND) -> None:
        if not is_address(url):
            what = message("server.bad-url", url=shown(url))
            raise InputError.of(parameter("url"), what, message("file.meant", name=URL))
        self._server = Server(message("server.geocoder"), url, patience, per_second)
        self._commune = ""
        parts = urlsplit(self._server.url)
        domain = parts.netloc + parts.path
        self._ban = BANFrance(domain=domain, scheme=parts.scheme, adapter_factory=self._adapter)

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.__exit__(kind, error, trace)

    def find(self, text: str, communes: tuple[str, ...]) -> Address | None:
        """The best answer for `text` in the first of the communes, by INSEE codes, that has one.

        Raises
        ------
        TravelError
            If the server cannot be had, or an answer cannot be right.
        """
        for commune in communes:
            self._commune = commune
            try:
                found = self._ban.geocode(text, exactly_one=False) or []
                inside = [
                    self._address(each.raw["properties"], each.latitude, each.longitude)
                    for each in found
                    # Asked for one commune, but not every server heeds it.
                    if each.raw["properties"].get("citycode") == commune
                ]
            except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
                raise self._server.fault(message("server.no-places", error=repr(error))) from None
            if inside:
                return max(inside, key=lambda answer: answer.score)
        return None

    def _adapter(self, **_connection: object) -> BaseSyncAdapter:
        return _OverServer(self)

    def _address(self, properties: Mapping[str, object], latitude: float, longitude: float) -> Address:
        score = cells.number(properties["score"], message("server.score"), self._server)
        return Address(
            position=cells.position([longitude, latitude], self._server),
            label=str(properties["label"]),
            score=min(score, 1.0),
            kind=str(properties["type"]),
        )

    def ask(self, url: str) -> object:
        """What the server answers at an address that geopy made, within the commune of the question."""
        query = urlencode({"citycode": self._commune, "autocomplete": "0"})
        answer = self._server.get(f"{url.removeprefix(self._server.url)}&{query}")
        if answer.status != 200:
            raise self._server.fault(message("server.no-answer", status=answer.status))
        return answer.data


class _OverServer(BaseSyncAdapter):  # type: ignore[misc] # geopy has no types
    """How geopy reaches its server: through ours."""

    def __init__(self, geocoder: Geocoder) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self._geocoder = geocoder

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> object:  # noqa: ARG002
        """The JSON at `url`."""
        return self._geocoder.ask(url)

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Not used by a geocoder that speaks JSON."""
        raise NotImplementedError
