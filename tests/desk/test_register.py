"""The register of publications: files by what they are, in the words of their formats."""

from datetime import date

import pytest

from tourplanner.desk.register import told
from tourplanner.domain.publication import Publication, PublishedFile, ToldStop
from tourplanner.outputs.formats import FORMATS
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

START, UNTIL = date(2027, 1, 4), date(2027, 12, 31)
MONFORT = ToldStop("32269", "32269", "Monfort", "", ())
OTHERS = "Autres fichiers"


def piles(*files: tuple[str, str]) -> dict[str, list[str]]:
    """The names of files of paths and formats, by the names of their piles."""
    published = tuple(PublishedFile(path, "", name) for path, name in files)
    publication = Publication(1, None, "", "", "", "", START, UNTIL, (MONFORT,), published)
    found = told(publication, words_in(Language.FR)).piles
    return {pile.kind: [paper.name.replace("\u00a0", " ") for paper in pile.papers] for pile in found}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("map", "public/carte.html"),
        ("map", "interne/carte-des-tournees.html"),
        ("xlsx", "interne/classeur.xlsx"),
        ("geojson", "interne/traces/tournees.geojson"),
        ("geojson", "public/donnees-ouvertes/arrets.geojson"),
    ],
)
@pytest.mark.parametrize("folder", ["export", "/srv/public/site"])
def test_a_file_of_an_export_is_told_by_the_word_of_its_format(name: str, path: str, folder: str) -> None:
    made = next(each for each in FORMATS if each.name == name)
    label = words_in(Language.FR).of(made.label(path.partition("/")[2])).replace("\u00a0", " ")

    assert list(piles((f"{folder}/{path}", name)).values()) == [[label]]


def test_files_of_one_word_are_told_apart() -> None:
    tracks = ("2027-01-04-camping-car.gpx", "2027-01-08-camping-car.gpx")
    found = piles(*((f"export/interne/traces/{each}", "gpx") for each in tracks))

    assert found == {OTHERS: [f"trace – {each}" for each in tracks]}


def test_what_is_of_a_stop_has_its_name() -> None:
    found = piles(
        ("affiches/A4/32269-monfort.pdf", ""),
        ("export/public/affiches/A3/32269-monfort.pdf", "pdf"),
        ("export/public/calendriers/arrets/32269-monfort.ics", "ics"),
    )

    assert found == {"Affiches A3": ["Monfort"], "Affiches A4": ["Monfort"], "Agendas": ["Monfort"]}


def test_a_file_whose_format_nobody_wrote_down_has_its_own_name() -> None:
    assert piles(("export/public/carte.html", ""), ("carte.html", "map")) == {
        OTHERS: ["carte.html", "carte.html"]
    }
