"""Another program writes the config of a dossier that lies on the desk: the page follows, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.patient import window
from tests.desk.running import Running
from tests.desk.visits import MONFORT

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

expect = sync_api.expect

SAID = "Changé par un autre programme"
WAS = 'commune = "32463"'


def edited(folder: Path, more: str) -> None:
    """Write a line more of Viella, as an editor does."""
    file = folder / "plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(WAS, f"{WAS}\n{more}", 1), encoding="utf-8")


@pytest.fixture
def page(served: Running, browser: "sync_api.Browser") -> Iterator["sync_api.Page"]:
    shown = window(browser, viewport={"width": 1366, "height": 768}).new_page()
    shown.goto(served.door)
    yield shown
    shown.context.close()


def test_what_another_program_wrote_is_seen_and_named(page: "sync_api.Page", folder: Path) -> None:
    edited(folder, 'notes = "Portail vert"')
    page.locator("#told", has_text=SAID).wait_for()
    page.goto(f"{page.url.partition('/weeks')[0]}/history")
    expect(page.locator(".steps")).to_contain_text(SAID)
    # It is no step of the desk: undo does not cross it.
    expect(page.locator("#undo")).to_be_disabled()


def test_what_asks_for_another_plan_says_so(page: "sync_api.Page", folder: Path) -> None:
    edited(folder, "visits = 2")
    page.locator(".ahead summary", has_text="nouveau plan").wait_for()
    page.locator(".ahead summary").click()
    expect(page.locator(".ahead li").first).to_contain_text("Viella")
    page.locator(f"#{MONFORT}").click()
    page.locator("#panel-name", has_text="Monfort").wait_for()
    assert page.locator("#move, #lock").count() == 0


def test_it_never_comes_under_the_hands_of_who_writes(page: "sync_api.Page", folder: Path) -> None:
    page.locator(f"#{MONFORT}").click()
    page.locator("#why").fill("promis au m")
    edited(folder, 'notes = "Portail vert"')
    page.locator("#changed-elsewhere:not([hidden])").wait_for()
    page.keyboard.type("aire")
    assert page.locator("#why").input_value() == "promis au maire"
    # What is sent from the page that is past is told with what was done meanwhile.
    page.locator("#lock").click()
    expect(page.locator("main.notice")).to_contain_text(SAID)
    expect(page.locator("main.notice")).to_contain_text("promis au maire")
