"""Every page for everybody: axe-core in both languages, light and dark, wide, narrow and enlarged."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.conftest import NOON
from tests.desk.patient import rest, window
from tests.desk.running import running, starting
from tests.desk.views import START, VIEWS
from tests.desk.visits import MONFORT, first_visits
from tourplanner.desk.commands import Fix
from tourplanner.desk.journal import Kind
from tourplanner.desk.keys import PLANNER
from tourplanner.desk.session import Session
from tourplanner.desk.telling import Publish
from tourplanner.wording.language import Language

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.base")

pytestmark = IN_CHROMIUM

expect = sync_api.expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""All that axe-core asks of colours: between light and dark nothing else differs."""
WIDTHS = (1400, 700, 390)
"""An office's screen, the same at 200 %, and a telephone."""


def page_in(browser: "sync_api.Browser", scheme: str = "light", **more: object) -> "sync_api.Page":
    return window(browser, color_scheme=scheme, reduced_motion="reduce", **more).new_page()


def faults(page: "sync_api.Page", address: str) -> list[tuple[str, int, str, str]]:
    """What axe-core finds in a page at each width, in light and dark; where it is too wide."""
    page.goto(address)
    return told(page, address.partition("//")[2].partition("/")[2])


def told(page: "sync_api.Page", path: str) -> list[tuple[str, int, str, str]]:
    rest(page)
    page.evaluate(Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8"))
    # What is folded is looked at, too.
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        for scheme, only in (("light", TAGS), ("dark", OF_COLOURS)):
            page.emulate_media(color_scheme=scheme)
            asked = {"runOnly": only, "resultTypes": ["violations"]}
            answer = page.evaluate("asked => axe.run(document, asked)", asked)
            found += [
                (f"{path} {scheme}", width, each["id"], each["nodes"][0]["html"])
                for each in answer["violations"]
            ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, width, "wider than the screen", ""))
    return found


@pytest.mark.parametrize("lang", list(Language))
def test_every_view(browser: "sync_api.Browser", folder: Path, lang: Language) -> None:
    session = Session(folder, lang, lambda: NOON)
    with running(session, lang) as desk:
        page = page_in(browser)
        page.goto(desk.door)
        assert [fault for view in VIEWS for fault in faults(page, f"{desk.base}{view}")] == []
        page.context.close()


@pytest.mark.parametrize("lang", list(Language))
def test_what_is_told_and_what_was_refused(browser: "sync_api.Browser", folder: Path, lang: Language) -> None:
    session = Session(folder, lang, lambda: NOON)
    with running(session, lang) as desk:
        page = page_in(browser)
        # It does not hear of what the other planner does, as over a network that stutters.
        page.route("**/stream?*", lambda route: route.abort())
        page.goto(f"{desk.door}")
        page.goto(f"{desk.base}/weeks?visit={MONFORT}")
        session.do(Fix(first_visits(session, 1)[0], "promis"), session.look().revision, PLANNER)
        page.locator("#lock").click()
        page.locator("main.notice").wait_for()
        found = told(page, "stale")
        session.do(Publish(date(2027, 1, 5), changed=True), session.look().revision, PLANNER, Kind.TOLD)
        for view in ("/publish", "/history", "/history?from=1&to=0"):
            found += faults(page, f"{desk.base}{view}")
        assert found == []
        page.context.close()


def test_plans_side_by_side_without_a_script(browser: "sync_api.Browser", session: Session) -> None:
    with running(session) as desk:
        page = page_in(browser, java_script_enabled=False)
        page.goto(f"{desk.base}/enter?word={desk.desk.keys.next}")
        page.goto(f"{desk.base}/whatif")
        page.locator('input[value="sans-vendredi"]').check()
        page.locator("#compare").click()
        page.locator("#compared").wait_for()
        cookies = page.context.cookies()
        page.context.close()
        scripted = page_in(browser)
        scripted.context.add_cookies(cookies)
        assert faults(scripted, f"{desk.base}/whatif") == []
        scripted.context.close()


@pytest.mark.parametrize("lang", list(Language))
def test_the_start_page(browser: "sync_api.Browser", pilot: Path, tmp_path: Path, lang: Language) -> None:
    with starting(tmp_path, lang) as start:
        start.hall.shelf.remember(pilot)
        page = page_in(browser)
        page.goto(start.door)
        assert [fault for path in START for fault in faults(page, f"{start.base}{path}")] == []
        page.context.clear_cookies()
        assert faults(page, f"{start.base}/enter") == []
        page.context.close()


def test_communes_are_ticked_on_the_map(browser: "sync_api.Browser", tmp_path: Path) -> None:
    with starting(tmp_path) as start:
        page = page_in(browser)
        page.goto(start.door)
        page.goto(f"{start.base}/start/new?departement=32&step=areas")
        page.locator("path.land").nth(100).click(force=True)
        expect(page.locator("path.land.chosen").first).to_be_visible()
        expect(page.locator('input[name="area"]:checked')).to_have_count(1)
        page.locator(".go button").click()
        expect(page).to_have_url(re.compile("step=communes"))
        # Some are ticked to begin with: the map shows them once it is drawn.
        expect(page.locator("path.land.chosen").first).to_be_visible()
        ticked = page.locator('input[name="commune"]:checked')
        before = ticked.count()
        page.locator("path.land:not(.chosen):not(.out)").first.click(force=True)
        expect(ticked).to_have_count(before + 1)
        page.locator("path.land.chosen").first.click(force=True)
        expect(ticked).to_have_count(before)
        page.context.close()


def test_a_file_is_dropped_on_the_start_page(browser: "sync_api.Browser", tmp_path: Path) -> None:
    with starting(tmp_path) as start:
        page = page_in(browser)
        page.goto(start.door)
        page.evaluate(
            """() => {
              const brought = new DataTransfer();
              brought.items.add(new File(["commune;jour\\n"], "horaire.csv", { type: "text/csv" }));
              document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: brought, bubbles: true }));
            }"""
        )
        page.locator("#file-fault").first.wait_for()
        page.context.close()


def test_a_script_in_a_name_stays_a_name(browser: "sync_api.Browser", pilot: Path, tmp_path: Path) -> None:
    with starting(tmp_path) as start:
        page = page_in(browser)
        ran: list[str] = []
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.goto(start.door)
        trick = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
        page.locator("#file").set_input_files(
            {"name": f"{trick.replace('/', '')}.csv", "mimeType": "text/csv", "buffer": trick.encode()}
        )
        page.locator('form[action="/start/import"] button').click()
        page.locator("#file-fault").first.wait_for()
        page.goto(
            f"{start.base}/start/new?departement=32&step=days&commune=32290&title={trick}&depot={trick}&asked=1"
        )
        expect(page.locator("#title")).to_have_value(trick)
        assert ran == []
        page.context.close()


def test_the_desk_asks_nothing_elsewhere(browser: "sync_api.Browser", session: Session) -> None:
    with running(session) as desk:
        page = page_in(browser)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{desk.base}/enter?word={desk.desk.keys.next}")
        for view in VIEWS:
            page.goto(f"{desk.base}{view}")
            rest(page)
        assert [url for url in asked if not url.startswith((f"{desk.base}/", "data:"))] == []
        page.context.close()
