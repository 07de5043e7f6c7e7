"""The guard at the door of the desk: every request is looked at before anything else reads it."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tourplanner.desk.keys import CREW, PLANNER, Keys

MOST_BYTES = 10_000_000
"""Of what may be sent to the desk at once; a workbook has a hundredth of that."""
READS = frozenset({"GET", "HEAD"})
OPEN = frozenset({"/health", "/enter"})
WRITES_OF = {CREW: frozenset({"/today/count"})}
"""What others than planners may write: a crew counts who came."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class House:
    """What the guard knows of its house.

    Attributes
    ----------
    hosts
        The names, with their ports, by which it may be called: a foreign one is somebody's trick.
    cookie
        The name of the cookie, with the port in it: cookies do not tell ports apart.
    secure
        Whether browsers reach it by HTTPS.
    """

    hosts: frozenset[str]
    cookie: str
    secure: bool = False

    @property
    def origins(self) -> frozenset[str]:
        """The origins of its own pages."""
        return frozenset(f"{'https' if self.secure else 'http'}://{host}" for host in self.hosts)


class Guard:
    """Turns away foreign hosts and origins, strangers and floods; tells browsers what they may not do."""

    def __init__(self, app: ASGIApp, house: House, keys: Keys) -> None:
        self.app, self.house, self.keys = app, house, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        guarded = _with_headers(send)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, _bounded(receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if headers.get("host", "").lower() not in self.house.hosts:
            return PlainTextResponse("421", 421)
        path, reads = scope["path"], scope["method"] in READS
        if path == "/health":
            return None
        is_stream = path.startswith("/stream")
        if (not reads or is_stream) and not self._is_own(headers):
            return PlainTextResponse("403", 403)
        if not _length(headers) <= MOST_BYTES:
            return PlainTextResponse("413", 413)
        role = self.keys.role(cookie_of(headers, self.house.cookie))
        scope["role"] = role
        if path in OPEN or path.startswith("/static/"):
            return None
        if not role:
            return (
                RedirectResponse("/enter", 303) if reads and not is_stream else PlainTextResponse("401", 401)
            )
        if not reads and role != PLANNER and path not in WRITES_OF.get(role, ()):
            return PlainTextResponse("403", 403)
        return None

    def _is_own(self, headers: Headers) -> bool:
        """Whether a page of ours asks: browsers say so themselves, older ones only name the origin."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        return headers.get("origin", "") in self.house.origins


def cookie_of(headers: Headers, name: str) -> str:
    """The value of a cookie; empty where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _length(headers: Headers) -> int:
    said = headers.get("content-length", "0")
    return int(said) if said.isascii() and said.isdigit() else MOST_BYTES + 1


def _bounded(receive: Receive) -> Receive:
    """What reads a request, up to `MOST_BYTES`: whoever says no length may still send without end."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        found = await receive()
        seen += len(found.get("body", b""))
        if seen > MOST_BYTES:
            raise HTTPException(413)
        return found

    return counted


def _with_headers(send: Send) -> Send:
    async def told(found: Message) -> None:
        if found["type"] == "http.response.start":
            headers = MutableHeaders(scope=found)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(found)

    return told
