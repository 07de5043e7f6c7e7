"""A real Chromium without a network, driven over the DevTools protocol."""

import base64
import contextlib
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import websocket

from tests.patience import PATIENCE

SETTLED_MS = 400
"""More than any timer and movement of our pages takes: those of Leaflet have 250 ms."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Path of an installed Chromium."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]
"""The marks of whatever opens a page, for all tests of a file."""

_Test = TypeVar("_Test", bound=Callable[..., None])


def in_chromium(test: _Test) -> _Test:
    """A test with the marks of whatever opens a page."""
    for mark in IN_CHROMIUM:
        test = mark(test)
    return test


class Page:
    """An open page; ``events`` are all those it has sent, as method and parameters."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self._last = 0
        self._pretended: list[str] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Page.setLifecycleEventsEnabled", enabled=True)
        self.send("Network.setBlockedURLs", urls=["http://*", "https://*", "ws://*", "wss://*"])

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Result of a command; events that come meanwhile are kept."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = self._receive()
            if message.get("id") == self._last:
                assert "error" not in message, message
                return message["result"]

    def open(self, file: Path) -> None:
        """Load a file from disk and wait until it has loaded and drawn."""
        seen = len(self.events)
        self._await_load(seen, self.send("Page.navigate", url=file.resolve().as_uri())["loaderId"])

    def reload(self) -> None:
        """Load the same file again, and wait until it has loaded and drawn."""
        seen, past = len(self.events), self.send("Page.getFrameTree")["frameTree"]["frame"]["loaderId"]
        self.send("Page.reload")
        self._await_load(seen, past, is_past=True)

    def pretend(self, moment: str) -> None:
        """Let pages that are opened from now on believe that it is `moment`: ``2027-03-05T10:00``."""
        for script in self._pretended:
            self.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
        source = (
            "(() => { const Real = Date; globalThis.Date = class extends Real {"
            f" constructor(...parts) {{ super(...(parts.length ? parts : [{json.dumps(moment)}])); }}"
            " }; })()"
        )
        added = self.send("Page.addScriptToEvaluateOnNewDocument", source=source)
        self._pretended = [added["identifier"]]

    def settle(self) -> None:
        """Let the page draw, run its timers and end its movements.

        However slow the machine: a page runs what was due before in its own order, and what goes by frames
        has its last ones after the timers.
        """
        frames = "(done) => requestAnimationFrame(() => requestAnimationFrame(done))"
        timers = f"(done) => setTimeout(done, {SETTLED_MS})"
        self.evaluate(
            "(async () => {"
            f" for (const step of [{frames}, {timers}, {frames}]) await new Promise(step); }})()"
        )

    def evaluate(self, expression: str) -> Any:
        """Value of a JavaScript expression."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def click(self, selector: str) -> None:
        """Press and release the mouse in the middle of the first element of `selector`."""
        where = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center', behavior: 'instant'}); const b = e.getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent", type=kind, x=where[0], y=where[1], button="left", clickCount=1
            )
        self.settle()

    def screenshot(self) -> bytes:
        """The page as it is seen, a PNG."""
        data: str = self.send("Page.captureScreenshot", format="png")["data"]
        return base64.b64decode(data)

    def resize(self, width: int, height: int) -> None:
        """Give the page another size in pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        self.settle()

    @property
    def requests(self) -> list[str]:
        """Addresses asked of a network, beyond this machine's files."""
        sent = (p["request"]["url"] for name, p in self.events if name == "Network.requestWillBeSent")
        return [url for url in sent if not url.startswith(("file:", "data:", "blob:"))]

    @property
    def complaints(self) -> list[str]:
        """Errors on the console, exceptions and entries of the log."""
        found = []
        for name, params in self.events:
            if name == "Runtime.exceptionThrown":
                found.append(str(params["exceptionDetails"]))
            if name == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert"):
                found.append(str(params["args"]))
            if name == "Log.entryAdded" and params["entry"]["level"] == "error":
                found.append(params["entry"]["text"])
        return found

    def close(self) -> None:
        """Leave the page."""
        self._socket.close()

    def _await_load(self, seen: int, loader: str, *, is_past: bool = False) -> None:
        """Wait until a document has loaded, told by its loader, or one after that which `is_past`."""

        def is_there(params: dict[str, Any]) -> bool:
            return params["name"] == "load" and (params["loaderId"] == loader) is not is_past

        while not any(name == "Page.lifecycleEvent" and is_there(each) for name, each in self.events[seen:]):
            self._receive()
        self.settle()

    def _receive(self) -> dict[str, Any]:
        """The next message; an event is kept."""
        message: dict[str, Any] = json.loads(self._socket.recv())
        if "method" in message:
            self.events.append((message["method"], message["params"]))
        return message


@contextlib.contextmanager
def opened(profile: Path, width: int = 1400, height: int = 900) -> Iterator[Page]:
    """A blank page in a Chromium of its own, that resolves no host; ``profile`` is a fresh folder."""
    program = chromium()
    assert program is not None
    process = subprocess.Popen(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            "--remote-debugging-port=0",
            "about:blank",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port, path = _port_file(profile / "DevToolsActivePort", process)
        browser = websocket.create_connection(
            f"ws://127.0.0.1:{port}{path}", timeout=PATIENCE, suppress_origin=True
        )
        with contextlib.closing(browser):
            page = Page(f"ws://127.0.0.1:{port}/devtools/page/{_target(browser)}")
            with contextlib.closing(page):
                page.resize(width, height)
                yield page
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port_file(file: Path, process: subprocess.Popen[bytes]) -> tuple[str, str]:
    """Port and path that Chromium listens on, once it has written them."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "Chromium ended by itself"
        if file.exists():
            lines = file.read_text().split()
            if len(lines) == 2:
                return lines[0], lines[1]
        time.sleep(0.05)
    raise AssertionError("Chromium did not start")


def _target(browser: websocket.WebSocket) -> str:
    """Id of the blank page."""
    browser.send(json.dumps({"id": 1, "method": "Target.getTargets"}))
    while True:
        message = json.loads(browser.recv())
        if message.get("id") == 1:
            targets = message["result"]["targetInfos"]
            return next(target["targetId"] for target in targets if target["type"] == "page")
