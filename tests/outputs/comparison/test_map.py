"""The map of a comparison, as text and in a real Chromium without a network."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import browser
from tourplanner.outputs.comparison.map import render, write
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.wording.language import Language

SIGNS = "[...document.querySelectorAll('.leaflet-marker-icon .pin.fate')].map(pin => pin.classList[2])"
HATCHED = "document.querySelectorAll('.commune[class*=surface-]:not(.untoured)').length"


@pytest.mark.slow
def test_same_comparison_gives_the_same_text(view: ComparisonView) -> None:
    assert render(view, Language.FR) == render(view, Language.FR)


@pytest.mark.slow
def test_page_asks_nothing_of_a_network_but_the_base_map(view: ComparisonView) -> None:
    page = render(view, Language.FR)
    # Addresses that are written out but never asked: licences, credits and the namespace of SVG.
    fetched = re.findall(r'(?:src|href)\s*=\s*"(https?:[^"]+)"', page)

    # Leaflet's own credit is in its code, and taken away when the map starts.
    assert set(fetched) == {"https://leafletjs.com"}
    assert '<html lang="fr">' in page
    assert '<html lang="en">' in render(view, Language.EN)


@pytest.mark.slow
def test_titles_of_others_stay_text(view: ComparisonView) -> None:
    rated = view.comparison.scenarios[0]
    evil = replace(rated, case=replace(rated.case, title="</script><b>{{ 7*7 }}", why="<img src=x>"))
    comparison = replace(view.comparison, scenarios=(evil, *view.comparison.scenarios[1:]))
    page = render(ComparisonView(comparison, view.plans), Language.FR)

    assert "<b>{{" not in page
    assert "<img src=x>" not in page
    assert "&lt;/script&gt;&lt;b&gt;" in page


@pytest.fixture
def drawn(page: browser.Page, view: ComparisonView, tmp_path: Path) -> Iterator[browser.Page]:
    """The map, freshly opened; it ends without a complaint and without a request to anywhere."""
    write(view, Language.FR, tmp_path / "map.html")
    page.events.clear()
    page.resize(1400, 900)
    page.open(tmp_path / "map.html")
    yield page
    assert page.complaints == []
    assert page.requests == []


def signs(page: browser.Page) -> dict[str, int]:
    """How many stops of each fate are on the map."""
    found = page.evaluate(SIGNS)
    return {fate: found.count(fate) for fate in sorted(set(found))}


@browser.in_chromium
def test_differences_are_shown_by_shape_and_word(drawn: browser.Page) -> None:
    assert signs(drawn) == {"new": 4, "same": 24}
    symbols = drawn.evaluate("[...document.querySelectorAll('.sign .fate.new')].map(e => e.textContent)")
    assert symbols == ["+"] * 4
    assert drawn.evaluate("document.querySelector('.sign:has(.new) em').textContent") == "ajoutée"
    shapes = drawn.evaluate(
        "['new', 'lost', 'moved'].map(fate => { const s = getComputedStyle("
        "document.querySelector(`.legend .${fate}`)); return s.borderRadius + s.borderStyle; })"
    )
    assert len(set(shapes)) == 3


@browser.in_chromium
def test_another_scenario_shows_its_own_changes(drawn: browser.Page) -> None:
    with_tenareze = drawn.evaluate(HATCHED)
    drawn.click('[name="scenario"][value="1"]')

    shown = signs(drawn)
    assert shown["lost"] == 8
    assert sum(shown.values()) == 24
    assert drawn.evaluate(HATCHED) < with_tenareze
    assert drawn.evaluate("document.querySelector('.panel:not([hidden]) h2').textContent") == "Sans vendredi"


@browser.in_chromium
def test_before_and_after_are_plans_with_their_tours(drawn: browser.Page) -> None:
    numbers = "document.querySelectorAll('.leaflet-marker-icon .pin:not(.fate)').length"
    legs = "document.querySelectorAll('path.leg').length"

    drawn.click('[name="view"][value="before"]')
    assert (drawn.evaluate(numbers), drawn.evaluate(legs), signs(drawn)) == (24, 12, {})
    drawn.click('[name="view"][value="after"]')
    assert (drawn.evaluate(numbers), drawn.evaluate(legs)) == (28, 14)
    drawn.click('[name="scenario"][value="1"]')
    assert (drawn.evaluate(numbers), drawn.evaluate(legs)) == (16, 8)


@browser.in_chromium
def test_a_stop_of_the_list_opens_on_the_map(drawn: browser.Page) -> None:
    drawn.click(".panel:not([hidden]) [data-change] button")

    said = drawn.evaluate("document.querySelector('.leaflet-popup').textContent")
    assert "Caussens" in said
    assert "pas desservie" in said


@browser.in_chromium
def test_names_do_not_lie_on_signs(drawn: browser.Page) -> None:
    covered = drawn.evaluate(
        "(() => { const box = e => e.getBoundingClientRect();"
        " const pins = [...document.querySelectorAll('.sign .pin')].map(box);"
        " const names = [...document.querySelectorAll('.name')].filter(n =>"
        " getComputedStyle(n).visibility === 'visible').map(box);"
        " return names.filter(n => pins.some(p => n.left + 3 < p.right && p.left < n.right - 3"
        " && n.top + 3 < p.bottom && p.top < n.bottom - 3)).length; })()"
    )
    assert covered == 0


@browser.in_chromium
@pytest.mark.parametrize("width", [320, 768])
def test_small_screens_scroll_down_only(drawn: browser.Page, width: int) -> None:
    drawn.resize(width, 800)

    assert drawn.evaluate("document.documentElement.scrollWidth") <= width
