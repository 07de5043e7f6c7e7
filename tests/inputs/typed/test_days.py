"""Dates that their months lack."""

from datetime import date

import pytest

from tests.cli.commands import run_in_french
from tests.inputs.config.cases import SMALLEST, faults_of
from tourplanner.inputs.typed.days import end_of_month, iso_day


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("31/02/2027", date(2027, 2, 28)),
        ("30.2.28", date(2028, 2, 29)),
        ("2027-02-31", date(2027, 2, 28)),
        ("31 février 2027", date(2027, 2, 28)),
        ("31 sept. 2027", date(2027, 9, 30)),
        ("dim. 31 avril 2027", date(2027, 4, 30)),
    ],
)
def test_the_last_day_of_the_month_is_told(typed: str, last: date) -> None:
    assert iso_day(typed) is None
    assert end_of_month(typed) == last


@pytest.mark.parametrize(
    "typed", ["28/02/2027", "32/01/2027", "00/01/2027", "31/13/2027", "31 foo 2027", "", "31"]
)
def test_of_nothing_else(typed: str) -> None:
    assert end_of_month(typed) is None


@pytest.mark.parametrize("written", ['"31/02/2027"', '"31 février 2027"'])
def test_a_config_says_so(written: str) -> None:
    [fault] = faults_of(SMALLEST.replace("2027-01-04", written))
    assert fault.maybe == "2027-02-28, the last day of that month"


def test_a_command_says_so() -> None:
    told = run_in_french("schedule", "nowhere", "--until", "31/02/2027").stderr.replace("\u00a0", " ")
    assert "« 31/02/2027 » n’est pas une date : ce mois finit le 28 février 2027" in " ".join(told.split())
