"""Publishing again: keys stay, sequences grow where something changed, nothing that was told is lost."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.problem.little import HOURS, SOMEWHERE, stop
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.schedule.appointments import is_told, place_told, published, up_to

START = date(2027, 3, 1)
UNTIL = date(2027, 4, 25)


def appointment(key: str, month: int, number: int, **changes: Any) -> Appointment:
    """A morning in the stop that the key begins with."""
    hours = HOURS[Half.MORNING]
    day = date(2027, month, number)
    name = key.partition("/")[0]
    made = Appointment(
        key, name, "van", day, Half.MORNING, hours.opens, hours.closes, place=name, position=SOMEWHERE
    )
    return replace(made, **changes)


def schedule(*appointments: Appointment, start: date = START, until: date = UNTIL) -> Schedule:
    return Schedule(start, until, (), appointments, (), ())


OLD = schedule(appointment("a/1", 3, 1), appointment("b/1", 3, 3), appointment("a/2", 3, 29))


def test_the_first_publication_is_as_it_is() -> None:
    assert published(None, OLD) == OLD


def test_what_is_the_same_keeps_its_sequence() -> None:
    told = schedule(*(replace(each, sequence=3) for each in OLD.appointments))

    assert published(told, OLD) == told
    assert published(told, published(told, OLD)) == told


TOLD: dict[str, dict[str, Any]] = {
    "date": {"date": date(2027, 3, 30)},
    "half": {"half": Half.AFTERNOON},
    "start": {"start": HOURS[Half.MORNING].opens + 60},
    "end": {"end": HOURS[Half.MORNING].closes - 60},
    "van": {"van": "wagon"},
    "place": {"place": "a, Halle"},
    "position": {"position": Position(43.7, 0.6)},
}


@pytest.mark.parametrize("what", TOLD)
def test_what_changed_has_one_more(what: str) -> None:
    first, other, last = OLD.appointments
    again = published(OLD, schedule(first, other, replace(last, **TOLD[what])))

    assert [each.sequence for each in again.appointments] == [0, 0, 1]


def test_drafts_on_the_way_leave_no_trace() -> None:
    first, other, last = OLD.appointments
    draft = published(OLD, schedule(first, replace(other, date=date(2027, 3, 5)), last))
    cancelled = published(OLD, schedule(first, last))

    assert published(OLD, replace(draft, appointments=OLD.appointments)) == OLD
    # Neither the sequence of a draft nor what it cancelled is news of the next one.
    assert published(OLD, draft) == draft
    assert published(None, cancelled) == schedule(first, last)


def test_what_disappeared_is_kept_cancelled_and_counted_once() -> None:
    first, other, last = OLD.appointments
    again = published(OLD, schedule(first, last))

    assert again.appointments == (first, replace(other, cancelled=True, sequence=1), last)
    assert published(again, schedule(first, last)) == again


def test_what_comes_back_is_no_longer_cancelled() -> None:
    first, other, last = OLD.appointments
    cancelled = published(OLD, schedule(first, last))
    back = published(cancelled, OLD)

    assert back.appointments == (first, replace(other, sequence=2), last)


def test_the_past_of_another_start_is_kept_as_it_was() -> None:
    first, other, last = OLD.appointments
    new = schedule(appointment("a/9", 3, 29), start=date(2027, 3, 15))
    again = published(OLD, new)

    cancelled = replace(last, cancelled=True, sequence=1)
    assert again.appointments == (first, other, cancelled, *new.appointments)


def test_up_to_forgets_what_comes_later() -> None:
    assert up_to(OLD, date(2027, 3, 28)) == schedule(*OLD.appointments[:2], until=date(2027, 3, 28))
    assert up_to(OLD, date(2028, 1, 1)) == OLD


def test_appointments_tell_tours() -> None:
    assert not is_told(OLD)
    assert is_told(schedule(*(replace(each, cancelled=True) for each in OLD.appointments)))
    assert is_told(schedule(appointment("a/0", 2, 1)))


def test_place_is_name_square_and_address() -> None:
    assert place_told(stop("a")) == "a"
    whole = stop("a", place="Place de la Mairie", address="2 rue d’Auch")
    assert place_told(whole) == "a, Place de la Mairie, 2 rue d’Auch"
    assert place_told(stop("a", place="a")) == "a"
