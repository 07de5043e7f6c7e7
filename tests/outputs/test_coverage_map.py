"""The map of a coverage, as text and in a real Chromium without a network."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import browser
from tests.cli.commands import ROOT
from tourplanner.outputs.coverage_map import CoverageView, render, write
from tourplanner.outputs.coverage_map.classes import class_rank, drive_classes, gain_classes
from tourplanner.wording.colours import contrast
from tourplanner.wording.language import Language
from tourplanner.wording.shades import DRIVE_LIMITS, GAIN_LIMITS
from tourplanner.workflow.coverage import CoverOptions, cover, write_coverage
from tourplanner.workflow.plan_view import plan_view

HOSTILE = "</script><img src=x onerror=\"window.hit=1\"> {{ 7*7 }} `${window.hit=1}` 'a' \\"


@pytest.fixture(scope="module")
def drawn() -> CoverageView:
    """The coverage of the shipped pilot."""
    covered = cover(ROOT / "maps" / "pilote-2020", CoverOptions())
    opened = covered.opened
    view = plan_view(opened)
    return CoverageView(
        covered.coverage, opened.plan_file.title, opened.catalogue, covered.provenance, view.contours
    )


@pytest.mark.slow
def test_same_view_same_text_without_an_address_to_load(drawn: CoverageView) -> None:
    html = render(drawn, Language.FR)
    assert html == render(drawn, Language.FR)
    assert "Content-Security-Policy" in html
    for way in ('src="http', "src='http", "@import", "url(http"):
        assert way not in html


def test_french_page_is_in_plain_words(drawn: CoverageView) -> None:
    html = render(drawn, Language.FR)
    assert "Inégalité entre communes" in html
    for jargon in ("Gini", "max – min", "WGS84"):
        assert jargon not in html


def test_english_page_has_no_french_label(drawn: CoverageView) -> None:
    html = render(drawn, Language.EN)
    assert "Drive to the nearest help" in html
    assert "Inequality between communes" in html
    for french in ("Sans le véhicule", "Habitants", "Trajet"):
        assert french not in html


@pytest.mark.parametrize(
    ("minutes", "rank"),
    [(0, 0), (5, 0), (5.02, 1), (10, 1), (15.5, 3), (30, 4), (30.1, 5), (float("inf"), 5)],
)
def test_classes_end_at_their_limits(minutes: float, rank: int) -> None:
    assert class_rank(minutes * 60, DRIVE_LIMITS) == rank


def test_nothing_saved_is_a_class_of_its_own() -> None:
    assert class_rank(0, GAIN_LIMITS) == 0
    assert class_rank(1, GAIN_LIMITS) == 1


@pytest.mark.parametrize("lang", Language)
def test_classes_differ_by_pattern_as_well_as_by_colour(lang: Language) -> None:
    for classes, limits in ((drive_classes(lang), DRIVE_LIMITS), (gain_classes(lang), GAIN_LIMITS)):
        assert len(classes) == len(limits) + 1
        assert len({each.shade.pattern for each in classes}) == len(classes)
        assert len({each.name for each in classes}) == len(classes)
        # From light to dark: each darker on white than the one before.
        shades = [contrast(each.shade.fill, "#ffffff") for each in classes]
        assert shades == sorted(shades)


@pytest.fixture
def opened(page: browser.Page, drawn: CoverageView, tmp_path: Path) -> Iterator[browser.Page]:
    """The map freshly opened; it ends without a complaint and without a request to anywhere."""
    page.events.clear()
    write(drawn, Language.FR, tmp_path / "coverage.html")
    page.resize(1400, 900)
    page.open(tmp_path / "coverage.html")
    yield page
    assert page.complaints == []
    assert page.requests == []


@browser.in_chromium
def test_every_commune_is_painted_in_every_layer(opened: browser.Page) -> None:
    for layer in ("before", "after", "gain"):
        opened.evaluate(f"document.querySelector('[name=layer][value={layer}]').click()")
        for scope in ("0", "1"):
            opened.evaluate(f"document.querySelector('[name=scope][value=\"{scope}\"]').click()")
            fills = opened.evaluate(
                "[...document.querySelectorAll('path.surface')].map(path => getComputedStyle(path).fill)"
            )
            assert len(fills) == 461
            kind = "gain" if layer == "gain" else "drive"
            assert all(f"#{kind}-" in fill for fill in fills)
            shown = opened.evaluate(
                "[...document.querySelectorAll('.legend:not([hidden])')].map(e => e.dataset.legend)"
            )
            assert shown == [kind]


@browser.in_chromium
def test_all_of_the_departement_is_in_sight(opened: browser.Page) -> None:
    for width, height in ((1400, 900), (390, 800)):
        opened.resize(width, height)
        opened.reload()
        outside = opened.evaluate(
            "(() => { const f = document.querySelector('.folium-map').getBoundingClientRect();"
            " return [...document.querySelectorAll('path.surface')].filter(path => {"
            " const b = path.getBoundingClientRect(); return b.left < f.left - 1 || b.right > f.right + 1"
            " || b.top < f.top - 1 || b.bottom > f.bottom + 1; }).length; })()"
        )
        assert outside == 0
    assert opened.evaluate("document.documentElement.scrollWidth") == 390


@browser.in_chromium
def test_a_commune_of_the_list_tells_its_drives(opened: browser.Page) -> None:
    opened.click("[data-scope='0'] [data-commune='32436']")
    told = opened.evaluate("document.querySelector('.leaflet-popup-content').textContent")
    assert "Solomiac" in told
    assert "12,6" in told
    assert "arrêt du véhicule" in told


@browser.in_chromium
def test_layers_of_places_go_and_come(opened: browser.Page) -> None:
    count = "document.querySelectorAll('.leaflet-marker-icon .van-stop').length"
    assert opened.evaluate(count) == 24
    opened.evaluate("document.querySelector('[name=stops]').click()")
    assert opened.evaluate(count) == 0
    assert opened.evaluate("document.querySelectorAll('.leaflet-marker-icon .diamond').length") == 27


@pytest.mark.slow
def test_a_date_tells_how_many_are_open_and_by_appointment(tmp_path: Path) -> None:
    covered = cover(ROOT / "maps" / "pilote-2020", CoverOptions(on=date(2027, 1, 8)))
    write_coverage(covered, None, tmp_path / "friday.html", False, Language.FR)
    html = (tmp_path / "friday.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    count = covered.coverage.count
    assert count is not None
    assert f"Ouverts ce jour-là : {count.sites} sites fixes et 2 arrêts du véhicule." in html
    assert "Vendredi 8 janvier 2027, sans rendez-vous" in html
    assert "</i>sites fixes" in html
    # What a card tells of an office of the State: what is done there, the number, how people come.
    for line in ("titres de séjour, asile", "05.62.61.44.09", "sur rendez-vous", "horaires non publiés"):
        assert line in html


@browser.in_chromium
def test_a_date_shows_what_is_open_then(page: browser.Page, tmp_path: Path) -> None:
    covered = cover(ROOT / "maps" / "pilote-2020", CoverOptions(on=date(2027, 1, 9)))
    write_coverage(covered, None, tmp_path / "saturday.html", False, Language.FR)
    page.events.clear()
    page.open(tmp_path / "saturday.html")
    count = "document.querySelectorAll('.leaflet-marker-icon .{}').length"
    # No tour on a Saturday, and the sites with hours in the last column of their table.
    saturday = sum(bool(site.hours[5]) for site in covered.opened.catalogue.sites)
    assert 0 < saturday < 27
    assert page.evaluate(count.format("diamond")) == saturday
    assert page.evaluate(count.format("van-stop")) == 0
    assert page.evaluate("document.querySelector('[name=stops]')") is None
    assert page.complaints == []


@browser.in_chromium
def test_hostile_texts_run_nothing(page: browser.Page, drawn: CoverageView, tmp_path: Path) -> None:
    communes = tuple(replace(each, name=HOSTILE) for each in drawn.coverage.communes)
    places = tuple(replace(each, name=HOSTILE) for each in drawn.coverage.places)
    coverage = replace(drawn.coverage, communes=communes, places=places)
    write(
        replace(
            drawn, coverage=coverage, title=HOSTILE, provenance=replace(drawn.provenance, provider=HOSTILE)
        ),
        Language.FR,
        tmp_path / "m.html",
    )
    page.events.clear()
    page.open(tmp_path / "m.html")
    page.click("[data-scope='0'] [data-commune]")
    assert page.evaluate("window.hit") is None
    assert HOSTILE in page.evaluate("document.querySelector('.leaflet-popup-content').textContent")
    assert page.complaints == []
