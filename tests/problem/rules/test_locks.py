"""What a lock leaves free, and how much of it is told."""

from datetime import date, timedelta

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.message import Message, message
from tourplanner.problem.openings import stop_of
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.rule import Subject

MORNING, AFTERNOON = Half
TUESDAY = MONDAY + timedelta(days=1)
CALENDAR = CalendarRules(MONDAY, 2, frozenset({0, 1, 2, 4}), public_holidays="FR")


@pytest.mark.parametrize(
    ("visits", "locks", "free"),
    [
        # One visit with its date: nothing else is free, nor its other half.
        (1, (Lock("x", date=MONDAY, half=MORNING),), {(MONDAY, MORNING)}),
        (1, (Lock("x", date=MONDAY),), {(MONDAY, MORNING), (MONDAY, AFTERNOON)}),
        # A second visit may be on any other date.
        (
            2,
            (Lock("x", date=MONDAY, half=MORNING),),
            {(MONDAY, MORNING), (TUESDAY, MORNING), (TUESDAY, AFTERNOON)},
        ),
        (
            2,
            (Lock("x", date=MONDAY, half=MORNING), Lock("x", date=TUESDAY, half=AFTERNOON)),
            {(MONDAY, MORNING), (TUESDAY, AFTERNOON)},
        ),
        (1, (Lock("x", weekday=1, half=MORNING),), {(TUESDAY, MORNING)}),
        (1, (Lock("x", week=2),), set()),
        (1, (Lock("y", date=MONDAY),), {(day, half) for day in (MONDAY, TUESDAY) for half in Half}),
    ],
)
def test_locks_leave_free(visits: int, locks: tuple[Lock, ...], free: set[tuple[date, Half]]) -> None:
    problem = little_problem(
        [stop("x", visits=visits), stop("y")],
        road([0, 30, 40]),
        calendar=CALENDAR,
        locks=locks,
    )
    found = {
        (each.date, each.half)
        for each in problem.calendar.sessions
        if each.date in (MONDAY, TUESDAY)
        and not rule_of("lock").forbids(problem.config, problem.calendar, stop_of(problem.config, "x"), each)
    }
    assert found == free


def test_a_lock_is_told_as_much_as_it_says() -> None:
    def parts(lock: Lock) -> object:
        problem = little_problem([stop("x")], road([0, 30]), calendar=CALENDAR, locks=(lock,))
        asked = rule_of("lock").bound.asks(problem, Subject("x", "X"))
        locks = asked.values["locks"]
        assert isinstance(locks, list | tuple)
        (one,) = locks
        assert isinstance(one, Message)
        return one.values["parts"]

    assert parts(Lock("x", date=MONDAY, van="van")) == [message("rule.lock-date", day=MONDAY), "van"]
    assert parts(Lock("x", week=2, weekday=1)) == [
        message("rule.lock-week", week=2),
        message("rule.lock-weekday", weekday=1),
    ]
