"""Locks of single visits bind the search, and not who plans."""

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop
from tourplanner.domain.config import Lock
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.released import released

HERE = HalfDay(MONDAY, Half.MORNING, "van")
MONDAY_MORNING = frozenset({0})
"""The first session of the calendar."""


def locked(*locks: Lock) -> Problem:
    """Three stops, the second of which is locked."""
    return little_problem([stop("a"), stop("b"), stop("c")], road([0, 10, 20, 30]), locks=locks)


def test_a_visit_that_is_let_go_may_be_in_every_half_day() -> None:
    problem = locked(Lock("b", date=MONDAY, half=Half.MORNING))
    assert problem.openings[1] == MONDAY_MORNING
    free = released(problem, "b", [HERE])
    assert free.config.locks == ()
    every = frozenset(range(len(problem.calendar.sessions)))
    assert list(free.openings) == [every, every, every]


@pytest.mark.parametrize(
    "lock",
    [
        Lock("a", date=MONDAY, half=Half.MORNING),
        Lock("b", date=MONDAY, half=Half.AFTERNOON),
        Lock("b", date=MONDAY.replace(day=3), half=Half.MORNING),
        Lock("b", weekday=0, half=Half.MORNING),
    ],
)
def test_locks_of_other_visits_stay(lock: Lock) -> None:
    problem = locked(lock)
    assert released(problem, "b", [HERE]) is problem


def test_a_lock_of_a_day_is_one_of_both_its_halves() -> None:
    problem = locked(Lock("b", date=MONDAY), Lock("c", date=MONDAY))
    free = released(problem, "b", [HERE])
    assert [lock.stop for lock in free.config.locks] == ["c"]
    assert free.openings[2] == problem.openings[2] == frozenset({0, 1})
