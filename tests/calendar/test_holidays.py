"""Public holidays, against the list that the State publishes."""

import csv
from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays

from tourplanner.calendar.french_holidays import FIRST_YEAR, OF_THEIR_OWN
from tourplanner.calendar.holidays import IN_THE_LIBRARY, public_holidays
from tourplanner.errors import InputError
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language

PUBLISHED = Path(__file__).parents[1] / "data" / "jours_feries_metropole.csv"


def published() -> list[date]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return [date.fromisoformat(row["date"]) for row in csv.DictReader(file)]


def test_same_dates_as_published_in_the_same_order():
    dates = published()
    assert len(dates) == 12 * 11  # 2019 to 2030, eleven a year
    assert list(public_holidays("FR", date(2019, 1, 1), date(2030, 12, 31))) == dates


def test_names_are_french_whatever_the_machine_speaks(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    assert public_holidays("FR", date(2027, 3, 1), date(2027, 5, 6)) == {
        date(2027, 3, 29): "Lundi de Pâques",
        date(2027, 5, 1): "Fête du Travail",
        date(2027, 5, 6): "Ascension",
    }


def test_names_are_the_country_s_own_where_french_is_not_known(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    assert public_holidays("DE", date(2027, 1, 1), date(2027, 1, 1)) == {date(2027, 1, 1): "Neujahr"}


def test_both_ends_are_included():
    easter_monday, ascension = date(2027, 3, 29), date(2027, 5, 6)
    assert list(public_holidays("FR", easter_monday, ascension)) == [
        easter_monday,
        date(2027, 5, 1),
        ascension,
    ]
    assert list(public_holidays("FR", date(2027, 3, 30), date(2027, 5, 5))) == [date(2027, 5, 1)]


def test_range_over_new_year():
    assert list(public_holidays("FR", date(2026, 12, 20), date(2027, 1, 10))) == [
        date(2026, 12, 25),
        date(2027, 1, 1),
    ]


def test_two_holidays_on_one_date():
    # Easter 2008 was on 23 March; 39 days later is 1 May.
    names = public_holidays("FR", date(2008, 5, 1), date(2008, 5, 1))
    assert names == {date(2008, 5, 1): "Ascension; Fête du Travail"}


def test_no_country_no_holidays():
    assert public_holidays("", date(2027, 1, 1), date(2027, 12, 31)) == {}


def test_empty_range():
    assert public_holidays("FR", date(2027, 1, 2), date(2027, 1, 1)) == {}


@pytest.mark.parametrize("country", ["fr", "FRA", "XX", "country_holidays"])
def test_unknown_country(country):
    with pytest.raises(InputError) as raised:
        public_holidays(country, date(2027, 1, 1), date(2027, 12, 31))
    (fault,) = raised.value.faults
    assert f'"{country}"' in str(fault)
    if country == "fr":
        assert str(fault).endswith('Maybe "FR".')


def test_an_unknown_country_is_told_in_french_as_well():
    with pytest.raises(InputError) as raised:
        public_holidays("fr", date(2027, 1, 1), date(2027, 12, 31))
    first, cure = worded(raised.value, Language.FR).replace("\u00a0", " ").splitlines()
    assert first.startswith("[calendar] public_holidays : « fr » n’est pas un pays dont les jours fériés")
    assert cure == "    Peut-être : « FR »."


@pytest.mark.parametrize(
    ("departement", "days"),
    [
        ("57", {"Vendredi saint": date(2027, 3, 26), "Saint-Étienne": date(2027, 12, 26)}),
        ("67", {"Vendredi saint": date(2027, 3, 26), "Saint-Étienne": date(2027, 12, 26)}),
        ("971", {"Abolition de l'esclavage": date(2027, 5, 27)}),
        ("972", {"Abolition de l'esclavage": date(2027, 5, 22)}),
        ("973", {"Abolition de l'esclavage": date(2027, 6, 10)}),
        ("974", {"Abolition de l'esclavage": date(2027, 12, 20)}),
        ("976", {"Abolition de l'esclavage": date(2027, 4, 27)}),
        ("32", {}),
        ("54", {}),
    ],
)
def test_days_of_a_departement_of_its_own(departement: str, days: dict[str, date]) -> None:
    # Code du travail, L3422-2 (overseas) and L3134-13 (Alsace, Moselle).
    everywhere = public_holidays("FR", date(2027, 1, 1), date(2027, 12, 31))
    there = public_holidays("FR", date(2027, 1, 1), date(2027, 12, 31), departement)
    assert everywhere.items() <= there.items()
    own = {name: day for day, name in there.items() if day not in everywhere}
    assert days.items() <= own.items()
    assert bool(own) is bool(days)


def test_other_countries_have_no_departements() -> None:
    year = date(2027, 1, 1), date(2027, 12, 31)
    assert public_holidays("DE", *year, "974") == public_holidays("DE", *year)


@pytest.mark.parametrize("departement", ["32", *OF_THEIR_OWN])
def test_our_rules_say_of_every_part_what_the_library_says(departement: str) -> None:
    years, part = range(FIRST_YEAR, 2101), IN_THE_LIBRARY.get(departement)
    told = country_holidays("FR", subdiv=part, years=years, language="fr")
    ours = public_holidays("FR", date(FIRST_YEAR, 1, 1), date(2100, 12, 31), departement)
    assert list(ours.items()) == sorted(told.items())


def test_years_before_ours_are_the_library_s() -> None:
    # No holiday from 1960 to 1981.
    assert date(1980, 5, 8) not in public_holidays("FR", date(1980, 1, 1), date(1990, 12, 31))
    assert set(OF_THEIR_OWN) == set(IN_THE_LIBRARY)
