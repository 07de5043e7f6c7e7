"""Dates in one phrase; ``_`` stands for a no-break space."""

from datetime import date, timedelta

import pytest

from tourplanner.wording.date_lists import dates
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FRIDAY = date(2027, 1, 8)


def after(*days: int) -> list[date]:
    """Dates so many days after Friday 8 January 2027."""
    return [FRIDAY + timedelta(days=number) for number in days]


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        ([0], "le vendredi_8_janvier_2027", "Friday_8_January_2027"),
        ([14, 0, 7, 7], "les vendredis_8, 15 et 22_janvier_2027", "Fridays_8, 15 and 22_January_2027"),
        # 28 days on is 5 February.
        ([0, 28], "les vendredis_8_janvier et 5_février_2027", "Fridays_8_January and 5_February_2027"),
        # 52 and 53 weeks on are 7 and 14 January 2028.
        (
            [0, 364, 371],
            "les vendredis_8_janvier_2027, 7 et 14_janvier_2028",
            "Fridays_8_January_2027, 7 and 14_January_2028",
        ),
        # 21 and 28 days on are 29 January and 5 February.
        (
            [0, 21, 28],
            "les vendredis_8 et 29_janvier, 5_février_2027",
            "Fridays_8 and 29_January, 5_February_2027",
        ),
        # 3 days on is Monday 11 January; 1 January is an ordinal in French.
        (
            [0, 3, 7],
            "les vendredis_8 et 15_janvier_2027 et le lundi_11_janvier_2027",
            "Fridays_8 and 15_January_2027 and Monday_11_January_2027",
        ),
        ([-7, 0], "les vendredis_1er et 8_janvier_2027", "Fridays_1 and 8_January_2027"),
    ],
)
def test_what_dates_share_is_said_once(days: list[int], french: str, english: str) -> None:
    assert dates(after(*days), Language.FR) == french.replace("_", "\u00a0")
    assert dates(after(*days), Language.EN) == english.replace("_", "\u00a0")


def test_templates_ask_for_lists_of_dates() -> None:
    assert words_in(Language.FR).written(after(0, 7), "dates") == dates(after(0, 7), Language.FR)
