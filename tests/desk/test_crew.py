"""The day of the crew on a telephone: with a network, without one, without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.conftest import opened
from tests.desk.patient import until, window
from tests.desk.running import Running, running
from tourplanner.workflow.people.expected_people import ATTENDANCE

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

TELEPHONE = {"width": 390, "height": 844}
PAST = "/today?day=2027-01-04"
FIRST = "form.count >> nth=0"


@pytest.fixture
def desk(folder: Path) -> Iterator[Running]:
    with running(opened(folder)) as found:
        yield found


def day_of(browser: "sync_api.Browser", desk: Running, **more: object) -> "sync_api.Page":
    page = window(browser, viewport=TELEPHONE, **more).new_page()
    page.goto(f"{desk.base}/enter?word={desk.desk.keys.next}")
    page.goto(f"{desk.base}{PAST}")
    return page


def kept(folder: Path) -> list[str]:
    return (folder / ATTENDANCE).read_text(encoding="utf-8").splitlines()[1:]


def test_a_count_without_a_script(browser: "sync_api.Browser", desk: Running, folder: Path) -> None:
    page = day_of(browser, desk, java_script_enabled=False)
    page.locator(f"{FIRST} >> input[name=visitors]").fill("12")
    page.locator(f"{FIRST} >> button").click()
    sync_api.expect(page.locator(".counted")).to_have_text("Fait\u00a0: 12 personnes reçues")
    assert [row.rpartition(",")[2] for row in kept(folder)] == ["12"]


def test_a_count_waits_for_the_network(browser: "sync_api.Browser", desk: Running, folder: Path) -> None:
    page = day_of(browser, desk)
    page.context.set_offline(True)
    page.locator(f"{FIRST} >> input[name=visitors]").fill("9")
    page.locator(f"{FIRST} >> button").click()
    page.locator(".kept:not(:empty)").wait_for()
    assert not (folder / ATTENDANCE).exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]

    page.context.set_offline(False)
    page.locator(".counted").wait_for()

    assert [row.rpartition(",")[2] for row in kept(folder)] == ["9"]
    until(page, "localStorage.getItem('tourplanner-counts') === '{}'")


def test_a_wrong_count_is_told_beside_its_field(browser: "sync_api.Browser", desk: Running) -> None:
    page = day_of(browser, desk)
    page.locator(f"{FIRST} >> input[name=visitors]").fill("1001")
    page.locator(f"{FIRST} >> button").click()
    page.locator(".count .fault").wait_for()
    sync_api.expect(page.locator("input[aria-invalid=true]")).to_have_value("1001")
