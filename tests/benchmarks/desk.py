"""The planner's desk in a real Chromium: how soon it is there, what it weighs, how soon it answers."""

import json
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.served import served
from tests.benchmarks.table import show
from tests.browser import chromium
from tourplanner.analysis.verdicts import Card, Verdicts
from tourplanner.desk.demo import lay_demo
from tourplanner.desk.server import settle
from tourplanner.domain.half_day import HalfDay
from tourplanner.files.together import write_whole
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

DEPARTMENT = Path(__file__).parents[1] / "data" / "department" / "A.toml"
SECONDS = 30.0
STARTS, CARDS = 3, 8
SHOWN = "new Promise(done => document.addEventListener('desk:shown', () => requestAnimationFrame(done)))"
FRAMES = """() => new Promise(done => {
  const board = document.querySelector('.board'); let frames = 0; const began = performance.now();
  const step = () => { frames += 1; board.scrollTop += 12; const past = performance.now() - began;
    past < 2000 ? requestAnimationFrame(step) : done(1000 * frames / past); };
  requestAnimationFrame(step); })"""


def run() -> None:
    """Figures for the pilot, and for every commune of the département at once."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        pilot, department = Path(place) / "pilot", Path(place) / "department"
        lay_demo(pilot, Language.FR)
        write_whole(department / "plan.toml", DEPARTMENT.read_bytes())
        make_plan(department / "plan.toml", department, PlanOptions(time_limit=SECONDS), incomplete=True)
        header = ["dossier", "stops", "first page", "transferred", "requests elsewhere"]
        header += ["one verdict, worst", "all slots, server", "all slots, page", "edit → redrawn", "frames/s"]
        show("The planner's desk", header, [_row(browser, each) for each in (pilot, department)])
        browser.close()


def _row(browser: Browser, folder: Path) -> list[object]:
    starts = [_start(browser, folder) for _ in range(STARTS)]
    verdict, every = _verdicts(folder)
    with served(folder) as desk:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        page.goto(desk.address, wait_until="load")
        frames = page.evaluate(FRAMES)
        asked = _asked(page)
        redrawn = _redrawn(page)
        page.context.close()
    first, weight, elsewhere = (statistics.median(each) for each in zip(*starts, strict=True))
    stops = len(json.loads((folder / "plan.json").read_bytes())["config"]["stops"])
    times = [f"{1000 * each:.0f} ms" for each in (verdict, every, asked, redrawn)]
    return [
        folder.name,
        stops,
        f"{first:.2f} s",
        f"{weight / 1000:.0f} kB",
        elsewhere,
        *times,
        f"{frames:.0f}",
    ]


def _start(browser: Browser, folder: Path) -> tuple[float, float, int]:
    """Seconds from the command to a page that can be used, bytes that came, requests to others."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    listener = context.new_cdp_session(page)
    listener.send("Network.enable")
    came: list[float] = []
    asked: list[str] = []
    listener.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    with served(folder) as desk:
        page.goto(desk.address, wait_until="load")
        page.locator(".card").first.wait_for()
        took = time.monotonic() - desk.began
        page.wait_for_timeout(500)
        elsewhere = [url for url in asked if not url.startswith((f"{desk.base}/", "data:"))]
        context.close()
    return took, sum(came), len(elsewhere)


def _verdicts(folder: Path) -> tuple[float, float]:
    """The slowest verdict on one move, and on all half-days of a card, of some cards; seconds."""
    opened = open_dossier(folder, None, silent).plan
    # As the desk does.
    settle()
    tours = opened.plan_file.plan.tours
    cards = [
        Card(visit.stop, HalfDay(tour.date, visit.half, tour.van)) for tour in tours for visit in tour.visits
    ]
    ones, every = [], []
    for card in cards[:: max(1, len(cards) // CARDS)]:
        began = time.perf_counter()
        found = Verdicts(opened.problem, tours, opened.areas).every(card)
        every.append(time.perf_counter() - began)
        began = time.perf_counter()
        Verdicts(opened.problem, tours, opened.areas).of(card, found[-1].place)
        ones.append(time.perf_counter() - began)
    return max(ones), statistics.median(every)


def _asked(page: Page) -> float:
    """Seconds until a board that was asked for all half-days of a card is drawn."""
    page.locator(".card").first.click()
    return _shown_after(page, "[href*='move=']")


def _redrawn(page: Page) -> float:
    """Seconds from a click that fixes a visit to the board with it."""
    page.goto(page.url.partition("?")[0], wait_until="load")
    page.locator(".card").nth(1).click()
    return _shown_after(page, "#lock")


def _shown_after(page: Page, selector: str) -> float:
    """Seconds from a click to the next picture of the page."""
    page.locator(selector).first.wait_for()
    click = f'document.querySelector("{selector}").click()'
    began = time.monotonic()
    page.evaluate(f"() => {{ const shown = {SHOWN}; {click}; return shown; }}")
    return time.monotonic() - began
