"""Aujourd'hui in a village without a network: the day stays, the next ones open, nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.conftest import opened
from tests.desk.patient import until, window
from tests.desk.running import Running, running

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

expect = sync_api.expect

TELEPHONE = {"width": 390, "height": 844}
PAST = "/today?day=2027-01-04"
SAID = "#offline:not(:empty)"
ASKED = "html:not([aria-busy])"


@pytest.fixture
def desk(folder: Path) -> Iterator[Running]:
    with running(opened(folder)) as found:
        yield found


@pytest.fixture
def telephone(browser: "sync_api.Browser", desk: Running) -> Iterator["sync_api.Page"]:
    """A day of the crew on a telephone that has kept the next ones."""
    page = window(browser, viewport=TELEPHONE).new_page()
    page.goto(desk.door)
    page.goto(f"{desk.base}{PAST}")
    page.locator("[data-days-kept]").wait_for(state="attached")
    yield page
    page.context.close()


def test_the_day_and_the_next_ones_are_read_without_a_network(telephone: "sync_api.Page") -> None:
    page = telephone
    first = page.locator("h1").inner_text()
    page.context.set_offline(True)
    page.locator("#after").click()
    expect(page.locator("h1")).not_to_have_text(first, use_inner_text=True)
    expect(page.locator("#offline")).to_contain_text("Pas de réseau")
    assert page.locator("time").count() > 4
    page.locator("#before").click()
    expect(page.locator("h1")).to_have_text(first, use_inner_text=True)
    # Another view cannot be had: the page stays, and says so.
    with page.expect_event("requestfailed", lambda asked: asked.url.endswith("/health")):
        page.locator('.views a[href="/weeks"]').click()
    page.locator(SAID).wait_for()
    assert page.locator("h1").inner_text() == first
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


def test_a_day_that_was_not_kept_says_so(telephone: "sync_api.Page") -> None:
    page = telephone
    page.context.set_offline(True)
    for _ in range(8):
        with page.expect_event("requestfailed", lambda asked: "/today?day=" in asked.url):
            page.locator("#after").click()
        page.locator(ASKED).wait_for(state="attached")
    expect(page.locator("#offline")).to_contain_text("pas été gardé")
    assert page.locator("time").count() > 4


def test_what_is_said_goes_when_the_network_is_back(telephone: "sync_api.Page") -> None:
    page = telephone
    page.context.set_offline(True)
    page.locator("#after").click()
    page.locator(SAID).wait_for()
    page.context.set_offline(False)
    page.locator("#before").click()
    page.locator("#offline:empty").wait_for(state="attached")


def test_a_step_without_a_desk_changes_nothing_and_says_so(
    browser: "sync_api.Browser", desk: Running
) -> None:
    page = window(browser).new_page()
    page.goto(desk.door)
    page.locator(".card").first.click()
    page.locator("#lock").wait_for()
    page.context.set_offline(True)
    page.locator("#why").fill("promis au maire")
    page.locator("#lock").click()
    page.locator(SAID).wait_for()
    assert page.locator("#why").input_value() == "promis au maire"
    page.context.set_offline(False)
    page.locator("#lock").click()
    page.locator(".card.locked").wait_for()
    expect(page.locator("#offline")).to_be_empty()
    page.context.close()


def test_where_it_is_reached_safely_the_day_can_be_opened_again(
    browser: "sync_api.Browser", folder: Path
) -> None:
    session = opened(folder)
    with running(session, secure=True) as desk:
        page = window(browser, viewport=TELEPHONE).new_page()
        page.goto(desk.door)
        page.goto(f"{desk.base}{PAST}")
        page.evaluate("navigator.serviceWorker.ready")
        until(page, "navigator.serviceWorker.controller !== null")
        page.reload()
        page.locator("[data-days-kept]").wait_for(state="attached")
        first = page.locator("h1").inner_text()
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_have_text(first, use_inner_text=True)
        page.locator(SAID).wait_for()
        page.locator("#after").click()
        expect(page.locator("h1")).not_to_have_text(first, use_inner_text=True)
        # Another view is not kept: the browser says so itself.
        page.context.set_offline(False)
        page.goto(f"{desk.base}/weeks")
        page.locator(".card").first.wait_for()
        page.context.close()


def test_what_lies_on_the_telephone_goes_when_its_key_does(browser: "sync_api.Browser", folder: Path) -> None:
    with running(opened(folder), secure=True) as desk:
        page = window(browser, viewport=TELEPHONE).new_page()
        page.goto(desk.door)
        page.goto(f"{desk.base}{PAST}")
        until(page, "navigator.serviceWorker.controller !== null")
        page.reload()
        page.locator("[data-days-kept]").wait_for(state="attached")
        assert page.evaluate("caches.has('tourplanner-today')")
        page.context.clear_cookies()
        page.goto(f"{desk.base}{PAST}")
        expect(page).to_have_url(f"{desk.base}/enter")
        until(page, "caches.has('tourplanner-today').then((there) => !there)")
        page.context.close()
