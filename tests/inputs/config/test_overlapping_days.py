"""Visits of whole days that locks or rhythms put on one day of one van."""

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.wording.language import Language

WEEKS = SMALLEST.replace("start = 2027-01-04\n", "start = 2027-01-04\nweeks = 4\n")
MONTH = SMALLEST.replace("start = 2027-01-04\n", 'start = 2027-01-04\nweeks = 4\ncycle = "month"\n')
OTHER = '[[stops]]\ncommune = "32448"\n'
FRIDAY = 'when = "1er vendredi du mois"\n'
SECOND_VAN = '[[vans]]\nid = "other"\ndepot = "auch"\n'


def lock(stop: str, rest: str) -> str:
    return f'[[locks]]\nstop = "{stop}"\n{rest}\n'


def both(rest: str) -> str:
    return lock("32269", rest) + lock("32448", rest)


CLASHES = [
    pytest.param(
        WEEKS + "whole_day = true\n" + OTHER + "whole_day = true\n" + both("date = 2027-01-08"), id="date"
    ),
    pytest.param(WEEKS + "whole_day = true\n" + OTHER + both("date = 2027-01-08"), id="half a day"),
    pytest.param(
        WEEKS
        + "whole_day = true\nvisits = 4\n"
        + OTHER
        + "whole_day = true\nvisits = 4\n"
        + both('weekday = "fri"'),
        id="every week",
    ),
    pytest.param(
        WEEKS + "whole_day = true\n" + OTHER + both('weekday = "fri"\nweek = 2'), id="a week of the cycle"
    ),
    pytest.param(MONTH + "whole_day = true\n" + FRIDAY + OTHER + "whole_day = true\n" + FRIDAY, id="rhythms"),
    # 8 January and 12 February 2027 are second Fridays.
    pytest.param(
        MONTH
        + "whole_day = true\n"
        + OTHER
        + lock("32269", "date = 2027-01-08")
        + lock("32448", "date = 2027-02-12"),
        id="dates of two months",
    ),
]


@pytest.mark.parametrize("text", CLASHES)
def test_two_visits_of_one_van_on_a_day_that_one_of_them_takes(text: str) -> None:
    [fault] = faults_of(text)
    assert "32269" in str(fault)
    assert "32448" in str(fault)
    [french] = faults_of(text, Language.FR)
    assert "l’une de toute la journée" in str(french)


@pytest.mark.parametrize("text", CLASHES)
def test_with_a_van_for_each_there_is_room(text: str) -> None:
    assert len(parse(text + SECOND_VAN).stops) == 2


@pytest.mark.parametrize(
    "text",
    [
        WEEKS + OTHER + both("date = 2027-01-08"),
        WEEKS + "whole_day = true\n" + OTHER + both('weekday = "fri"'),
        WEEKS + "whole_day = true\n" + OTHER + lock("32269", "date = 2027-01-08"),
        MONTH
        + "whole_day = true\n"
        + FRIDAY
        + OTHER
        + FRIDAY
        + 'seasons = [{ from = "04-01", to = "10-31" }]\n',
    ],
)
def test_what_may_be_on_other_days_is_no_fault(text: str) -> None:
    assert len(parse(text).stops) == 2


def test_two_vans_do_not_help_where_locks_name_one() -> None:
    text = WEEKS + "whole_day = true\n" + OTHER + both('date = 2027-01-08\nvan = "camping-car"') + SECOND_VAN
    [fault] = faults_of(text)
    assert "each needs a van" in str(fault)


def test_every_visit_that_has_no_van_left_is_told_at_once_and_by_name() -> None:
    third = '[[stops]]\ncommune = "32436"\n' + lock("32436", "date = 2027-01-08")
    text = WEEKS + "whole_day = true\n" + OTHER + "whole_day = true\n" + both("date = 2027-01-08") + third
    first, second = faults_of(text)
    assert "Monfort (32269) and Touget (32448)" in str(first)
    assert "Monfort (32269) and Solomiac (32436)" in str(second)
    # One van more is one visit more.
    [left] = faults_of(text + SECOND_VAN)
    assert "Monfort (32269) and Solomiac (32436)" in str(left)
