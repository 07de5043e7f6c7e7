"""The half-days that rules leave to stops: found stop by stop, and only for the stops that are asked of."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop
from tourplanner.domain.config import CalendarRules, Config, Lock, Stop
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.problem.locks_by_stop import locks_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import with_rule
from tourplanner.problem.rules.rule import Rule
from tourplanner.problem.stop_openings import StopOpenings

DAYS = CalendarRules(MONDAY, 1, frozenset({0, 2}), public_holidays="")
"""Two days: four half-days."""


def three(*locks: Lock) -> Problem:
    return little_problem(
        [stop("a"), stop("b"), stop("c")], road([0, 30, 40, 50]), calendar=DAYS, locks=locks
    )


@pytest.fixture
def asked() -> Iterator[Counter[str]]:
    """How often a rule that takes nothing away is asked, by stop."""
    asked: Counter[str] = Counter()

    def takes(_config: Config, _calendar: Calendar, stop: Stop, _session: Session) -> bool:
        asked[stop.id] += 1
        return False

    with with_rule(Rule("watched", lambda _problem, _tours: iter(()), excludes=takes)):
        yield asked


def test_rules_are_asked_once_and_only_of_the_stops_that_somebody_asks_for(asked: Counter[str]) -> None:
    openings = three().openings
    assert len(openings) == 3
    assert not asked
    assert openings[1] == openings[1] == frozenset(range(4))
    assert asked == {"b": 4}
    assert openings[:2] == (openings[0], openings[1])


def test_a_half_that_a_lock_takes_is_not_asked_for_again(asked: Counter[str]) -> None:
    held = three(Lock("a", half=Half.AFTERNOON))
    assert tuple(held.openings) == (frozenset({1, 3}), frozenset(range(4)), frozenset(range(4)))
    assert asked == {"a": 2, "b": 4, "c": 4}


def test_days_for_catching_up_are_of_the_stops_that_take_part() -> None:
    problem = three()
    stops = (replace(problem.config.stops[0], catch_up=False), *problem.config.stops[1:])
    config = replace(problem.config, stops=stops)
    openings = StopOpenings(config, problem.calendar, frozenset({2, 3}))
    assert tuple(openings) == (frozenset({0, 1}), frozenset(range(4)), frozenset(range(4)))


def test_locks_are_found_by_their_stops_in_the_order_of_the_config() -> None:
    first, other, second = Lock("a", week=1), Lock("b", weekday=2), Lock("a", half=Half.MORNING)
    config = three(first, other, second).config
    assert locks_of(config, "a") == (first, second)
    assert locks_of(config, "b") == (other,)
    assert locks_of(config, "c") == ()
    # Another list of locks, even of the same length, is sorted for itself.
    assert locks_of(replace(config, locks=(other, first, other)), "b") == (other, other)
