"""What a shared desk writes while it is used: nothing about those who use it."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

import pytest

from tests.patience import PATIENCE

PASSWORD = "un mot de passe long"
NAME = "planning.example"
ORIGIN = {"Host": NAME, "Origin": f"https://{NAME}"}


def answer(port: int, method: str, path: str, body: str = "", **headers: str) -> http.client.HTTPResponse:
    """What the desk answers."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as asking:
        asking.request(method, path, body or None, {**ORIGIN, **headers})
        found = asking.getresponse()
        found.read()
        return found


@pytest.fixture
def unused_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_the_log_tells_nothing_of_anybody(folder: Path, tmp_path: Path, unused_port: int) -> None:
    words = ["serve", str(folder), "--port", str(unused_port), "--behind-proxy", "--name", NAME]
    given = os.environ | {"TOURPLANNER_PASSWORD": PASSWORD, "TOURPLANNER_LANG": "fr"}
    log = tmp_path / "log"
    with log.open("wb") as written:
        desk = subprocess.Popen(
            [sys.executable, "-m", "tourplanner", *words], env=given, stdout=written, stderr=written
        )
        try:
            wait_for(unused_port)
            body = urllib.parse.urlencode({"password": PASSWORD})
            wrong = urllib.parse.urlencode({"password": "un autre mot de passe"})
            assert answer(unused_port, "POST", "/enter", wrong).status == 401
            cookie = answer(unused_port, "POST", "/enter", body).headers["Set-Cookie"].partition(";")[0]
            for path in ("/weeks", "/today", "/nirgends", "/history?from=7&to=9"):
                forwarded = {"X-Forwarded-For": "203.0.113.7", "User-Agent": "Agente/1.0"}
                assert answer(unused_port, "GET", path, Cookie=cookie, **forwarded).status < 500
            assert answer(unused_port, "POST", "/weeks/lock", "stop=x", Cookie=cookie).status == 422
        finally:
            desk.send_signal(signal.SIGINT)
            assert desk.wait(PATIENCE) == 0
    said = log.read_text(encoding="utf-8")
    lines = said.splitlines()
    assert len(lines) == 2, said
    assert not re.search(r"203\.0\.113|127\.0\.0\.1|Agente|mot de passe|/weeks|desk-", said)


def wait_for(port: int) -> None:
    """Wait until the desk answers about its health."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if answer(port, "GET", "/health").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the desk never answered")
