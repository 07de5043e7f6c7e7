"""Names of places, alone or with a code: every way that leads to one place, and none that leads to two."""

import pytest

from tests.inputs.said import Told
from tourplanner.errors import Fault
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.message import silent
from tourplanner.wording.language import Language

CATALOGUE = read_catalogue(data_folder(), silent)
COMMUNES, AREAS = commune_names(CATALOGUE), area_names(CATALOGUE)
SPELLINGS = {
    "32436": "32436|Solomiac|solomiac |SOLOMIAC|Solomiac (32436)|32436 Solomiac|Solomiac - 32436"
    "|Mairie de Solomiac (32436)",
    "32160": "L'Isle-Jourdain|L’Isle Jourdain|isle jourdain",
    "32370": "St-Clar|Saint Clar|SAINT-CLAR|st clar (32370)",
    "32373": "Ste-Dode|sainte dode",
    "32365": "Cap d'Astarac|Saint-Blancard",
}
TENAREZE = (
    "243200417|Ténarèze|tenareze|CC de la Ténarèze|la Ténarèze|C.C. de la Ténarèze|Ténarèze (243200417)"
    "|Communauté de communes de la Ténarèze"
)


def doubt(found: str | Doubt | None) -> tuple[str, str]:
    """What is said of a doubt in French, with plain spaces."""
    assert isinstance(found, Doubt), found
    said = Told.of(Fault("", found.what, found.maybe), Language.FR)
    return said.what.replace("\N{NO-BREAK SPACE}", " "), said.maybe.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("code", SPELLINGS)
def test_a_commune(code: str) -> None:
    for typed in SPELLINGS[code].split("|"):
        assert COMMUNES.find(typed) == code, typed


@pytest.mark.parametrize("typed", TENAREZE.split("|"))
def test_an_area(typed: str) -> None:
    assert AREAS.find(typed) == "243200417"


def test_every_commune_and_area_is_known_by_its_name_alone_and_by_its_label() -> None:
    for book in (COMMUNES, AREAS):
        for code, called in book.known.items():
            for text in (
                called.name,
                f"{called.name} ({code})",
                f"{code} {called.name}",
                called.name.upper(),
            ):
                assert book.find(text) == code


def test_no_postal_code_that_is_the_code_of_another_is_taken_for_it() -> None:
    others = 0
    for code, called in COMMUNES.known.items():
        if called.postal != code:
            assert isinstance(COMMUNES.find(f"{called.name} ({called.postal})"), Doubt)
            others += called.postal in COMMUNES.known
    assert others > 300


def test_a_name_with_its_postal_code() -> None:
    assert doubt(COMMUNES.find("Solomiac (32120)")) == (
        (
            "« Solomiac (32120) » se lit de deux façons : le nom désigne Solomiac (32436), le code désigne "
            "Encausse (32120) ; 32120 est le code postal de Solomiac, pas son code INSEE"
        ),
        '"32436" (Solomiac)',
    )


def test_a_name_with_the_code_of_another() -> None:
    what, maybe = doubt(COMMUNES.find("Sarrant (32436)"))
    assert what.endswith("le nom désigne Sarrant (32416), le code désigne Solomiac (32436)")
    assert maybe == '"32416" (Sarrant) ou "32436" (Solomiac)'


def test_names_that_nobody_has() -> None:
    assert COMMUNES.find("Nulle-Part") is None
    assert COMMUNES.find("99999") is None
    assert COMMUNES.find("Nulle-Part (99999)") is None
    assert "le nom n’est pas le sien" in doubt(COMMUNES.find("Nulle-Part (32436)"))[0]
    assert "le code 99999" in doubt(COMMUNES.find("Solomiac (99999)"))[0]


ALIKE = NameBook.of(
    (
        Called("32001", "Saint-Jean", "32100"),
        Called("31001", "Saint-Jean", "31100"),
        Called("32002", "Mas", "32100"),
        Called("32003", "Le Mas", "32100"),
    )
)


def test_a_name_of_several_places_is_a_doubt_that_lists_them() -> None:
    what, maybe = doubt(ALIKE.find("St Jean"))
    assert what == "« St Jean » peut désigner 2 lieux"
    assert set(maybe.split(" ou ")) == {'"31001" (Saint-Jean)', '"32001" (Saint-Jean)'}
    assert ALIKE.find("St Jean (31001)") == "31001"
    assert ALIKE.find("31001 Saint-Jean") == "31001"


def test_the_closer_spelling_goes_before_the_looser() -> None:
    assert ALIKE.find("mas") == "32002"
    assert ALIKE.find("le mas") == "32003"
    assert isinstance(ALIKE.find("les mas"), Doubt)


def test_another_code_of_a_stop() -> None:
    stops = NameBook.of(
        (
            Called("halle", "Monfort", codes=("32269",)),
            Called("32436", "Solomiac"),
            Called("a", "Touget", codes=("32448",)),
            Called("b", "Touget", codes=("32448",)),
        )
    )
    assert [stops.find(typed) for typed in ("halle", "32269", "Monfort", "Monfort (32269)")] == ["halle"] * 4
    assert isinstance(stops.find("Touget"), Doubt)
    assert isinstance(stops.find("Touget (32448)"), Doubt)
    assert isinstance(stops.find("32448"), Doubt)
