"""Closed dates of a config: ranges, and school holidays by their names."""

import tomllib
from datetime import date

import pytest

from tests.cli.commands import SMALL
from tests.instances import catalogue
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.school import SchoolClosures
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import parse_config

GERS_CHRISTMAS = (date(2027, 12, 18), date(2028, 1, 2))


def config(line: str, stop: str = "") -> Config:
    """The small config, in the Gers, with a line under ``[calendar]`` and one in its last stop."""
    text = SMALL.replace("weeks = 1\n", f"weeks = 1\n{line}\n") + stop
    return parse_config(tomllib.loads(text), catalogue(), "essai.toml", text)


def fault(line: str) -> str:
    with pytest.raises(InputError) as caught:
        config(line)
    return str(caught.value).replace("\u00a0", " ")


def test_school_holidays_are_those_of_the_zone_of_the_departement() -> None:
    rules = config('closed = [{ school = ["noel"] }]').calendar
    assert Closure(*GERS_CHRISTMAS, "Vacances de Noël") in rules.closed
    # Every Christmas that is published, from that of 2018 on, which ended in 2019.
    assert [closure.first.year for closure in rules.closed] == list(range(2018, 2028))
    assert rules.school == (SchoolClosures("C", date(2028, 8, 31)),)


def test_a_zone_and_a_reason_of_ones_own() -> None:
    rules = config('closed = [{ school = ["hiver"], zone = "A", why = "inventaire" }]').calendar
    assert Closure(date(2027, 2, 13), date(2027, 2, 28), "inventaire") in rules.closed
    assert [each.zone for each in rules.school] == ["A"]


def test_names_as_people_write_them() -> None:
    written = config('closed = [{ school = ["Noël", "vacances d\'hiver"], zone = "zone C" }]')
    assert written.calendar == config('closed = [{ school = ["noel", "hiver"], zone = "C" }]').calendar


def test_a_stop_closes_in_school_holidays_too() -> None:
    asked = config("", 'closed = [{ school = ["ete"] }]\n')
    assert asked.stops[0].closed == ()
    assert Closure(date(2027, 7, 3), date(2027, 9, 1), "Vacances d’été") in asked.stops[1].closed
    assert asked.calendar.closed == ()
    assert [each.zone for each in asked.calendar.school] == ["C"]


@pytest.mark.parametrize(("said", "meant"), [("run on", OnPause.RUN_ON), ("wait", OnPause.WAIT)])
def test_what_a_cycle_does_in_closed_weeks(said: str, meant: OnPause) -> None:
    assert config(f'on_pause = "{said}"').calendar.on_pause is meant
    assert config("").calendar.on_pause is OnPause.RUN_ON


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ('closed = [{ school = ["iver"] }]', "closed[1].school[1]", '"hiver"'),
        ('closed = [{ school = ["carnaval"] }]', "closed[1].school[1]", "noel, hiver, printemps"),
        ('closed = [{ school = ["noel"], zone = "D" }]', "closed[1].zone", "a zone of school holidays"),
        ("closed = [{ from = 2027-01-04 }]", "closed[1].from", "to is missing"),
        ('closed = [{ why = "grève" }]', "closed[1].from", "from and to is missing"),
        ('closed = [{ school = ["noel"], from = 2027-01-04 }]', "closed[1].from", "too much: from"),
        (
            'closed = [{ zone = "C", from = 2027-01-04, to = 2027-01-05 }]',
            "closed[1].from",
            "none are named",
        ),
        ("closed = [{ school = [] }]", "closed[1].school", "empty list"),
        ('on_pause = "stop"', "calendar.on_pause", "run on, wait"),
    ],
)
def test_faults_say_what_there_is(line: str, place: str, words: str) -> None:
    told = fault(line)
    assert place in told
    assert words in told


def test_a_departement_without_a_zone_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourplanner.inputs.config.closed.departement_of_most", lambda _: "99")
    assert "add a zone" in fault('closed = [{ school = ["noel"] }]')
