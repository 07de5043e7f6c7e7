"""Downloading a road file: gone on with after a break, and held to its published checksum.

An address may hold a name, a password or a key. They are shown to the host that it names and to nobody else:
not to one that this host sends the client on to, in no message, and in no file.
"""

import base64
import contextlib
import hashlib
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path, PureWindowsPath
from urllib.parse import quote, unquote, urlsplit

from tourplanner.errors import TravelError
from tourplanner.files.system_reason import system_reason
from tourplanner.http.address import shown
from tourplanner.message import Message, Notify, message

GERS = "https://download.openstreetmap.fr/extracts/europe/france/midi_pyrenees/gers-latest.osm.pbf"
MIDI_PYRENEES = "https://download.geofabrik.de/europe/france/midi-pyrenees-latest.osm.pbf"

AGENT = "tourplanner (https://www.openstreetmap.org/copyright)"
TIMEOUT = 30.0
"""Seconds without a byte after which a connection counts as broken."""

ATTEMPTS = 4
PAUSE = 1.0
"""Seconds before the second attempt; doubled before each further one."""

PIECE = 1 << 16
MAGIC = b"OSMHeader"
"""What stands near the start of every .osm.pbf."""

Observe = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Which version of a file a part is of: going on with it makes sense for no other.

    ``source`` is the SHA-256 of its address, in hexadecimal.
    """

    source: str
    tag: str


class _BrokenError(Exception):
    """An attempt that may be repeated; `failure` says why."""

    def __init__(self, failure: Message) -> None:
        super().__init__(failure)
        self.failure = failure


def fetch(url: str, folder: Path, notify: Notify, observe: Observe) -> Path:
    """Download `url` into `folder`; what is there of it already is not asked for again.

    Parameters
    ----------
    notify
        Told of the licence, of broken attempts, and when no checksum is published.
    observe
        Told of bytes that have come and of all that will, 0 if that is not known.

    Raises
    ------
    TravelError
        If it cannot be had, is no road file, or is not what its checksum says; or if `folder` cannot
        be written.
    """
    name = _name(url)
    target, part = folder / name, folder / f"{name}.part"
    notify(message("road.downloading", url=shown(url), licence=message("road.licence")))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        expected = _checksum(url)
        if expected is None:
            notify(message("road.no-checksum", file=name))
        _attempts(url, part, notify, observe)
        _judge(part, expected)
        part.replace(target)
        _mark_file(part).unlink(missing_ok=True)
    except OSError as error:
        what = message("road.unwritable", folder=str(folder), reason=system_reason(error))
        raise TravelError(what) from None
    return target


def _name(url: str) -> str:
    """The name of the file at an address.

    Raises
    ------
    TravelError
        If that is no address of http or https.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not url.isprintable() or " " in url:
        raise TravelError(message("road.not-an-address", url=shown(url)))
    # What is escaped may be a way to another folder.
    name = PureWindowsPath(unquote(parts.path)).name.replace(":", "")
    return name if name.isprintable() and name.strip(".") else "roads.osm.pbf"


def _attempts(url: str, part: Path, notify: Notify, observe: Observe) -> None:
    """Ask until everything has come."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _receive(url, part, observe)
        except _BrokenError as error:
            if attempt == ATTEMPTS:
                raise TravelError(
                    message("road.gave-up", url=shown(url), failure=error.failure, attempts=ATTEMPTS),
                    message("road.maybe-offline"),
                ) from None
            pause = PAUSE * 2 ** (attempt - 1)
            notify(message("road.going-on", failure=error.failure, seconds=pause))
            time.sleep(pause)
        else:
            return


def _receive(url: str, part: Path, observe: Observe) -> None:
    """One attempt: append what is missing to the part, or start anew if the file is another one."""
    mark = _read_mark(part)
    source = hashlib.sha256(url.encode()).hexdigest()
    have = part.stat().st_size if mark and mark.source == source and part.exists() else 0
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
    if have and mark:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark.tag}
    try:
        with _open(url, headers) as answer:
            goes_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(
                f"bytes {have}-"
            )
            have = have if goes_on else 0
            length = int(answer.headers.get("Content-Length") or 0)
            total = have + length if length else 0
            tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            _write_mark(part, _Mark(source, tag))
            with part.open("ab" if goes_on else "wb") as stream:
                while piece := answer.read(PIECE):
                    stream.write(piece)
                    have += len(piece)
                    observe(have, total)
    except urllib.error.HTTPError as error:
        if error.code == 416:
            part.unlink(missing_ok=True)
        # Its own words may repeat the address, or the one that it sends the client on to.
        reason = "" if "://" in str(error.reason) else error.reason
        failure = message("road.server-answers", code=error.code, reason=reason or _standing(error.code))
        if error.code in (408, 416, 429) or error.code >= 500:
            raise _BrokenError(failure) from None
        raise TravelError(message("road.refused", url=shown(url), failure=failure)) from None
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        why = getattr(error, "reason", None) or error
        told = system_reason(why) if isinstance(why, OSError) else str(why) or type(why).__name__
        raise _BrokenError(message("road.connection-broke", reason=told)) from None
    if total and have < total:
        raise _BrokenError(message("road.connection-short", have=have, total=total))


def _standing(code: int) -> str:
    return http.client.responses.get(code, "")


def _open(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    named, _, host = parts.netloc.rpartition("@")
    plain = parts._replace(netloc=host, path=quote(parts.path, safe="/%:@!$&'()*+,;=~"), fragment="").geturl()
    request = urllib.request.Request(plain, headers=headers)
    if named:
        # Not among the headers that go with a redirect.
        word = base64.b64encode(unquote(named).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {word}")
    try:
        answer = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        # It holds the connection open; what it says of itself is known without.
        error.close()
        raise
    assert isinstance(answer, http.client.HTTPResponse)
    return answer


def _beside(url: str, suffix: str) -> str:
    """The address of a file beside another, with the same key to it."""
    parts = urlsplit(url)
    return parts._replace(path=parts.path + suffix).geturl()


def _checksum(url: str) -> str | None:
    """The MD5 that is published beside a file, None if there is none to be had."""
    with (
        contextlib.suppress(OSError, http.client.HTTPException),
        _open(_beside(url, ".md5"), {"User-Agent": AGENT}) as answer,
    ):
        words = answer.read(4096).decode("ascii", "replace").split()
        if words and len(words[0]) == 32 and set(words[0].lower()) <= set("0123456789abcdef"):
            return words[0].lower()
    return None


def _judge(part: Path, expected: str | None) -> None:
    """Require that a download is a road file, and the one that was published."""
    with part.open("rb") as stream:
        head = stream.read(64)
        if MAGIC not in head:
            part.unlink()
            raise TravelError(message("road.not-pbf", file=part.stem))
        stream.seek(0)
        found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if expected is not None and found != expected:
        part.unlink()
        raise TravelError(
            message("road.wrong-checksum", file=part.stem, found=found, expected=expected),
            message("road.maybe-renewed"),
        )


def _mark_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.mark")


def _read_mark(part: Path) -> _Mark | None:
    try:
        mark = _Mark(**json.loads(_mark_file(part).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return mark if mark.tag else None


def _write_mark(part: Path, mark: _Mark) -> None:
    _mark_file(part).write_text(json.dumps(asdict(mark)), encoding="utf-8")
