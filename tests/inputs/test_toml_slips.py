"""Dates and times that are none in TOML are values that the keys then tell of."""

import tomllib
from datetime import time

import pytest

from tourplanner.inputs.toml_slips import with_slips_as_values


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2027-02-31", "2027-02-31"),
        ("2027-13-01", "2027-13-01"),
        ("2027-01-32", "2027-01-32"),
        ("2027-1-5", "2027-1-5"),
        ("31/12/2027", "31/12/2027"),
        ("31.12.2027", "31.12.2027"),
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9h", time(9)),
        ("9:5", "9:5"),
        ("24:00", "24:00"),
    ],
)
def test_a_slip_is_a_value_wherever_it_stands(said: str, value: object) -> None:
    text = f"a = {said} # {said}\nb = [2027-01-04, {said}, {said}]\nc = [{{ d = {said} }}]\ne = 1"
    found = tomllib.loads(with_slips_as_values(text))
    assert found["a"] == value
    assert found["b"][1:] == [value, value]
    assert found["c"] == [{"d": value}]
    assert found["e"] == 1


@pytest.mark.parametrize(
    "day", ["2027-02-31T10:00", "2027-02-31 10:00:00.5", "2027-02-31t10:00:00Z", "2027-02-31T10:00:00+01:00"]
)
def test_the_time_behind_a_date_goes_with_it(day: str) -> None:
    text = with_slips_as_values(f"start = {day} # first\nweeks = 4")
    assert tomllib.loads(text) == {"start": "2027-02-31", "weeks": 4}


@pytest.mark.parametrize("text", ['a = "9:5"\nb = [', "a = lundi", 'a = "x\nb = 2027-13-01', "a = 1,5"])
def test_what_is_no_toml_for_another_reason_stays(text: str) -> None:
    assert with_slips_as_values(text) == text


def test_what_is_toml_stays() -> None:
    text = 'a = 2027-01-04 # 9:5\nb = "2027-13-01"\nc = 09:30:00\n'
    assert with_slips_as_values(text) == text
