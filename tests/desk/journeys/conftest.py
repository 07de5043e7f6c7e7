"""Windows of planners, and the hands that make their journeys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

sync_api = pytest.importorskip("playwright.sync_api")

from tests.desk.journeys.hands import Clicks, Hand, Keys  # noqa: E402 - it needs a browser's driver
from tests.desk.patient import window  # noqa: E402

Opened = Callable[[str], Hand]
"""Opens a page at an address: a window of its own."""


@contextmanager
def windows(browser: "sync_api.Browser", kind: type[Clicks] | type[Keys], **more: object) -> Iterator[Opened]:
    """Windows of a planner; what one complains of or asks elsewhere is a failure."""
    wrong: list[str] = []
    size = {"width": 1400, "height": 860}
    context = window(browser, viewport=size, reduced_motion="reduce", accept_downloads=True, **more)

    def opened(address: str) -> Hand:
        page = context.new_page()
        base = address.partition("//")[2].partition("/")[0]
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if _is_elsewhere(asked.url, base) else None)
        page.goto(address)
        return kind(page)

    yield opened
    context.close()
    assert wrong == []


def _is_elsewhere(url: str, base: str) -> bool:
    return not url.startswith((f"http://{base}/", "data:", "blob:", "chrome-error:"))


@pytest.fixture(params=["keys", "clicks", "no script"])
def opened(request: pytest.FixtureRequest, browser: "sync_api.Browser") -> Iterator[Opened]:
    """Opens pages for somebody with a keyboard, with a mouse, and with a mouse where no script runs."""
    kind = Keys if request.param == "keys" else Clicks
    with windows(browser, kind, java_script_enabled=request.param != "no script") as found:
        yield found
