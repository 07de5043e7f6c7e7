"""Another program writes the config of a dossier that lies on the desk: the page follows, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.running import Running, running
from tests.desk.visits import MONFORT
from tests.patience import PATIENCE
from tourplanner.desk.session import Session

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

SAID = "Changé par un autre programme"
WAS = 'commune = "32463"'


def edited(folder: Path, more: str) -> None:
    """Write a line more of Viella, as an editor does."""
    file = folder / "plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(WAS, f"{WAS}\n{more}", 1), encoding="utf-8")


@pytest.fixture
def desk(session: Session) -> Iterator[Running]:
    with running(session) as found:
        yield found


@pytest.fixture
def page(desk: Running, browser: "sync_api.Browser") -> Iterator["sync_api.Page"]:
    shown = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    shown.set_default_timeout(1000 * PATIENCE)
    shown.goto(desk.door)
    yield shown
    shown.context.close()


def test_what_another_program_wrote_is_seen_and_named(page: "sync_api.Page", folder: Path) -> None:
    edited(folder, 'notes = "Portail vert"')
    page.locator("#told", has_text=SAID).wait_for()
    page.goto(f"{page.url.partition('/weeks')[0]}/history")
    assert SAID in page.locator(".steps").inner_text()
    # It is no step of the desk: undo does not cross it.
    assert page.locator("#undo").is_disabled()


def test_what_asks_for_another_plan_says_so(page: "sync_api.Page", folder: Path) -> None:
    edited(folder, "visits = 2")
    page.locator(".ahead summary", has_text="nouveau plan").wait_for()
    page.locator(".ahead summary").click()
    assert "Viella" in page.locator(".ahead li").first.inner_text()
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
    page.locator("main.notice").wait_for()
    told = page.locator("main").inner_text()
    assert SAID in told
    assert "promis au maire" in told
