"""A served desk under those who hold it up: open streams, slow clients, and the end with them there."""

import socket
import urllib.request

import pytest

from tests.desk.running import Running, running
from tests.patience import PATIENCE
from tourplanner.desk.keys import PLANNER
from tourplanner.desk.session import Session

STREAMS = 200


def stream(desk: Running, cookie: str) -> socket.socket:
    """A stream that was opened and answered."""
    found = socket.create_connection(("127.0.0.1", desk.port), PATIENCE)
    asked = f"GET /stream HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nSec-Fetch-Site: same-origin\r\n"
    found.sendall(f"{asked}Cookie: desk-{desk.port}={cookie}\r\n\r\n".encode())
    assert b"200 OK" in found.recv(200)
    return found


def page(desk: Running, cookie: str) -> int:
    """The status of the answer to a request for the board."""
    asked = urllib.request.Request(f"{desk.base}/weeks", headers={"Cookie": f"desk-{desk.port}={cookie}"})
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        return int(answer.status)


@pytest.mark.slow
def test_streams_and_slow_clients_hold_nobody_up_and_end_with_the_desk(session: Session) -> None:
    with running(session) as desk:
        cookie = desk.desk.keys.cookie_for(desk.desk.keys.next)
        assert desk.desk.keys.role(cookie) == PLANNER
        streams = [stream(desk, cookie) for _ in range(STREAMS)]
        slow = [socket.create_connection(("127.0.0.1", desk.port), PATIENCE) for _ in range(20)]
        for each in slow:
            each.sendall(b"POST /weeks/lock HTTP/1.1\r\nHost: ")

        assert page(desk, cookie) == 200
        # The streams would go on for ever, and the slow clients send no more.
        desk.stop()
        for each in (*streams, *slow):
            each.close()
