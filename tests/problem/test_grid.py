"""Problems of a cycle that repeats: what is said of dates is of the year, and moves nothing in the grid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.problem.openings import stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import rule_of
from tourplanner.problem.rules.rule import Subject

GRID = CalendarRules(MONDAY, 2, frozenset({0, 2}), public_holidays="FR", repeats=True)
SATURDAY = MONDAY + timedelta(days=5)
WORKS = (Closure(MONDAY, MONDAY + timedelta(days=6), "travaux"),)


def grid_of(*locks: Lock, rules: CalendarRules = GRID, closed: tuple[Closure, ...] = ()) -> Problem:
    """One stop, half an hour away."""
    return little_problem([stop("x", closed=closed)], road([0, 30]), calendar=rules, locks=locks)


def offered(problem: Problem, rule: str) -> list[str]:
    """What kinds of change a rule offers for the stop."""
    binding = rule_of(rule).bound
    subject = Subject(binding.scope.subject(problem.config.stops[0]))
    return [edit.kind for edit in binding.offers(problem.config, problem.calendar, subject)]


def test_dates_on_which_a_stop_is_closed_close_nothing_in_a_grid() -> None:
    assert tuple(grid_of(closed=WORKS).openings) == tuple(grid_of().openings) == (frozenset(range(8)),)
    binding = rule_of("stop-days").bound
    assert not binding.applies(grid_of(closed=WORKS).config, "x")
    assert binding.applies(grid_of(closed=WORKS, rules=replace(GRID, repeats=False)).config, "x")
    assert "closures" not in offered(grid_of(closed=WORKS), "stop-days")


def test_a_lock_on_a_date_fixes_that_place_of_the_cycle() -> None:
    fixed = Lock("x", date=MONDAY + timedelta(days=2), half=Half.MORNING)
    # Sessions of Monday, then those of Wednesday: morning, afternoon.
    assert tuple(grid_of(fixed).openings) == (frozenset({2}),)


@pytest.mark.parametrize(("extra", "kept"), [((SATURDAY,), 0), ((), 1)])
def test_a_lock_on_an_extra_day_is_of_the_year(extra: tuple[date, ...], kept: int) -> None:
    problem = grid_of(Lock("x", date=SATURDAY), rules=replace(GRID, extra_days=extra))
    assert len(stop_locks(problem.config, problem.config.stops[0])) == kept
    # Without the extra day the lock asks for a day that no cycle has: it can't be kept, which is told.
    assert tuple(problem.openings) == ((frozenset(range(8)),) if extra else (frozenset(),))


def test_a_grid_is_offered_days_of_the_week_and_no_single_date() -> None:
    kinds = offered(grid_of(), "van-day")
    assert kinds == ["van", "weekday", "weekday", "weekday"]
    assert offered(grid_of(rules=replace(GRID, repeats=False)), "van-day").count("extra-day") == 3
