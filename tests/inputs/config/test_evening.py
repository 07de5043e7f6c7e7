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


def test_an_evening_may_have_a_name_of_its_own() -> None:
    named = EVENING.replace("[work]", 'name = "nocturne"\n[work]')
    [stop] = parse(evening(hours=named)).stops
    assert stop.evening_name == "nocturne"
    assert parse(evening("", named)).stops == parse(SMALLEST).stops


def test_its_name_is_understood_in_locks_events_and_bans() -> None:
    named = closed("Nocturne").replace("[work]", 'name = "nocturne"\n[work]')
    assert parse(named).locks[0].half is Half.AFTERNOON
    ban = 'evening = true\nnot_on = [{ weekday = "mon", half = "nocturne" }]\n'
    own = EVENING.replace("[work]", 'name = "nocturne"\n[work]')
    assert parse(evening(ban, own)).stops[0].not_on[0].half is Half.AFTERNOON
    # Of a stop without an evening, and of a config without that name, it is none.
    assert len(faults_of(closed("nocturne", "").replace("[work]", 'name = "nocturne"\n[work]'))) == 2
    assert len(faults_of(closed("nocturne"))) == 2


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


def closed(half: str, stop: str = "evening = true\n") -> str:
    """A stop with the evening, a lock and an event on a half of the day."""
    lock = f'[[locks]]\nstop = "Monfort"\nhalf = "{half}"\n'
    event = f'[[events]]\nkind = "closed"\nstop = "Monfort"\ndate = 2027-01-08\nhalf = "{half}"\n'
    return evening(stop) + lock + event


@pytest.mark.parametrize("word", ["soir", "Soirée", "evening", "soiree"])
def test_the_evening_of_a_stop_is_called_by_its_name(word: str) -> None:
    config = parse(closed(word))
    assert config == parse(closed("afternoon"))
    assert config.locks[0].half is Half.AFTERNOON


@pytest.mark.parametrize("sessions", ["sessions = 5\n", "[sessions]\nevening = 5\n"])
def test_events_of_an_evening_without_hours_are_judged_all_the_same(sessions: str) -> None:
    day = 'stop = "Monfort"\ndate = 2027-01-08\n'
    moved = f'[[events]]\nkind = "visit-moved"\n{day}to_date = 2027-01-11\n'
    gone = f'[[events]]\nkind = "visit-cancelled"\n{day}'
    text = evening(hours="").replace("[calendar]", f"{sessions}[calendar]") + moved + gone
    places = [fault.where.split(", ")[-1].split(".")[0] for fault in faults_of(text)]
    assert places[0] == "sessions"
    assert "events[2]" in places


@pytest.mark.parametrize("word", ["soir", "evening"])
def test_an_evening_of_a_stop_that_has_none_is_told(word: str) -> None:
    faults = faults_of(closed(word, ""))
    assert [(fault.where.split(", ")[-1], fault.what.split()[0]) for fault in faults] == [
        ("locks[1].half", f'"{word}"'),
        ("events[1].half", f'"{word}"'),
    ]


def test_a_ban_in_the_evening_is_of_stops_in_the_evening() -> None:
    ban = 'not_on = [{ weekday = "mon", half = "soir" }]\n'
    assert parse(evening("evening = true\n" + ban)).stops[0].not_on[0].half is Half.AFTERNOON
    [fault] = faults_of(evening(ban))
    assert "stops[1].not_on[1].half" in str(fault)


@pytest.mark.parametrize(
    ("code", "name"), [("55138", "Culey"), ("97502", "Saint-Pierre-et-Miquelon"), ("98818", "Calédonie")]
)
def test_a_commune_that_no_table_has_is_called_by_its_name(code: str, name: str) -> None:
    [fault] = faults_of(SMALLEST.replace('commune = "32269"', f'commune = "{code}"'))
    assert name in str(fault)
    assert "--data" in str(fault)
    assert "communes.csv" in str(fault)


@pytest.mark.parametrize("where", ["stop", "service"])
def test_a_telephone_number_has_digits(where: str) -> None:
    line = 'phone = "abc"\n'
    text = SMALLEST + line if where == "stop" else f"{SMALLEST}[service]\n{line}"
    [fault] = faults_of(text)
    assert "phone" in str(fault)
    assert "telephone number" in str(fault)
    assert parse(text.replace("abc", "+33 5 62 00 12 34"))
    assert parse(text.replace("abc", "à compléter"))
