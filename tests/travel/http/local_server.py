"""A real HTTP server on this machine that answers as a test wants it to, were it badly."""

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from tests.patience import PATIENCE
from tourplanner.http.patience import Patience

QUICK = Patience(tries=3, backoff=0, longest_wait=0, connect=60, read=60, answer=60, most_bytes=1_000_000)
"""Three tries at once, each as long as a busy machine may need for an answer that comes."""

HASTY = replace(QUICK, read=0.1)
"""For answers that never come, so that nobody waits for them for long."""


@dataclass(frozen=True)
class Question:
    """A request as the server sees it."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What is sent back; ``promised`` is the stated length where it is not the true one.

    ``hold`` names what does not come until the server is closed: nothing, the "head" (and all that
    follows), or half of the "body"; with "drip" the body comes a byte at a time for ever.
    """

    body: bytes = b"{}"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    hold: Literal["", "head", "body", "drip"] = ""


@dataclass
class LocalServer:
    """Where it is, and what it was asked, in order."""

    url: str
    asked: list[Question] = field(default_factory=list)
    _heard: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def hear(self, question: Question) -> None:
        """Keep a question."""
        self.asked.append(question)
        self._heard.release()

    def wait_for(self, questions: int) -> None:
        """Wait until so many were heard: those who ask may have gone before they are."""
        assert all(self._heard.acquire(timeout=PATIENCE) for _ in range(questions))


Answering = Callable[[Question], Reply]


def say(data: object, status: int = 200) -> Reply:
    """A reply in JSON."""
    return Reply(json.dumps(data).encode(), status)


def in_turn(*replies: Reply) -> Answering:
    """One reply after another, the last for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


class _Handler(BaseHTTPRequestHandler):
    """Hands requests to the test, and its replies back."""

    protocol_version = "HTTP/1.1"
    # Else the body of each answer waits 40 ms for the client to acknowledge its head.
    disable_nagle_algorithm = True
    server: "_Listening"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_DELETE(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass

    def _answer(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        question = Question(self.command, unquote(parts.path), query, dict(self.headers.items()), body)
        self.server.told.hear(question)
        reply = self.server.answering(question)
        self.close_connection = bool(reply.hold) or reply.promised is not None
        if reply.hold == "head":
            self.server.closing.wait(30)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) if reply.promised is None else reply.promised))
        self.end_headers()
        # The client may leave in the middle, as it should.
        with suppress(OSError):
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        match reply.hold:
            case "drip":
                while not self.server.closing.wait(0.02):
                    self.wfile.write(b" ")
            case "body":
                self.wfile.write(reply.body[: len(reply.body) // 2])
                self.server.closing.wait(30)
            case _:
                self.wfile.write(reply.body)


class _Listening(ThreadingHTTPServer):
    """A server with what its handlers need."""

    daemon_threads = True

    def __init__(self, answering: Answering) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering
        self.closing = threading.Event()
        self.told = LocalServer(f"http://127.0.0.1:{self.server_address[1]}")

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that leaves is none of the server's faults.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def local_server(answering: Answering) -> Iterator[LocalServer]:
    """A server on a free port of the loopback, until the end of the block."""
    with _Listening(answering) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield listening.told
        finally:
            listening.closing.set()
            listening.shutdown()
            thread.join()


_silent: list[socket.socket] = []


def unused_url() -> str:
    """An address at which nobody listens, and nobody will while the tests run: its port is taken."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    _silent.append(taken)
    return f"http://127.0.0.1:{taken.getsockname()[1]}"
