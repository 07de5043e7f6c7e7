"""The map in a real Chromium, from disk, without a network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import browser
from tourplanner.outputs.map import write
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language

pytestmark = browser.IN_CHROMIUM

SHOWN = "[...document.querySelectorAll('.leaflet-marker-icon .pin')].map(pin => pin.lastChild.textContent)"


@pytest.fixture
def drawn(page: browser.Page, view: PlanView, tmp_path: Path) -> browser.Page:
    """The map of the pilot, freshly opened."""
    write(view, Language.FR, tmp_path / "map.html")
    page.resize(1400, 900)
    page.open(tmp_path / "map.html")
    return page


@pytest.fixture(autouse=True)
def _silent(page: browser.Page) -> Iterator[None]:
    """Every test ends without a complaint of the page and without a request to anywhere."""
    page.events.clear()
    yield
    assert page.complaints == []
    assert page.requests == []


def numbers(page: browser.Page) -> list[int]:
    """The numbers of the stops on the map."""
    return sorted(int(text) for text in page.evaluate(SHOWN))


def test_all_stops_are_numbered_and_in_sight(drawn: browser.Page) -> None:
    assert numbers(drawn) == list(range(1, 25))
    outside = drawn.evaluate(
        "(() => { const f = document.querySelector('.folium-map').getBoundingClientRect();"
        " return [...document.querySelectorAll('.leaflet-marker-icon .pin')].filter(pin => {"
        " const b = pin.getBoundingClientRect();"
        " return b.left < f.left || b.right > f.right || b.top < f.top || b.bottom > f.bottom;"
        " }).length; })()"
    )
    assert outside == 0
    loaded = drawn.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert loaded == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_every_stop_is_in_sight_on_small_screens(drawn: browser.Page, view: PlanView, width: int) -> None:
    drawn.resize(width, 800)
    drawn.reload()
    box = drawn.evaluate(
        "(() => { const p = [...document.querySelectorAll('.leaflet-marker-icon .pin')]"
        ".map(e => e.getBoundingClientRect());"
        " return [Math.min(...p.map(b => b.left)), Math.max(...p.map(b => b.right)), p.length]; })()"
    )
    assert box[0] >= 0
    assert box[1] <= width
    assert box[2] == 24


def test_numbers_do_not_cover_each_other(drawn: browser.Page) -> None:
    for width, height in ((1400, 900), (390, 800)):
        drawn.resize(width, height)
        covered = drawn.evaluate(
            "(() => { const p = [...document.querySelectorAll('.leaflet-marker-icon .pin')]"
            ".map(e => e.getBoundingClientRect()); let n = 0;"
            " p.forEach((a, i) => p.slice(i + 1).forEach(b => {"
            " const dx = Math.min(a.right, b.right) - Math.max(a.left, b.left);"
            " const dy = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);"
            " if (dx > 4 && dy > 4) n += 1; })); return n; })()"
        )
        assert covered == 0


def test_a_click_takes_a_week_away_and_brings_it_back(drawn: browser.Page) -> None:
    drawn.click("[name=week][value='1']")
    # Six visits in each of the four weeks.
    assert numbers(drawn) == list(range(7, 25))
    assert drawn.evaluate("document.querySelectorAll('[data-tour]:not([hidden])').length") == 9
    drawn.click(".reset")
    assert numbers(drawn) == list(range(1, 25))


def test_weekdays_and_halves_are_layers_too(drawn: browser.Page) -> None:
    drawn.click("[name=weekday][value='0']")
    assert len(numbers(drawn)) == 16
    drawn.click("[name=half][value='afternoon']")
    # The odd numbers are the mornings: one visit in each half of every tour.
    shown = numbers(drawn)
    assert len(shown) == 8
    assert all(number % 2 == 1 for number in shown)


def test_taking_all_away_says_so(drawn: browser.Page) -> None:
    for half in ("morning", "afternoon"):
        drawn.click(f"[name=half][value='{half}']")
    assert numbers(drawn) == []
    assert drawn.evaluate("document.querySelector('.nothing').hidden") is False


def test_list_opens_the_popup_of_a_visit(drawn: browser.Page) -> None:
    drawn.click("[data-visit='5'] button")
    text = drawn.evaluate("document.querySelector('.leaflet-popup-content').textContent")
    assert "Monfort" in text
    assert "vendredi\u00a08\u00a0janvier\u00a02027" in text
    assert drawn.evaluate("document.querySelector('.leaflet-popup-close-button').ariaLabel") == "Fermer"


def test_list_makes_a_tour_stand_out(drawn: browser.Page) -> None:
    drawn.click("[data-tour='2'] .tour-head")
    assert drawn.evaluate("document.querySelectorAll('.leaflet-marker-icon.on').length") == 2
    assert drawn.evaluate("document.querySelectorAll('.leg.on').length") == 1


def test_phone_has_no_sideways_scrolling(drawn: browser.Page) -> None:
    drawn.resize(390, 800)
    assert drawn.evaluate("document.documentElement.scrollWidth") == 390


def test_hostile_texts_run_nothing(page: browser.Page, view: PlanView, tmp_path: Path) -> None:
    text = "</script><img src=x onerror=\"window.hit=1\"> {{ 7*7 }} `${window.hit=1}` 'a' \\"
    stops = tuple(replace(stop, place=text) for stop in view.config.stops)
    hostile = replace(
        view,
        config=replace(view.config, title=text, stops=stops),
        provenance=replace(view.provenance, provider=text),
    )
    write(hostile, Language.FR, tmp_path / "map.html")
    page.open(tmp_path / "map.html")
    page.click("[data-visit='1'] button")
    assert page.evaluate("window.hit") is None
    assert text in page.evaluate("document.querySelector('.leaflet-popup-content').textContent")
    assert page.evaluate("document.querySelector('h1').textContent") == text


def test_plan_without_tours_opens(page: browser.Page, view: PlanView, tmp_path: Path) -> None:
    write(replace(view, plan=replace(view.plan, tours=())), Language.EN, tmp_path / "map.html")
    page.open(tmp_path / "map.html")
    assert numbers(page) == []
