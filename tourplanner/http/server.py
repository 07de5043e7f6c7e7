"""A server that is asked for JSON: patiently, politely, and believing nothing it says about size or place."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import (
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from tourplanner._version import __version__
from tourplanner.errors import RemoteError, TravelError
from tourplanner.http.address import shown
from tourplanner.http.patience import TRANSIENT, Patience
from tourplanner.message import Message, Text, message

_AGENT = f"tourplanner/{__version__}"
_PART = 65_536

TOO_MANY = 429
"""The status of a server that is asked too often."""

NO_CONTENT = 204
"""The status of an answer that has done what was asked and says no more."""

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: a status that is neither a redirect nor worth another try, and its JSON.

    ``data`` is None where an answer with an error status holds no JSON.
    """

    status: int
    data: object

    @property
    def table(self) -> Mapping[str, object]:
        """The answer when it is a JSON object, else an empty one."""
        return self.data if isinstance(self.data, dict) else {}


class Server:
    """A server at one address; used in a ``with`` block, which closes its connections.

    Parameters
    ----------
    title
        How messages call it: "OSRM", or a message.
    url
        Address under which its services lie.
    patience
        What it may cost.
    per_second
        Most requests per second that it may be asked; None for no limit.
    error
        What is raised when it fails.
    """

    def __init__(
        self,
        title: Text,
        url: str,
        patience: Patience,
        per_second: float | None = None,
        error: type[RemoteError] = TravelError,
    ) -> None:
        self.url = url.rstrip("/")
        self.name = message("server.named", title=title, url=shown(self.url))
        self.patience = patience
        self.error = error
        self._pause = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self._session = requests.Session()
        self._session.headers["User-Agent"] = _AGENT
        adapter = HTTPAdapter(max_retries=patience.retries())
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def get(self, path: str, query: Query | None = None) -> Answer:
        """What the server answers to GET; `path` begins with a slash, or is empty.

        Raises
        ------
        RemoteError
            If it cannot be reached, is too slow or too busy, sends the client elsewhere, or does not
            answer with JSON of a size that makes sense.
        """
        return self._ask("GET", path, query or {}, "", {})

    def post(self, path: str, body: object, headers: Query) -> Answer:
        """What the server answers to POST of a JSON `body`; errors as `get`."""
        headers = {**headers, "Content-Type": "application/json"}
        return self._ask("POST", path, {}, json.dumps(body), headers)

    def delete(self, path: str, headers: Query) -> Answer:
        """What the server answers to DELETE, ``data`` None where that is nothing; errors as `get`."""
        return self._ask("DELETE", path, {}, "", headers)

    def fault(self, what: Message, maybe: Text = "") -> RemoteError:
        """An error that names this server, before what it does."""
        return self.error(message("server.says", server=self.name, what=what), maybe)

    def _ask(self, method: str, path: str, query: Query, body: str, headers: Query) -> Answer:
        self._wait_turn()
        patience = self.patience
        try:
            with self._session.request(
                method,
                self.url + path,
                params=query,
                data=body,
                headers=headers,
                timeout=(patience.connect, patience.read),
                # Times from another host than the planner named are not what was asked for.
                allow_redirects=False,
                stream=True,
            ) as response:
                self._require_settled(response)
                content = self._content(response)
        except (requests.RequestException, HTTPError) as error:
            raise self._unreachable(error) from None
        silent = response.status_code == NO_CONTENT
        return Answer(response.status_code, None if silent else self._json(content, response.ok))

    def _wait_turn(self) -> None:
        """Wait until the server may be asked again."""
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self._pause

    def _require_settled(self, response: requests.Response) -> None:
        """Require an answer of the server itself, and not "later" or "elsewhere"."""
        status = response.status_code
        if 300 <= status < 400:
            target = urlsplit(response.headers.get("Location", ""))
            host = target.netloc.rpartition("@")[2]  # without a user and a password
            place = f"{target.scheme}://{host}" if host else message("server.another-page")
            raise self.fault(message("server.redirects", place=place), message("server.maybe-that-address"))
        if status in TRANSIENT:
            if status == TOO_MANY:
                raise self.fault(message("server.busy", status=status, n=self.patience.tries))
            raise self.fault(message("server.failing", status=status, n=self.patience.tries))

    def _content(self, response: requests.Response) -> bytes:
        """The bytes of the answer, as far as they come in time and are not too many."""
        patience = self.patience
        end = time.monotonic() + patience.answer
        content = bytearray()
        # Part by part as they come: `iter_content` waits until one is full.
        while part := response.raw.read1(_PART, decode_content=True):
            content += part
            if len(content) > patience.most_bytes:
                raise self.fault(message("server.too-long", most=patience.most_bytes / 1e6))
            if time.monotonic() > end:
                raise self.fault(message("server.too-slow", seconds=patience.answer))
        return bytes(content)

    def _json(self, content: bytes, good: bool) -> object:
        try:
            return json.loads(content, parse_constant=_refuse)
        except (ValueError, RecursionError):
            if good:
                raise self.fault(message("server.not-json"), message("server.maybe-other-url")) from None
            return None

    def _unreachable(self, error: requests.RequestException | HTTPError) -> RemoteError:
        """What a failure of the connection means to the planner."""
        reason = _reason(error)
        patience = self.patience
        running = message("server.maybe-not-running")
        match reason:
            case requests.exceptions.SSLError():
                return self.fault(message("server.certificate"))
            case requests.exceptions.ProxyError():
                return self.fault(message("server.proxy"))
            case requests.exceptions.ConnectTimeout():
                return self.fault(message("server.no-connection", seconds=patience.connect), running)
            case ReadTimeoutError() | requests.exceptions.ReadTimeout():
                return self.fault(message("server.silent", seconds=patience.read))
            case NameResolutionError():
                return self.fault(message("server.no-name"), running)
            case NewConnectionError():
                return self.fault(message("server.unreachable"), running)
            case requests.exceptions.InvalidURL() | requests.exceptions.MissingSchema():
                return self.fault(message("server.no-address"))
            case _:
                return self.fault(message("server.breaks-off", error=type(reason).__name__))


def _reason(error: BaseException) -> BaseException:
    """What lies below the wrapping of requests and urllib3."""
    inner = error.args[0] if error.args else None
    if type(error) is requests.exceptions.ConnectionError:
        if isinstance(inner, MaxRetryError) and inner.reason is not None:
            return inner.reason
        if isinstance(inner, BaseException):
            return inner
    return error


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a number of JSON")
