"""The page of residents in a real Chromium, on several days."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import browser
from tests.outputs.pages import for_residents
from tests.outputs.schedules import hostile, pilot
from tourplanner.outputs.public_page.map import render as render_map
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

pytestmark = browser.IN_CHROMIUM

MONFORT = "document.getElementById('c-monfort')"

Opened = Callable[[str], browser.Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("public") / "index.html"
    path.write_text(for_residents(pilot), encoding="utf-8")
    return path


@pytest.fixture
def on(page: browser.Page, file: Path) -> Opened:
    """Opens the page at a moment."""

    def opened(moment: str) -> browser.Page:
        page.pretend(moment)
        page.events.clear()
        page.open(file)
        assert page.complaints == []
        assert page.requests == []
        return page

    return opened


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def seen(page: browser.Page, expression: str) -> str:
    """The text that is seen of an element."""
    return plain(page.evaluate(f"{expression}.innerText"))


@pytest.mark.parametrize(
    ("moment", "told", "past"),
    [
        ("2026-12-20T09:00", "vendredi 8 janvier 2027 9 h 30 – 12 h", 0),
        ("2027-03-04T23:59", "vendredi 5 mars 2027 9 h 30 – 12 h demain", 2),
        ("2027-03-05T11:59", "vendredi 5 mars 2027 9 h 30 – 12 h aujourd’hui", 2),
        ("2027-03-05T12:00", "vendredi 2 avril 2027 9 h 30 – 12 h", 3),
    ],
)
def test_the_next_date_is_that_of_the_day(on: Opened, moment: str, told: str, past: int) -> None:
    page = on(moment)

    assert seen(page, f"{MONFORT}.querySelector('.next')").lower() == f"prochaine permanence {told}"
    greyed = page.evaluate(f"[...{MONFORT}.querySelectorAll('.past')].map(e => e.dateTime)")
    assert greyed == ["2027-01-08", "2027-02-05", "2027-03-05"][:past]
    assert page.evaluate(f"{MONFORT}.querySelector('.no-more').hidden") is True


def test_what_comes_next_of_all_villages(on: Opened) -> None:
    page = on("2027-03-05T10:00")

    assert seen(page, "document.querySelector('.soon')") == (
        "Prochaines permanences"
        " Vendredi 5 mars 2027 aujourd’hui Monfort 9 h 30 – 12 h Tournecoupe 14 h – 16 h 30"
        " Lundi 8 mars 2027 dans 3 jours Saint-Germé 9 h 30 – 12 h Lelin-Lapujolle 14 h – 16 h 30"
        " Mercredi 10 mars 2027 dans 5 jours Berdoues 9 h 30 – 12 h Saint-Médard 14 h – 16 h 30"
    )


def test_squares_of_one_commune_are_told_apart(page: browser.Page, tmp_path: Path) -> None:
    def with_twins() -> ScheduleView:
        scheduled = pilot()
        changed = {"Monfort": "La halle", "Tournecoupe": "L’école"}
        stops = tuple(
            replace(stop, commune="32269", name="Monfort", place=changed[stop.name])
            if stop.name in changed
            else stop
            for stop in scheduled.view.config.stops
        )
        config = replace(scheduled.view.config, stops=stops)
        return replace(scheduled, view=replace(scheduled.view, config=config))

    (tmp_path / "index.html").write_text(for_residents(with_twins), encoding="utf-8")
    page.pretend("2027-03-05T10:00")
    page.open(tmp_path / "index.html")
    assert (
        "Vendredi 5 mars 2027 aujourd’hui Monfort 9 h 30 – 12 h La halle Monfort 14 h – 16 h 30 L’école"
        in seen(page, "document.querySelector('.soon')")
    )


def test_after_the_last_date_the_page_says_so(on: Opened) -> None:
    page = on("2028-01-01T00:00")

    assert "Le calendrier publié s’arrête le vendredi 31 décembre 2027." in seen(
        page, "document.querySelector('.soon')"
    )
    assert page.evaluate("document.querySelectorAll('.next:not([hidden])').length") == 0
    assert page.evaluate("document.querySelectorAll('.no-more:not([hidden])').length") == 24


def test_without_a_script_every_date_is_seen_and_nothing_that_does_not_work(
    page: browser.Page, tmp_path: Path
) -> None:
    html = re.sub(r"<script>.*?</script>", "", for_residents(pilot), flags=re.DOTALL)
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    page.open(tmp_path / "index.html")
    dates = "[...document.querySelectorAll('.village time')].filter(e => e.getClientRects().length)"
    text = seen(page, "document.body")

    assert page.evaluate(f"{dates}.length") == len([v for t in pilot().schedule.tours for v in t.visits])
    assert "Votre commune" not in text
    assert "Prochaine" not in text
    assert "Vendredi, 9 h 30 – 12 h 8 janv. 5 févr. 5 mars" in text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("monfort", ["Monfort"]),
        ("  SAINT germe ", ["Saint-Germé"]),
        ("st mont", ["Saint-Mont"]),
        ("averon", ["Avéron-Bergelle"]),
        ("d armagnac", ["Termes-d'Armagnac"]),
        ("32120", None),
        ("lomagne", None),
        ("", None),
    ],
)
def test_the_search_knows_names_without_their_accents(
    on: Opened, typed: str, names: list[str] | None
) -> None:
    page = on("2027-03-05T10:00")
    search(page, typed)
    shown = page.evaluate(
        "[...document.querySelectorAll('.village:not([hidden]) h3')].map(e => e.textContent)"
    )

    counts = {"32120": len(in_postal_code("32120")), "lomagne": 8, "": 24}
    assert shown == names if names else len(shown) == counts[typed]
    assert seen(page, "document.getElementById('found')") == ""
    off = page.evaluate("document.querySelectorAll('.pin.off').length")
    assert off == 24 - len(shown)


def test_a_commune_that_is_not_visited_is_told_the_nearest(on: Opened) -> None:
    page = on("2027-03-05T10:00")
    search(page, "mauvezin")

    told = seen(page, "document.getElementById('found')")
    assert told.startswith("Pas de permanence à Mauvezin. Les plus proches, à vol d’oiseau : Touget (5 km)")
    assert told.count(" km)") == 3
    assert page.evaluate("document.querySelectorAll('.village:not([hidden])').length") == 24
    search(page, "Trifouillis")
    assert seen(page, "document.getElementById('found')") == "Aucune commune de ce nom dans les environs."


def in_postal_code(code: str) -> list[str]:
    """The stops whose communes have a postal code."""
    view = pilot().view
    stops = [stop.commune for stop in view.config.stops]
    return [stop for stop in stops if view.catalogue.communes[stop].postal_code == code]


def search(page: browser.Page, text: str) -> None:
    """Type into the search."""
    page.evaluate(
        f"(() => {{ const box = document.getElementById('search'); box.value = {text!r};"
        " box.dispatchEvent(new Event('input')); })()"
    )


def test_all_of_it_is_reached_by_keys(on: Opened) -> None:
    """In the order of the page: the skip link, contacts, places of the map, what is next, the search."""
    page = on("2027-03-05T10:00")
    kinds = []
    for _ in range(40):
        page.send("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        page.send("Input.dispatchKeyEvent", type="keyUp", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        kinds.append(
            page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")
        )
    assert kinds[0] == "#communes"
    assert kinds[1].startswith("tel:")
    assert kinds.index("#c-monfort") < kinds.index("search")
    assert kinds.index("search") == 1 + 3 + 24 + 6


def test_in_english(page: browser.Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(for_residents(pilot, Language.EN), encoding="utf-8")
    page.pretend("2027-03-05T10:00")
    page.open(tmp_path / "index.html")

    assert (
        seen(page, f"{MONFORT}.querySelector('.next')")
        == "Next date Friday 5 March 2027 9:30 am – 12 noon today"
    )


@pytest.mark.parametrize("width", [390, 1300])
def test_the_map_tells_the_same(page: browser.Page, tmp_path: Path, width: int) -> None:
    (tmp_path / "carte.html").write_text(render_map(pilot(), Language.FR), encoding="utf-8")
    page.resize(width, 850)
    page.pretend("2027-03-05T10:00")
    page.events.clear()
    page.open(tmp_path / "carte.html")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('.sign .pin').length") == 24
    next_date = "Monfort CC Bastides de Lomagne Vendredi 5 mars 2027 9 h 30 – 12 h aujourd’hui"
    assert seen(page, MONFORT) == f"{next_date} Affiche, agenda et détails , Monfort"
    page.click("#c-monfort button")
    opened = seen(page, "document.querySelector('.leaflet-popup-content')")
    assert opened.startswith(
        "Monfort CC Bastides de Lomagne Vendredi 5 mars 2027 9 h 30 – 12 h aujourd’hui Vendredi,"
    )
    assert page.evaluate("document.querySelectorAll('.leaflet-popup .past').length") == 2
    assert page.evaluate("document.querySelector('.leaflet-popup a[href=\"index.html#c-monfort\"]') !== null")
    assert page.complaints == []
    assert page.requests == []


def test_texts_of_others_run_nothing_on_the_map(page: browser.Page, tmp_path: Path) -> None:
    (tmp_path / "carte.html").write_text(render_map(hostile(), Language.FR), encoding="utf-8")
    page.events.clear()
    page.open(tmp_path / "carte.html")
    page.evaluate("document.querySelector('.village button').click()")
    page.settle()

    assert page.evaluate("document.querySelectorAll('.leaflet-popup-content script').length") == 0
    assert page.complaints == []
    assert page.requests == []
