from datetime import date

import pytest

from tourplanner.inputs.typed.near_days import day_between, weekday_of_week

YEAR = date(2027, 1, 4), date(2027, 12, 31)
TWO_YEARS = date(2027, 3, 1), date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/01", "2027-01-13"),
        ("13.1", "2027-01-13"),
        ("13 janvier", "2027-01-13"),
        ("Mercredi 13 janvier", "2027-01-13"),
        ("1er mars", "2027-03-01"),
        ("13 January", "2027-01-13"),
        ("jeudi 13 janvier", None),  # it is a Wednesday in 2027
        ("3 janvier", None),  # before the schedule
        ("29 février", None),
        ("13/01/2027", None),  # has its year, which others read
        ("janvier", None),
        ("jeudi", None),
        ("", None),
    ],
)
def test_a_date_without_a_year_is_that_of_the_schedule(text: str, day: str | None) -> None:
    assert day_between(text, *YEAR) == day


def test_a_date_is_meant_where_only_one_year_has_it() -> None:
    assert day_between("13 janvier", *TWO_YEARS) == "2028-01-13"
    assert day_between("1er mars", *TWO_YEARS) == "2027-03-01"
    assert day_between("29/2", *TWO_YEARS) == "2028-02-29"
    assert day_between("1er mars", date(2027, 1, 1), date(2028, 12, 31)) is None
    # The weekday tells which of two years is meant.
    assert day_between("lundi 1er mars", date(2027, 1, 1), date(2028, 12, 31)) == "2027-03-01"


@pytest.mark.parametrize(
    ("text", "day"),
    [("jeudi", "2027-01-14"), ("lun.", "2027-01-11"), ("Sunday", "2027-01-17"), ("demain", None)],
)
def test_a_weekday_is_that_of_the_same_week(text: str, day: str | None) -> None:
    assert weekday_of_week(text, date(2027, 1, 13)) == day
