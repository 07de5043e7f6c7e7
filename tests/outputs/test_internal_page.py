"""The page of the service, which links every file: its links, its outline and its colours."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.outputs.outline import outline
from tests.outputs.pages import everything, for_the_service
from tests.outputs.schedules import HOSTILE, hostile, pilot, told
from tourplanner.message import message
from tourplanner.outputs import internal_page
from tourplanner.outputs.links import shelve
from tourplanner.wording.colours import MUTED, contrast
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

OTHERS = {
    "public/affiches/A4/32269-monfort.pdf": message("poster.file", size="A4"),
    "public/affiches/toutes.pdf": "toutes",
    "interne/cartes/gers/2027.pdf": "la carte",
    "interne/classeur.xlsx": "classeur",
}
"""Labels of files of other formats: of a stop, of a folder that is known, of another one, of nobody."""


@pytest.fixture(scope="module")
def page() -> str:
    return for_the_service(pilot, Language.FR, OTHERS)


def test_every_file_is_linked_once(page: str) -> None:
    files = [unquote(href) for href, _ in outline(page).links if not re.match(r"#|geo:|https:", href)]
    paths = [posixpath.normpath(f"interne/{file}") for file in files]

    assert sorted(paths) == sorted([*everything(pilot), *OTHERS, "public/index.html"])


def test_files_of_a_stop_are_in_its_row(page: str) -> None:
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    (monfort,) = [row for row in rows if "<bdi>Monfort</bdi>" in row]

    assert 'href="../public/calendriers/arrets/32269-monfort.ics"' in monfort
    assert 'href="../public/affiches/A4/32269-monfort.pdf">affiche A4<' in monfort
    assert '<time datetime="2027-01-08">vendredi\u00a08\u00a0janvier\u00a02027</time>' in monfort
    assert "9\u00a0h\u00a030 – 12\u00a0h" in monfort
    assert '<td class="number">13</td>' in monfort
    assert 'href="geo:43.795560,0.822500"' in monfort


def test_files_of_nobody_are_by_folder_and_those_in_none_come_first(page: str) -> None:
    documents = page[page.index('<section aria-labelledby="documents">') :]

    headings = re.findall(r"<h3>(.*?)</h3>", documents)
    # Those of formats that are no pages' concern come with them, in the same order.
    assert {"Affiches", "Cartes – gers", "RDV Service Public", "Traces"} <= set(headings)
    assert headings == sorted(headings)
    assert documents.index("classeur.xlsx") < documents.index("<h3>") < documents.index("toutes.pdf")


def test_a_file_goes_to_the_longest_name_that_fits() -> None:
    names = {"a": "32269-monfort", "b": "32269-monfort-2", "c": "32269-monf"}
    paths = ["x/32269-monfort-2-a3.pdf", "x/32269-monfort-a3.pdf", "x/32269-monf.ics", "x/32269.pdf"]
    shelves = shelve(dict.fromkeys(paths, "fichier"), names, words_in(Language.FR))

    assert [shelves.of(key)[0].href for key in "abc"] == [paths[1], paths[0], paths[2]]
    assert [len(shelves.of(key)) for key in "abcd"] == [1, 1, 1, 0]
    assert shelves.left == ("x/32269.pdf",)


def test_every_tour_is_listed_with_its_track(page: str) -> None:
    for tour in pilot().schedule.tours:
        assert f'<time datetime="{tour.date}">' in page
        assert f'href="traces/{tour.date}-camping-car.gpx"' in page
    assert [name for name in ("Janvier\u00a02027", "Décembre\u00a02027") if f">{name}</h3>" in page] == [
        "Janvier\u00a02027",
        "Décembre\u00a02027",
    ]


@pytest.mark.parametrize("lang", list(Language))
def test_the_outline_is_one_that_a_screen_reader_can_follow(lang: Language) -> None:
    found = outline(for_the_service(pilot, lang, OTHERS))

    assert found.lang == lang.value
    assert found.headings.count(1) == 1
    assert found.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(found.headings, found.headings[1:], strict=False))
    for landmark in ("header", "nav", "main", "footer", "title"):
        assert found.tags.count(landmark) == 1
    assert len(set(found.ids)) == len(found.ids)
    assert set(found.labelled_by) <= set(found.ids)
    anchors = [href[1:] for href, _ in found.links if href.startswith("#")]
    assert len(anchors) == 6
    assert set(anchors) <= set(found.ids)


def test_no_two_files_have_links_of_the_same_words(page: str) -> None:
    """A list of links alone, which is how screen readers offer them, tells them apart but for tours."""
    words = [
        re.sub(r"\s+", " ", text) for href, text in outline(page).links if href.endswith((".ics", ".pdf"))
    ]

    assert len(set(words)) == len(words)
    assert "agenda, Monfort ICS" in words


def test_french_typography(page: str) -> None:
    text = outline(page).text

    # No sign that wants a space before it goes without, outside of times and addresses.
    assert not re.search(r"(?<![\u00a0\u202f\s])[;!?](?=\s)", text)
    assert "lun.\u00a01er\u00a0févr." in text


@pytest.mark.slow
def test_what_only_the_crew_reads_is_there() -> None:
    page = for_the_service(lambda: told(pilot()))

    assert "Mairie\u00a0: 05 62 99 99 99" in page
    assert "<bdi>Clé du local à la boulangerie</bdi>" in page


def test_colours_have_contrast() -> None:
    style = (Path(internal_page.__file__).parent / "assets" / "index.css").read_text(encoding="utf-8")
    inks = set(re.findall(r"(?<![-\w])color: (#\w{6})", style)) | {MUTED}

    assert "#005a8c" in inks
    # White, and the ground of a file under the mouse.
    assert min(contrast(ink, ground) for ink in inks for ground in ("#ffffff", "#e6edf2")) >= 4.5


def test_any_text_survives() -> None:
    html = for_the_service(hostile)
    found = outline(html)

    assert "script" not in found.tags
    assert "{{ 7 * 7 }}" in found.text
    assert "49" not in re.sub(r"\d{3,}", "", found.text)
    for text in HOSTILE:
        assert " ".join(text.split()) in re.sub(r"[ \t\n]+", " ", found.text), text
    assert not [href for href, _ in found.links if href.startswith("javascript:")]
    assert all(re.fullmatch(r"[#\w./:,%-]+", href) for href, _ in found.links)


def test_same_schedule_same_bytes(page: str) -> None:
    assert for_the_service(pilot, Language.FR, dict(reversed(OTHERS.items()))) == page


def test_nothing_written_nothing_linked() -> None:
    found = outline(internal_page.render(pilot(), Language.FR, {})["index.html"].decode())

    assert [href for href, _ in found.links if not re.match(r"#|geo:|https:", href)] == [
        "../public/index.html"
    ]
    assert found.tags.count("h2") == 1
