"""What people type for days, times of day, numbers and choices."""

from datetime import date

import pytest

from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.clocks import clock
from tourplanner.inputs.typed.days import day_of_another_weekday, iso_day
from tourplanner.inputs.typed.numbers import number

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALVES = ("morning", "afternoon")
DAYS = (
    "2027-01-08|08/01/2027|8/1/2027|8.1.2027|08-01-2027| 08 / 01 / 2027 |8 janvier 2027"
    "|vendredi 8 janvier 2027|Vendredi 08 JANVIER 2027|8\N{NO-BREAK SPACE}janv. 2027|8 January 2027"
    "|Friday 8th January 2027|8/1/27|08.01.27|8 janv 27|ven. 8 janv. 2027|Fri 8 Jan 2027|vendredi 8 jan 27"
)


@pytest.mark.parametrize("typed", DAYS.split("|"))
def test_a_day(typed: str) -> None:
    assert iso_day(typed) == "2027-01-08"


def test_the_first_of_a_month_and_months_with_accents() -> None:
    assert iso_day("1er février 2027") == "2027-02-01"
    assert iso_day("15 août 2027") == "2027-08-15"
    assert iso_day("25 déc. 2027") == "2027-12-25"


# 8 January 2027 is a Friday.
NO_DAYS = (
    "jeudi 8 janvier 2027|31/02/2027|13/13/2027|01/2027|8 janvier|2027-1-8|demain"
    "|27-01-08|8-1-27|8 jui 2027|8/1/027|jeu 8 janvier 2027|plan 8 janvier 2027|"
)


@pytest.mark.parametrize("typed", NO_DAYS.split("|"))
def test_no_day(typed: str) -> None:
    assert iso_day(typed) is None


def test_the_day_of_a_date_with_another_weekday() -> None:
    for typed in ("jeudi 8 janvier 2027", "Wed. 8 Jan. 27"):
        assert day_of_another_weekday(typed) == date(2027, 1, 8)
    for typed in ("vendredi 8 janvier 2027", "8/1/27", "plan 8 janvier 2027", "jeudi", "jeudi 31 juin 2027"):
        assert day_of_another_weekday(typed) is None


CLOCKS = "9h30|9 h 30|09:30|9:30|9H30|9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30|09:30:00|9 heures 30"


@pytest.mark.parametrize("typed", CLOCKS.split("|"))
def test_a_time_of_day(typed: str) -> None:
    assert clock(typed) == "09:30"


def test_whole_hours() -> None:
    said = {"9h": "09:00", "9 heures": "09:00", "1 heure": "01:00", "24h": "24:00", "0h00": "00:00"}
    said |= {"Midi": "12:00", "noon": "12:00"}
    assert {typed: clock(typed) for typed in said} == said


@pytest.mark.parametrize("typed", ["9", "9:", "9h3", "9h60", "25h", "24h30", "930", "9h30m45", "", "h"])
def test_no_time_of_day(typed: str) -> None:
    assert clock(typed) is None


def test_numbers() -> None:
    said = {"12,5": 12.5, "12.5": 12.5, "1 200": 1200, "1\N{NARROW NO-BREAK SPACE}200,5": 1200.5, "-3": -3}
    for typed, meant in said.items():
        assert number(typed) == meant
        assert type(number(typed)) is type(meant)
    for typed in ("", "12,5,1", "1,200.5", "douze", "12 5", "1e5", "nan", "inf"):
        assert number(typed) is None


@pytest.mark.parametrize(
    "typed", ["thu", "jeudi", "Jeudi", "JEUDIS", "jeu.", "jeu", "Thursday", "thursdays", " jeudi "]
)
def test_a_weekday(typed: str) -> None:
    assert choice(typed, WEEKDAYS, "weekday") == "thu"


@pytest.mark.parametrize("typed", ["j", "je", "jeud", "jour", "frid", "", "?", "lundi mardi", "plan"])
def test_no_weekday(typed: str) -> None:
    assert choice(typed, WEEKDAYS, "weekday") is None


def test_halves() -> None:
    said = {"matin": 0, "Matin": 0, "am": 0, "après-midi": 1, "apres midi": 1, "PM": 1, "afternoon": 1}
    # The evening is the later half of the day.
    said |= {"soir": 1, "soirée": 1, "evening": 1}
    for typed, rank in said.items():
        assert choice(typed, HALVES, "half") == HALVES[rank]
    assert choice("nuit", HALVES, "half") is None
