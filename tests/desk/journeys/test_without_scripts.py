"""Where no script runs: every view says the same, and each of its forms has what it takes to be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright import sync_api

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conftest import windows
from tests.desk.journeys.hands import Clicks
from tests.desk.running import NOON, Running, running
from tests.desk.views import VIEWS
from tests.desk.visits import MONFORT
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language

pytestmark = IN_CHROMIUM

SAID = """() => {
  const words = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (node.matches("script, noscript, .map, .scripted-only, .file")) return "";
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return "";
    return [...node.childNodes].map(words).join(" ");
  };
  return words(document.querySelector("main")).replace(/\\s+/g, " ").trim();
}"""
"""What can be read, but for maps, and for files to choose, which a browser words where no script does."""
FORMS = """() => [...document.querySelectorAll("form:not([method=dialog])")].map((form) => ({
  to: form.getAttribute("action"),
  sends: Boolean(form.querySelector("button:not([type=button])")),
  fields: [...form.elements].filter((each) => each.matches("input, select, textarea") && !each.name).length,
}))"""


@pytest.fixture(scope="module")
def served(pilot: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The pilot on a desk that nobody changes."""
    folder = tmp_path_factory.mktemp("read") / "dossier"
    folder.mkdir()
    for name in ("plan.toml", "plan.json"):
        (folder / name).write_bytes((pilot / name).read_bytes())
    with running(Session(folder, Language.FR, lambda: NOON)) as desk:
        yield desk


@pytest.fixture(scope="module")
def pages(browser: "sync_api.Browser", served: Running) -> Iterator[tuple["sync_api.Page", ...]]:
    """A page with scripts, and one without."""
    with windows(browser, Clicks) as one, windows(browser, Clicks, java_script_enabled=False) as other:
        yield one(served.door).page, other(served.door).page


# Reasons that are still reckoned say for how long: those have a test of their own.
@pytest.mark.parametrize("view", [view for view in VIEWS if "why" not in view])
def test_a_view_says_the_same_without_a_script(
    served: Running, pages: tuple["sync_api.Page", ...], view: str
) -> None:
    said = []
    for page in pages:
        page.goto(f"{served.base}{view}")
        said.append(page.evaluate(SAID))
        assert page.locator("h1").count() == 1
    assert said[0] == said[1]
    for form in pages[1].evaluate(FORMS):
        assert form["to"].startswith("/")
        assert form["sends"], form
        assert form["fields"] == 0, form


def test_reasons_come_by_themselves(served: Running, pages: tuple["sync_api.Page", ...]) -> None:
    page = pages[1]
    page.goto(f"{served.base}/weeks?visit={MONFORT}&why=1")
    sync_api.expect(page.locator(".why-places").first).to_be_visible()
    page.locator("#day").select_option("3")
    page.locator("#ask-day").click()
    sync_api.expect(page.locator("#panel-name")).to_contain_text("jeudi")


def test_a_visit_is_moved_fixed_parked_and_all_of_it_undone(
    browser: "sync_api.Browser", folder: Path
) -> None:
    session = Session(folder, Language.FR, lambda: NOON)
    with running(session) as desk, windows(browser, Clicks, java_script_enabled=False) as opened:
        page = opened(desk.door).page
        page.locator(f"#{MONFORT}").click()
        page.locator("#move").click()
        page.locator(".best button").first.click()
        sync_api.expect(page.locator("#told")).to_contain_text("Monfort")
        page.locator("#why").fill("promis au maire")
        page.locator("#lock").click()
        sync_api.expect(page.locator(".card.locked")).to_have_count(1)
        page.locator("#lock").click()
        sync_api.expect(page.locator(".card.locked")).to_have_count(0)
        page.locator("#move").click()
        page.locator("#park").click()
        sync_api.expect(page.locator(".tray")).to_contain_text("Monfort")
        for _ in range(4):
            with page.expect_navigation():
                page.locator("#undo").click()
        assert session.look().course.done == ()
        with page.expect_navigation():
            page.locator("#redo").click()
        page.locator('.views a[href="/history"]').click()
        with page.expect_navigation():
            page.locator(".step form button").first.click()
        assert session.look().course.done == ()
