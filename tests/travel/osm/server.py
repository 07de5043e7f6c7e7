"""A real web server on loopback that serves one file, and misbehaves when told to."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Behaviour:
    """What is served, and how.

    Attributes
    ----------
    md5
        What is published as the checksum; None for nothing.
    cuts
        After how many bytes the answers to following requests break off.
    statuses
        Codes that following requests are answered with before anything is served.
    ranges
        Whether a part may be asked for.
    pause
        Seconds between pieces of 64 kB.
    asked
        The Range of each request for the file, "" where there was none.
    """

    content: bytes
    md5: str | None = None
    tag: str = '"1"'
    cuts: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    ranges: bool = True
    pause: float = 0.0
    asked: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else bodies wait 40 ms for their heads to be acknowledged

    def do_GET(self) -> None:
        if self.path.endswith(".md5"):
            self._answer_checksum()
            return
        self.server.behaviour.asked.append(self.headers.get("Range", ""))
        if self.server.behaviour.statuses:
            self.send_error(self.server.behaviour.statuses.pop(0))
            return
        self._answer_file()

    def _answer_checksum(self) -> None:
        if self.server.behaviour.md5 is None:
            self.send_error(404)
            return
        text = f"{self.server.behaviour.md5}  roads.osm.pbf\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _answer_file(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        same = self.headers.get("If-Range") == self.server.behaviour.tag
        first = int(wanted[1]) if wanted and same and self.server.behaviour.ranges else 0
        body = self.server.behaviour.content[first:]
        self.send_response(206 if first else 200)
        if first:
            size = len(self.server.behaviour.content)
            self.send_header("Content-Range", f"bytes {first}-{size - 1}/{size}")
        self.send_header("ETag", self.server.behaviour.tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        stop = self.server.behaviour.cuts.pop(0) if self.server.behaviour.cuts else len(body)
        for begin in range(0, stop, 1 << 16):
            self.wfile.write(body[begin : min(begin + (1 << 16), stop)])
            time.sleep(self.server.behaviour.pause)
        if stop < len(body):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """The address of the file."""
    server = _Server(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/extracts/andorra-latest.osm.pbf"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
