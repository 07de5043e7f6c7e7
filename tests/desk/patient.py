"""Windows that wait as long as a busy machine takes, and what is asked of a page until it is so."""

import time
from collections.abc import Callable

import pytest

from tests.patience import PATIENCE

sync_api = pytest.importorskip("playwright.sync_api")

PAUSE_MS = 50
GOES_ON = "html[aria-busy], [data-refresh], [data-waits]"
UNDRAWN = "#map:not(.leaflet-container)"
MADE_WAY = ("Execution context was destroyed", "navigat")
"""How it is told that a page was replaced while it was asked."""


def window(browser: "sync_api.Browser", **more: object) -> "sync_api.BrowserContext":
    """A window whose pages, and all that is expected of them, have `PATIENCE`."""
    sync_api.expect.set_options(timeout=1000 * PATIENCE)
    context = browser.new_context(**more)
    context.set_default_timeout(1000 * PATIENCE)
    return context


def until(page: "sync_api.Page", condition: str, arg: object = None) -> None:
    """Wait until an expression is true in a page, or in the one that takes its place.

    It is asked from outside again and again: pages that forbid `eval` let nobody do so from within.
    """
    pumped(page, lambda: _holds(page, condition, arg))


def pumped(page: "sync_api.Page", holds: Callable[[], bool]) -> None:
    """Wait until something holds on our side, while the page goes on and its events come in."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "never so"
        page.wait_for_timeout(PAUSE_MS)


def rest(page: "sync_api.Page") -> None:
    """Wait until a page has drawn its map, and nothing on it is still reckoned."""
    sync_api.expect(page.locator(UNDRAWN)).to_have_count(0)
    sync_api.expect(page.locator(GOES_ON)).to_have_count(0)


def _holds(page: "sync_api.Page", condition: str, arg: object) -> bool:
    try:
        return bool(page.evaluate(condition, arg))
    except sync_api.Error as error:
        if not any(words in error.message for words in MADE_WAY):
            raise
        return False
