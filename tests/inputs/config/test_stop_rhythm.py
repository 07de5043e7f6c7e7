"""Rhythms of stops in a config: in words, as rules, in seasons, out of school; and what no cycle can hold."""

import tomllib
from datetime import date

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of
from tourplanner.domain.config import Config
from tourplanner.domain.recurrence import EveryWeeks, MonthDay, NthWeekdays, Season
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import parse_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent

SHIPPED = read_catalogue(data_folder(), silent)
MONTH = 'cycle = "month"\nweeks = 4\n'


def config(stop: str, calendar: str = MONTH) -> Config:
    text = SMALLEST.replace("start = 2027-01-04\n", f"start = 2027-01-04\n{calendar}") + stop
    return parse_config(tomllib.loads(text), SHIPPED, "plan.toml", text)


def faults(stop: str, calendar: str = MONTH) -> list[str]:
    with pytest.raises(InputError) as caught:
        config(stop, calendar)
    return [fault.what.id for fault in caught.value.faults]


def test_a_rhythm_says_how_many_visits_there_are() -> None:
    [stop] = config('when = "2e et 4e jeudi du mois"').stops
    assert stop.when is not None
    assert stop.when.rhythm == NthWeekdays.of((2, 4), (3,))
    assert (stop.visits, stop.regular, stop.when_said) == (2, True, "2e et 4e jeudi du mois")
    [stop] = config('when = "FREQ=WEEKLY;BYDAY=MO,TH"', "weeks = 4\n").stops
    assert (stop.visits, stop.regular) == (8, False)


def test_every_second_week_keeps_visits_apart() -> None:
    [stop] = config('when = "tous les 15 jours"', "weeks = 4\n").stops
    assert stop.when is not None
    assert stop.when.rhythm == EveryWeeks((), 2)
    assert (stop.visits, stop.min_gap_days, stop.max_gap_days) == (2, 14, 14)


def test_seasons_and_school_may_be_keys_or_words() -> None:
    [keys] = config('seasons = [{ from = "04-01", to = "10-31" }]\nschool = "out"').stops
    [words] = config('when = "1er lundi du mois, du 1er avril au 31 octobre, hors vacances scolaires"').stops
    assert keys.seasons == words.seasons == (Season(MonthDay(4, 1), MonthDay(10, 31)),)
    assert keys.away == words.away
    # The winter holidays of zone C, where the Gers lies.
    assert not keys.exists_on(date(2027, 4, 8))
    assert keys.exists_on(date(2027, 5, 27))
    assert not keys.exists_on(date(2027, 3, 18))


REFUSED = pytest.mark.parametrize(
    ("stop", "calendar", "ids"),
    [
        ('when = "le 6e mardi"', MONTH, ["recurrence.no-such-ordinal"]),
        ("when = 3", MONTH, ["config.no-rhythm"]),
        ('seasons = [{ from = "02-31", to = "4-1" }]', MONTH, ["config.no-month-day", "config.no-month-day"]),
        ('when = "1er mardi"\nvisits = 2', MONTH, ["config.when-visits"]),
        ('when = "chaque mardi"', MONTH, ["config.when-weekly"]),
        ('when = "toutes les 3 semaines"', "weeks = 4\n", ["config.when-unsettled"]),
        ('when = "1er mardi"', "weeks = 4\nrepeats = false\n", ["config.when-repeats"]),
        ("", 'cycle = "month"\nweeks = 3\n', ["config.cycle-of-month"]),
        ("", 'cycle = "parity"\nweeks = 4\n', ["config.cycle-of-parity"]),
        ("", 'cycle = "parity"\nweeks = 2\nrepeats = false\n', ["config.cycle-repeats"]),
        ("", 'cycle = "parity"\nweeks = 2\non_pause = "wait"\n', ["config.parity-waits"]),
        ("", MONTH + 'on_pause = "wait"\n', ["config.cycle-waits"]),
        ('[[locks]]\nstop = "32269"\ndate = 2027-01-29\n', MONTH, ["config.date-in-cycle"]),
        ('[[locks]]\nstop = "32269"\ndate = 2027-01-01\n', MONTH, ["config.date-before-start"]),
    ],
)


@REFUSED
def test_what_no_cycle_can_hold_is_a_fault(stop: str, calendar: str, ids: list[str]) -> None:
    assert faults(stop, calendar) == ids


@REFUSED
def test_what_is_refused_is_told_with_what_to_say_instead(stop: str, calendar: str, ids: list[str]) -> None:
    table, _, lock = stop.partition("[[locks]]")
    text = SMALLEST.replace("start = 2027-01-04\n", f"start = 2027-01-04\n{calendar}") + table + "\n"
    told = faults_of(text + (f"[[locks]]{lock}" if lock else ""))
    assert len(told) == len(ids)
    assert all(str(fault.maybe) for fault in told), told


def test_a_month_does_not_wait_but_is_caught_up_or_is_a_cycle_of_weeks() -> None:
    calendar = f'{MONTH}on_pause = "wait"\n'
    [fault] = faults_of(SMALLEST.replace("start = 2027-01-04\n", f"start = 2027-01-04\n{calendar}"))
    for said in ('on_pause = "run on"', 'on_closed = "shift"', 'cycle = "weeks"'):
        assert said in str(fault.maybe)


def test_a_date_that_a_month_has_not_is_told_with_what_would_have_it() -> None:
    # 29 January 2027 is the fifth Friday of its month.
    text = SMALLEST.replace("start = 2027-01-04\n", f"start = 2027-01-04\n{MONTH}")
    text += '[[locks]]\nstop = "32269"\ndate = 2027-01-29\n'
    [fault] = [each for each in faults_of(text) if each.where.endswith("locks[1].date")]
    assert fault.maybe == "weeks = 5, or an exceptional opening on that day (events)"


@pytest.mark.parametrize(
    ("cycle", "one", "other", "clash"),
    [
        # 8 January and 12 February 2027 are second Fridays: one day of the grid, in two halves.
        (MONTH, "2027-01-08", "2027-02-12", True),
        (MONTH, "2027-01-08", "2027-02-19", False),
        # The weeks of 11 January and 25 January 2027 are even.
        ('cycle = "parity"\nweeks = 2\n', "2027-01-11", "2027-01-25", True),
    ],
)
def test_locks_on_dates_contradict_each_other_on_one_day_of_the_grid(
    cycle: str, one: str, other: str, clash: bool
) -> None:
    locks = (
        f'[[locks]]\nstop = "32269"\ndate = {day}\nhalf = "{half}"\n'
        for day, half in ((one, "morning"), (other, "afternoon"))
    )
    asked = "visits = 2\n" + "".join(locks)
    if clash:
        assert faults(asked, cycle) == ["config.locks-contradict"]
    else:
        assert [lock.date for lock in config(asked, cycle).locks] == [
            date.fromisoformat(one),
            date.fromisoformat(other),
        ]
