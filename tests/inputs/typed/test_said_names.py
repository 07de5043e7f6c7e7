"""Names with what people say before them, and beginnings of names."""

import pytest

from tourplanner.inputs.typed.names import Called, NameBook, bare_name, begins
from tourplanner.inputs.typed.numbers import week_number

BOOK = NameBook.of(
    [
        Called("32269", "Monfort"),
        Called("32155", "Le Houga"),
        Called("32160", "L'Isle-Jourdain"),
        Called("32013", "Auch"),
        Called("32082", "Castéra-Lectourois"),
        Called("32083", "Castéra-Verduzan"),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mairie de Monfort", "32269"),
        ("mairie d’Auch", "32013"),
        ("le bourg du Houga", "32155"),
        ("village de L'Isle-Jourdain", "32160"),
        ("Commune de CASTERA VERDUZAN", "32083"),
        ("Mairie de Monfrt", None),
        ("Mairie", None),
        ("Castéra", None),
    ],
)
def test_what_a_place_is_may_be_said_before_its_name(text: str, code: str | None) -> None:
    assert BOOK.find(text) == code


def test_a_name_that_is_left_whole_stays_as_it_was_typed() -> None:
    assert bare_name("Castéra") == "Castéra"
    assert bare_name("Mairie de Monfrt") == "monfrt"


def test_a_beginning_is_of_whole_words() -> None:
    assert begins("Castéra", "Castéra-Verduzan")
    assert begins("mairie de Barcelonne", "Barcelonne-du-Gers")
    assert not begins("Cast", "Castéra-Verduzan")
    assert not begins("", "Monfort")


@pytest.mark.parametrize(
    "text", ["2", "Semaine 2", "sem. 2", "S2", "s 2", "2e semaine", "semaine n° 2", "Week 2"]
)
def test_a_week_is_understood_by_its_number(text: str) -> None:
    assert week_number(text) == 2


@pytest.mark.parametrize("text", ["", "Semaine", "S", "2,5", "semaine deux", "S2-3", "mois 2"])
def test_what_names_no_week_is_none(text: str) -> None:
    assert week_number(text) is None
