"""The page of residents as it is written: what stands there without any script."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from markupsafe import escape

from tests.outputs.outline import outline
from tests.outputs.pages import everything, for_residents
from tests.outputs.schedules import HOSTILE, SERVICE, expected_visits, hostile, pilot
from tourplanner.domain.period import format_clock
from tourplanner.domain.service import Booking
from tourplanner.inputs.slug import letters_of
from tourplanner.message import message
from tourplanner.outputs import public_page
from tourplanner.wording.colours import INK, MUTED, contrast
from tourplanner.wording.language import Language

OTHERS = {
    "public/affiches/A4/32269-monfort.pdf": message("poster.file", size="A4"),
    "public/affiches/A3/32269-monfort.pdf": message("poster.file", size="A3"),
    "public/affiches/affiches-A3.pdf": message("poster.file-of-all", size="A3"),
    "public/carte.html": message("public-page.map-file"),
    "interne/classeur.xlsx": "classeur",
}


@pytest.fixture(scope="module")
def page() -> str:
    return for_residents(pilot, Language.FR, OTHERS)


def village(page: str, name: str) -> str:
    """What stands on the page of one village."""
    bdi = f"<bdi>{escape(name)}</bdi>"
    (found,) = [part for part in re.findall(r"<article.*?</article>", page, re.DOTALL) if bdi in part]
    return str(found)


def test_every_public_file_is_linked_once_and_no_other(page: str) -> None:
    files = [unquote(href) for href, _ in outline(page).links if not re.match(r"#|https:|tel:|mailto:", href)]
    public = [
        path.removeprefix("public/") for path in [*everything(pilot), *OTHERS] if path.startswith("public/")
    ]

    assert sorted(files) == sorted(public)


def test_a_file_of_no_kind_that_the_page_knows_is_linked_under_its_label() -> None:
    labels = {"public/passages.txt": "texte", "public/listes/gers.txt": "liste", "interne/essai.txt": "essai"}
    for lang, heading in ((Language.FR, "Autres fichiers"), (Language.EN, "Other files")):
        page = public_page.render(pilot(), lang, labels)["index.html"].decode()
        assert [href for href, _ in outline(page).links if href.endswith(".txt")] == [
            "listes/gers.txt",
            "passages.txt",
        ]
        assert f"<dt>{heading}</dt>" in page


def test_every_date_of_every_village_can_be_read_without_a_script(page: str) -> None:
    told = set()
    view = pilot().view
    for name in map(view.commune_name, view.config.stops):
        part = village(page, name)
        for list_ in re.findall(r"<ol .*?</ol>", part, re.DOTALL):
            opens, closes = re.findall(r'data-(?:opens|closes)="(.*?)"', list_)
            told |= {(name, day, opens, closes) for day in re.findall(r'datetime="(.*?)"', list_)}
        assert 'class="next" hidden' in part
        assert not re.search(r'class="dates"[^>]*hidden', part)
    assert told == {
        (
            view.commune_name(view.stop(visit.stop)),
            tour.date.isoformat(),
            format_clock(visit.start),
            format_clock(visit.end),
        )
        for tour, visit in expected_visits(pilot())
    }


def test_villages_are_by_name_as_in_a_telephone_book(page: str) -> None:
    names = re.findall(r"<h3[^>]*><bdi>(.*?)</bdi>", page)

    assert len(names) == 24
    assert names == sorted(names, key=letters_of)
    assert (names[0], names[-1]) == ("Aux-Aussat", "Viella")


def test_a_village_tells_where_when_and_how(page: str) -> None:
    part = village(page, "Monfort")

    assert (
        '<time datetime="2027-01-08" data-full="vendredi\u00a08\u00a0janvier\u00a02027">8\u00a0janv.</time>'
        in part
    )
    assert 'Vendredi, <span class="hours">9\u00a0h\u00a030 – 12\u00a0h</span>' in part
    assert part.index("Ajouter à mon agenda") < part.index("Affiche A4") < part.index("Affiche A3")
    assert 'id="c-monfort"' in part


@pytest.mark.slow
def test_a_booking_of_one_village_stands_with_it() -> None:
    view = pilot().view
    first, *others = view.config.stops
    stops = (replace(first, booking=Booking.REQUIRED), *others)
    mixed = replace(pilot(), view=replace(view, config=replace(view.config, stops=stops)))
    page = for_residents(lambda: mixed)

    assert f"Sur rendez-vous au {SERVICE.phone}" in village(page, "Monfort")
    assert "Avec ou sans rendez-vous" in village(page, "Touget")


@pytest.mark.slow
def test_the_page_leads_to_where_a_time_is_booked() -> None:
    service = replace(SERVICE, booking=Booking.REQUIRED, booking_url="https://rdv.example/gers?a=1&b=2")
    told = replace(pilot(), view=replace(pilot().view, config=replace(pilot().view.config, service=service)))
    page = for_residents(lambda: told)
    assert '<a href="https://rdv.example/gers?a=1&amp;b=2">Prendre rendez-vous en ligne</a>' in page


def test_every_village_is_a_link_of_the_map(page: str) -> None:
    found = re.findall(r'<a class="pin mark-\d" href="#(.*?)" aria-label="(.*?)">', page)

    assert len(found) == 24
    assert {anchor for anchor, _ in found} == set(re.findall(r'<article[^>]* id="(.*?)"', page))
    assert len(re.findall(r'<text class="on-wide"', page)) >= 16
    assert len(re.findall(r'<text class="on-narrow"', page)) >= 10


def test_communes_that_are_not_visited_are_known_to_the_search(page: str) -> None:
    (data,) = re.findall(r'<script type="application/json" id="neighbours">(.*?)</script>', page)
    known = {name: tuple(place) for name, *place in json.loads(data)}

    assert known["Mauvezin"] == pytest.approx((43.73, 0.87), abs=0.02)
    assert "Monfort" not in known
    assert 100 < len(known) < 500


def test_only_its_own_script_and_style_run(page: str) -> None:
    policy = re.findall(r'Content-Security-Policy" content="(.*?)"', page)[0]

    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "style=" not in page.replace("style-src", "")
    assert not re.search(r"<(?:img|link|iframe|object)\b|\son\w+=", page)


@pytest.mark.parametrize("lang", list(Language))
def test_the_outline_is_one_that_a_screen_reader_can_follow(lang: Language) -> None:
    found = outline(for_residents(pilot, lang, OTHERS))

    assert found.lang == lang.value
    assert found.headings.count(1) == 1
    assert found.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(found.headings, found.headings[1:], strict=False))
    for landmark in ("header", "main", "footer"):
        assert found.tags.count(landmark) == 1
    # That of the page, and one for each place on the map.
    assert found.tags.count("title") == 1 + 24
    assert len(set(found.ids)) == len(found.ids)
    assert set(found.labelled_by) <= set(found.ids)
    assert {href[1:] for href, _ in found.links if href.startswith("#")} <= set(found.ids)


def test_colours_have_contrast() -> None:
    style = (Path(public_page.__file__).parent / "assets" / "page.css").read_text(encoding="utf-8")
    inks = set(re.findall(r"(?<![-\w])color: (#\w{6})", style))
    white = {"#ffffff", "#fff"}

    assert {"#005a8c", "#68757f"} <= inks
    for ink in (inks - white) | {MUTED}:
        assert contrast(ink, "#ffffff") >= 4.5, ink
    # Text on grey grounds, white on the head, and dark on the yellow of what is soon.
    assert min(contrast(ink, "#eef2f4") for ink in (INK, MUTED, "#005a8c")) >= 4.5
    assert contrast("#ffffff", "#0b4a6f") >= 4.5
    assert contrast(INK, "#ffd21f") >= 4.5


def test_any_text_survives() -> None:
    html = for_residents(hostile)
    found = outline(html)

    assert "{{ 7 * 7 }}" in found.text
    for text in HOSTILE:
        assert " ".join(text.split()) in re.sub(r"[ \t\n]+", " ", found.text), text
    assert found.tags.count("script") == 2
    assert not [href for href, _ in found.links if href.startswith("javascript:")]
    assert all(re.fullmatch(r"[#\w./:,%?=&;@+-]+", unescape(href)) for href, _ in found.links)


def test_same_schedule_same_bytes(page: str) -> None:
    assert for_residents(pilot, Language.FR, dict(reversed(OTHERS.items()))) == page


def test_nothing_written_nothing_linked() -> None:
    empty = public_page.render(pilot(), Language.FR, {})["index.html"].decode()

    assert not [href for href, _ in outline(empty).links if not re.match(r"#|https:|tel:|mailto:", href)]


def test_a_calendar_without_a_date_is_a_page_without_villages() -> None:
    schedule = replace(pilot().schedule, tours=(), appointments=())
    html = public_page.render(replace(pilot(), schedule=schedule), Language.FR, {})["index.html"].decode()

    assert "<svg" not in html
    assert "<article" not in html
