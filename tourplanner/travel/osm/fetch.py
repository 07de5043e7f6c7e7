"""Downloading a road file: gone on with after a break, and held to its published checksum."""

import contextlib
import hashlib
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tourplanner.errors import TravelError
from tourplanner.message import Notify

GERS = "https://download.openstreetmap.fr/extracts/europe/france/midi_pyrenees/gers-latest.osm.pbf"
MIDI_PYRENEES = "https://download.geofabrik.de/europe/france/midi-pyrenees-latest.osm.pbf"
LICENCE = "© OpenStreetMap contributors, Open Database Licence 1.0: https://www.openstreetmap.org/copyright"

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
    """Which version of a file a part is of: going on with it makes sense for no other."""

    url: str
    tag: str


class _BrokenError(Exception):
    """An attempt that may be repeated."""


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
    if urlsplit(url).scheme not in ("http", "https"):
        raise TravelError(f"{url}: is not an address; it starts with https:// or http://")
    name = unquote(Path(urlsplit(url).path).name) or "roads.osm.pbf"
    target, part = folder / name, folder / f"{name}.part"
    notify(f"downloading {url} ({LICENCE})")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        expected = _checksum(url)
        if expected is None:
            notify(f"no checksum is published for {name}; its size and first bytes are looked at")
        _attempts(url, part, notify, observe)
        _judge(part, expected)
        part.replace(target)
        _mark_file(part).unlink(missing_ok=True)
    except OSError as error:
        raise TravelError(f"{folder}: cannot be written: {error.strerror or error}") from None
    return target


def _attempts(url: str, part: Path, notify: Notify, observe: Observe) -> None:
    """Ask until everything has come."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _receive(url, part, observe)
        except _BrokenError as error:
            if attempt == ATTEMPTS:
                raise TravelError(
                    f"{url}: {error}, after {ATTEMPTS} attempts.\n"
                    "    Maybe there is no internet here; what has come is kept and gone on with next time."
                ) from None
            notify(f"{error}; going on in {PAUSE * 2 ** (attempt - 1):g} s")
            time.sleep(PAUSE * 2 ** (attempt - 1))
        else:
            return


def _receive(url: str, part: Path, observe: Observe) -> None:
    """One attempt: append what is missing to the part, or start anew if the file is another one."""
    mark = _read_mark(part)
    have = part.stat().st_size if mark and mark.url == url and part.exists() else 0
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
            _write_mark(part, _Mark(url, tag))
            with part.open("ab" if goes_on else "wb") as stream:
                while piece := answer.read(PIECE):
                    stream.write(piece)
                    have += len(piece)
                    observe(have, total)
    except urllib.error.HTTPError as error:
        if error.code == 416:
            part.unlink(missing_ok=True)
        if error.code in (408, 416, 429) or error.code >= 500:
            raise _BrokenError(f"the server answers {error.code} {error.reason}") from None
        raise TravelError(f"{url}: the server answers {error.code} {error.reason}.") from None
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise _BrokenError(f"the connection broke: {reason}") from None
    if total and have < total:
        raise _BrokenError(f"the connection broke: {have} of {total} bytes have come")


def _open(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    request = urllib.request.Request(url, headers=headers)
    answer = urllib.request.urlopen(request, timeout=TIMEOUT)
    assert isinstance(answer, http.client.HTTPResponse)
    return answer


def _checksum(url: str) -> str | None:
    """The MD5 that is published beside a file, None if there is none to be had."""
    with (
        contextlib.suppress(OSError, http.client.HTTPException),
        _open(f"{url}.md5", {"User-Agent": AGENT}) as answer,
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
            raise TravelError(f"{part.stem}: what was downloaded is not a .osm.pbf.")
        stream.seek(0)
        found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if expected is not None and found != expected:
        part.unlink()
        raise TravelError(
            f"{part.stem}: the checksum of what was downloaded is {found}, {expected} is published.\n"
            "    Maybe the file was renewed meanwhile; it was thrown away, run the command again."
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
