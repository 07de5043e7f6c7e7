"""Visits in the evening: hours of their own, on the later side of lunch."""

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.domain.config import SessionHours
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.wording.language import Language

EVENING = '[sessions.evening]\nopen = "17:30"\nclose = "20:00"\n[work]\nlatest_end = "22:00"\n'


def evening(stop: str = "evening = true\n", hours: str = EVENING) -> str:
    return SMALLEST + stop + hours


def test_an_evening_is_an_afternoon_with_the_hours_of_the_evening() -> None:
    config = parse(evening('evening = true\nstart = "18:00"\nminutes = 60\n'))
    [stop] = config.stops
    assert (stop.evening, stop.halves) == (True, frozenset({Half.AFTERNOON}))
    assert stop.hours == (OwnHours(half=Half.AFTERNOON, opens=17 * HOUR + 30 * MINUTE, closes=20 * HOUR),)
    assert stop.start == 18 * HOUR
    # The other stops' afternoon is what it was.
    assert config.sessions == {
        Half.MORNING: SessionHours(9 * HOUR + 30 * MINUTE, 12 * HOUR),
        Half.AFTERNOON: SessionHours(14 * HOUR, 16 * HOUR + 30 * MINUTE),
    }


def test_an_evening_that_no_stop_has_changes_nothing() -> None:
    assert parse(evening("")).stops == parse(SMALLEST).stops


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (evening(hours=""), "stops[1].evening", "the hours of the evening are not said"),
        (evening(hours=EVENING.replace('close = "20:00"\n', "")), "sessions.evening.open", "needs both"),
        (
            evening(hours=EVENING.replace("17:30", "16:30")),
            "sessions.evening.open",
            "too early for an evening",
        ),
        (evening(hours=EVENING.replace("17:30", "21:30")), "sessions.evening.open", "21:30"),
        (evening(hours=EVENING.replace("22:00", "19:00")), "sessions.evening.close", "is after"),
        (evening('evening = true\nhalves = ["morning"]\n'), "stops[1].evening", "halves too many"),
        (evening("evening = true\nwhole_day = true\n"), "stops[1].evening", "whole_day too many"),
        (evening('evening = true\nopen = "18:00"\n'), "stops[1].evening", "open too many"),
        (evening("evening = true\nminutes = 200\n"), "stops[1].minutes", "150"),
        (evening('evening = true\nstart = "16:00"\n'), "stops[1].start", "no room"),
    ],
)
def test_evenings_that_cannot_be_meant(text: str, where: str, what: str) -> None:
    faults = [str(fault) for fault in faults_of(text)]
    assert any(where in fault for fault in faults), faults
    assert any(what in fault for fault in faults), faults


def test_faults_are_told_in_french() -> None:
    [fault] = faults_of(evening(hours=""), Language.FR)
    assert "les heures de la soirée ne sont pas dites" in str(fault)
    assert "open et close de la soirée" in str(fault)
