"""What a page asks by itself, and what was asked earlier, makes way for the hands that are at work."""

from collections.abc import Iterator

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.patient import pumped, window
from tests.desk.running import Running
from tests.desk.visits import MONFORT, first_visits
from tourplanner.desk.commands import Fix
from tourplanner.desk.keys import PLANNER

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

expect = sync_api.expect


@pytest.fixture
def page(served: Running, browser: "sync_api.Browser") -> Iterator["sync_api.Page"]:
    """The board of the pilot; what it complains of is a failure."""
    shown = window(browser, viewport={"width": 1366, "height": 768}, reduced_motion="reduce").new_page()
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.goto(served.door)
    yield shown
    shown.context.close()
    assert wrong == []


class Held:
    """Answers to what a page reads, kept back until somebody lets them go."""

    def __init__(self, page: "sync_api.Page", pattern: str) -> None:
        self.page, self.holds = page, True
        self.answers: list[tuple[sync_api.Route, sync_api.APIResponse]] = []
        page.route(pattern, self._hold)

    def _hold(self, route: "sync_api.Route") -> None:
        if self.holds:
            self.answers.append((route, route.fetch()))
        else:
            route.continue_()

    def awaited(self) -> None:
        """Wait until one is there."""
        pumped(self.page, lambda: bool(self.answers))

    def let_go(self) -> None:
        """Give the page what it was to get, and keep nothing back any more."""
        self.holds = False
        for route, answer in self.answers:
            route.fulfill(response=answer)


def card(page: "sync_api.Page", key: str) -> "sync_api.Locator":
    return page.locator(f"#{key}")


def others(page: "sync_api.Page") -> str:
    """The key of a card that is not that of Monfort."""
    found: str = page.locator(f".board .card:not(#{MONFORT})").first.evaluate("each => each.id")
    return found


def test_a_form_is_sent_while_a_page_is_under_way(page: "sync_api.Page", served: Running) -> None:
    card(page, MONFORT).click()
    page.locator("#lock").wait_for()
    held = Held(page, f"**/weeks?visit={others(page)}*")
    card(page, others(page)).click()
    held.awaited()
    page.locator("#why").fill("promis au maire")
    with page.expect_event("requestfailed", lambda asked: others(page) in asked.url):
        page.locator("#lock").click()
    page.locator(f"#{MONFORT}.locked").wait_for()
    assert len(served.desk.session.look().course.done) == 1


def test_the_page_that_was_asked_last_is_shown(page: "sync_api.Page") -> None:
    other = others(page)
    held = Held(page, f"**/weeks?visit={other}*")
    card(page, other).click()
    held.awaited()
    with page.expect_event("requestfailed", lambda asked: other in asked.url):
        card(page, MONFORT).click()
    expect(page.locator("#panel-name")).to_contain_text("Monfort")
    expect(page.locator("html[aria-busy]")).to_have_count(0)


def test_a_form_that_is_sent_twice_at_once_does_one_thing(page: "sync_api.Page", served: Running) -> None:
    card(page, MONFORT).click()
    page.locator("#lock").wait_for()
    page.evaluate("() => { const lock = document.getElementById('lock'); lock.click(); lock.click(); }")
    page.locator(f"#{MONFORT}.locked").wait_for()
    expect(page.locator("#told")).not_to_be_empty()
    assert len(served.desk.session.look().course.done) == 1


def test_a_change_that_comes_while_a_page_is_under_way_is_seen_after_it(
    page: "sync_api.Page", served: Running
) -> None:
    heard: list[object] = []

    def hear(event: object) -> None:
        heard.append(event)

    listener = page.context.new_cdp_session(page)
    listener.send("Network.enable")
    listener.on("Network.eventSourceMessageReceived", hear)
    held = Held(page, f"**/weeks?visit={MONFORT}*")
    card(page, MONFORT).click()
    # Drawn from what was there before the other planner's step.
    held.awaited()
    session = served.desk.session
    fixed = first_visits(session, 1)[0]
    session.do(Fix(fixed, ""), session.look().revision, PLANNER)
    pumped(page, lambda: bool(heard))
    held.let_go()
    expect(page.locator("#panel-name")).to_contain_text("Monfort")
    expect(page.locator(".card.locked")).to_have_count(1)
