"""Values that stand for others to come, told from true ones."""

import pytest

from tourplanner.inputs.placeholder import (
    is_stand_in,
    is_stand_in_address,
    is_stand_in_phone,
    is_stand_in_siret,
)


@pytest.mark.parametrize(
    "text", ["À compléter", "à  définir…", "TODO", "xxx", "XX-XX", "???", "-", "N/A", "inconnu"]
)
def test_texts_that_say_nothing_yet(text: str) -> None:
    assert is_stand_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "Le Bourg", "Place de la Mairie", "Saint-Xaintin", "مدينة", "Axat", "Test de Buch", "A. Naud"],
)
def test_places_and_names_are_none(text: str) -> None:
    assert not is_stand_in(text)


@pytest.mark.parametrize(
    "text",
    ["05 00 00 00 00", "00 00 00 00 00", "01 23 45 67 89", "+33 6 12 34 56 78", "0511111111", "à définir"],
)
def test_telephones_of_nobody(text: str) -> None:
    assert is_stand_in_phone(text)


@pytest.mark.parametrize("text", ["", "05 62 67 40 40", "3939", "3000", "au secrétariat", "05 62 00 00 00"])
def test_telephones_of_somebody(text: str) -> None:
    assert not is_stand_in_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "nom@example.org",
        "https://www.example.com/dates",
        "contact@exemple.fr",
        "http://localhost:8000/",
        "https://service.test",
        "a@b.invalid",
        "à compléter",
    ],
)
def test_addresses_of_nobody(text: str) -> None:
    assert is_stand_in_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "solidarites@gers.fr",
        "https://www.gers.fr/camping-car?a=1",
        "https://counterexample.org",
        "gers.fr",
    ],
)
def test_addresses_of_somebody(text: str) -> None:
    assert not is_stand_in_address(text)


def test_a_siret_of_zeros_is_nobodys() -> None:
    assert is_stand_in_siret("0" * 14)
    assert not is_stand_in_siret("")
    assert not is_stand_in_siret("22320001100013")
