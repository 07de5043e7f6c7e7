"""Every page for everybody: axe-core in both languages, light and dark, wide, narrow and enlarged."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM, chromium
from tests.desk.conftest import NOON
from tests.desk.running import running
from tests.patience import PATIENCE
from tourplanner.desk.guard import House
from tourplanner.desk.hall import Hall
from tourplanner.desk.hall_app import hall_app
from tourplanner.desk.keys import Keys
from tourplanner.desk.server import DeskServer
from tourplanner.desk.session import Session
from tourplanner.desk.shelf import Shelf
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.base")

pytestmark = IN_CHROMIUM

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
WIDTHS = (1400, 700, 390)
"""An office's screen, the same at 200 %, and a telephone."""
MONFORT = "v-32269-20270108-morning"
VIEWS = (
    "/weeks",
    f"/weeks?visit={MONFORT}&move=1",
    f"/weeks?visit={MONFORT}&why=1",
    f"/weeks?visit={MONFORT}&why=1&day=3",
    "/calendar?day=2027-03-29",
    "/calendar?as=list&event=opening",
    "/stops",
    "/stops?stop=32269",
    "/stops?pick=32269&pick=32448&key=hours",
    "/stops?add=Fleurance",
    "/stops?add=Flerance",
    "/workbook",
    "/whatif",
    "/proposals",
    "/publish",
    "/today",
    "/search",
    "/history",
)
START = (
    "/start",
    "/start/new",
    "/start/new?departement=Gerz",
    "/start/new?departement=32&step=areas",
    "/start/new?departement=32&step=communes&area=243200417",
    "/start/new?departement=32&step=days&area=243200417&commune=32290",
    "/enter",
)


@pytest.fixture(scope="module")
def browser() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()


def page_in(browser: "sync_api.Browser", scheme: str = "light", **more: object) -> "sync_api.Page":
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", **more)
    return context.new_page()


def faults(page: "sync_api.Page", address: str) -> list[tuple[str, int, str, str]]:
    """What axe-core finds in a page at each width, and where it is wider than the screen."""
    source = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.goto(address)
    page.evaluate(source)
    return told(page, address.partition("/")[2])


def told(page: "sync_api.Page", path: str) -> list[tuple[str, int, str, str]]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        answer = page.evaluate(f"axe.run(document, {{runOnly: {TAGS}}})")
        found += [(path, width, each["id"], each["nodes"][0]["html"]) for each in answer["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, width, "wider than the screen", ""))
    return found


# Colours do not know the language, nor words the colours: each is seen once.
@pytest.mark.parametrize(("lang", "scheme"), [(Language.FR, "light"), (Language.EN, "dark")])
def test_every_view(browser: "sync_api.Browser", folder: Path, lang: Language, scheme: str) -> None:
    with running(Session(folder, lang, lambda: NOON), lang) as desk:
        page = page_in(browser, scheme)
        page.goto(f"{desk.base}/enter?word={desk.desk.keys.next}")
        assert [fault for view in VIEWS for fault in faults(page, f"{desk.base}{view}")] == []
        page.context.close()


def test_plans_side_by_side_without_a_script(browser: "sync_api.Browser", session: Session) -> None:
    with running(session) as desk:
        page = page_in(browser, java_script_enabled=False)
        page.goto(f"{desk.base}/enter?word={desk.desk.keys.next}")
        page.goto(f"{desk.base}/whatif")
        page.locator('input[value="sans-vendredi"]').check()
        page.locator("#compare").click()
        page.locator("#compared").wait_for(timeout=PATIENCE * 1000)
        cookies = page.context.cookies()
        page.context.close()
        scripted = page_in(browser)
        scripted.context.add_cookies(cookies)
        assert faults(scripted, f"{desk.base}/whatif") == []
        scripted.context.close()


@contextmanager
def hall_at(place: Path, lang: Language) -> Iterator[tuple[Hall, str]]:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        house = House(frozenset({base.removeprefix("http://")}), "desk-start")
        shelf = Shelf(place / "home", place / "state" / "desk.json")
        words = words_in(lang)
        hall = Hall(shelf, house, Keys(), words, lambda: NOON, lambda: date(2027, 1, 5), lambda: base)
        server = DeskServer(hall_app(hall), hall.leave)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield hall, base
        finally:
            server.handle_exit(2, None)
            thread.join(PATIENCE)
            hall.close()


@pytest.mark.parametrize("lang", list(Language))
def test_the_start_page(browser: "sync_api.Browser", pilot: Path, tmp_path: Path, lang: Language) -> None:
    with hall_at(tmp_path, lang) as (hall, base):
        hall.shelf.remember(pilot)
        page = page_in(browser, "light" if lang is Language.EN else "dark")
        page.goto(f"{base}/enter?word={hall.keys.next}")
        assert [fault for path in START[:-1] for fault in faults(page, f"{base}{path}")] == []
        page.context.clear_cookies()
        assert faults(page, f"{base}{START[-1]}") == []
        page.context.close()


def test_a_dossier_is_begun_by_clicks_without_a_script(browser: "sync_api.Browser", tmp_path: Path) -> None:
    with hall_at(tmp_path, Language.FR) as (hall, base):
        page = page_in(browser, java_script_enabled=False)
        page.goto(f"{base}/enter?word={hall.keys.next}")
        page.locator("#departement").fill("Gers")
        page.locator('form[action="/start/new"] button').click()
        page.get_by_label("CC de la Ténarèze").check()
        for _ in range(2):
            page.locator(".go button").click()
        page.locator("#depot").fill("Condon")
        page.locator(".go button").click()
        assert page.locator("#depot").get_attribute("aria-invalid") == "true"
        page.locator("#depot").fill("Condom")
        page.locator(".go button").click()
        page.wait_for_url("**/weeks", timeout=1000 * PATIENCE)
        assert page.locator(".card").count() == 8
        assert "toml" not in page.content().lower()
        page.context.close()


def test_a_script_in_a_name_stays_a_name(browser: "sync_api.Browser", pilot: Path, tmp_path: Path) -> None:
    with hall_at(tmp_path, Language.FR) as (hall, base):
        page = page_in(browser)
        ran: list[str] = []
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.goto(f"{base}/enter?word={hall.keys.next}")
        trick = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
        page.locator("#file").set_input_files(
            {"name": f"{trick.replace('/', '')}.csv", "mimeType": "text/csv", "buffer": trick.encode()}
        )
        page.locator('form[action="/start/import"] button').click()
        page.locator("#file-fault").first.wait_for()
        page.goto(
            f"{base}/start/new?departement=32&step=days&commune=32290&title={trick}&depot={trick}&asked=1"
        )
        assert page.locator("#title").input_value() == trick
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
        assert [url for url in asked if not url.startswith((f"{desk.base}/", "data:"))] == []
        page.context.close()
