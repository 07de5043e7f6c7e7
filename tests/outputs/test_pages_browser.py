"""The pages that link every file in a real Chromium, from disk, without a network."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import browser
from tests.outputs.pages import for_residents, for_the_service
from tests.outputs.schedules import hostile, pilot
from tourplanner.outputs.view import ScheduleView

pytestmark = browser.IN_CHROMIUM


@pytest.mark.parametrize("drawn", [for_residents, for_the_service])
@pytest.mark.parametrize("width", [360, 700, 1400])
@pytest.mark.parametrize("scheduled", [pilot, hostile])
def test_nothing_overflows_and_nothing_is_asked_of_a_network(
    page: browser.Page,
    tmp_path: Path,
    scheduled: Callable[[], ScheduleView],
    width: int,
    drawn: Callable[[Callable[[], ScheduleView]], str],
) -> None:
    (tmp_path / "index.html").write_text(drawn(scheduled), encoding="utf-8")
    page.events.clear()
    page.resize(width, 900)
    page.open(tmp_path / "index.html")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert page.evaluate(wide) == 0
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.complaints == []
    assert page.requests == []
