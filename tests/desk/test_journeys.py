"""The board in a real browser: by keys alone, by dragging, and in two windows."""

from collections.abc import Iterator

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.patient import window
from tests.desk.running import Running
from tests.desk.visits import MONFORT

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

expect = sync_api.expect


@pytest.fixture
def page(served: Running, browser: "sync_api.Browser") -> Iterator["sync_api.Page"]:
    """The first page of the desk; what it complains of or asks elsewhere is a failure."""
    context = window(browser, viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    shown = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    shown.goto(served.door)
    yield shown
    context.close()
    assert [url for url in asked if not url.startswith((f"{served.base}/", "data:"))] == []
    assert wrong == []


def test_a_visit_is_moved_fixed_and_undone_by_keys_alone(page: "sync_api.Page", served: Running) -> None:
    while not page.evaluate("document.activeElement.classList.contains('card')"):
        page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") != first

    page.keyboard.press("m")
    page.wait_for_selector(".best button:focus")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("place")
    page.wait_for_selector(".card:focus")

    page.keyboard.press("f")
    page.wait_for_selector(".card.locked")
    for _ in range(2):
        before = page.locator("#told").inner_text()
        page.keyboard.press("Control+z")
        expect(page.locator("#told")).not_to_have_text(before)
    assert served.desk.session.look().course.done == ()


def test_a_card_is_dragged_to_a_half_day_that_has_answered(page: "sync_api.Page", served: Running) -> None:
    card = page.locator(f"#{MONFORT}").bounding_box()
    slot = page.locator('[data-slot="2027-01-22 morning"]').bounding_box()
    assert card is not None
    assert slot is not None
    page.mouse.move(card["x"] + 60, card["y"] + 20)
    page.mouse.down()
    page.mouse.move(card["x"] + 80, card["y"] + 30, steps=4)
    page.wait_for_selector(".dragging .offers")
    page.mouse.move(slot["x"] + 60, slot["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator("#told")).to_contain_text("Monfort")
    assert len(served.desk.session.look().course.done) == 1


def test_a_second_window_follows(page: "sync_api.Page", served: Running) -> None:
    other = page.context.new_page()
    other.goto(f"{served.base}/weeks?visit={MONFORT}")
    other.locator("#lock").click()
    other.wait_for_selector(".card.locked")
    page.wait_for_selector(".card.locked")
