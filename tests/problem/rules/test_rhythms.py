"""Stops with a rhythm of their own, and months of five weeks: no other day of the grid is theirs."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tourplanner.domain.config import CalendarRules, Lock, Stop
from tourplanner.domain.period import CycleKind, Half, Session
from tourplanner.domain.recurrence import EveryWeeks, NthWeekday, NthWeekdays, Recurrence, WeeksOfMonth
from tourplanner.message import Message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.rule import Subject

SECOND_TUESDAY = Recurrence(NthWeekdays((NthWeekday(2, 1),)))


def month(*stops: Stop, weeks: int = 5, repeats: bool = True, locks: tuple[Lock, ...] = ()) -> Problem:
    """A problem of a month whose first days are Mondays to Wednesdays."""
    cycle = CycleKind.MONTH if repeats else CycleKind.WEEKS
    rules = CalendarRules(MONDAY, weeks, frozenset({0, 1, 2}), "", repeats=repeats, cycle=cycle)
    return little_problem(stops, road([0, *range(30, 30 + 5 * len(stops), 5)]), calendar=rules, locks=locks)


def broken(problem: Problem, name: str) -> list[int]:
    """The days of the grid, from 0, on which the rule refuses a visit of a stop; it closes the same ones."""
    rule = rule_of("stop-days")
    days = [
        (day - MONDAY).days
        for day in problem.calendar.dates
        if list(rule.find(problem, [tour_at(problem, "van", day, [name])]))
    ]
    assert rule.excludes is not None
    hours = problem.config.sessions[Half.MORNING]
    asked = problem.stop(name)
    closed = [
        (day - MONDAY).days
        for day in problem.calendar.dates
        if rule.excludes(
            problem.config, problem.calendar, asked, Session(day, Half.MORNING, hours.opens, hours.closes)
        )
    ]
    assert days == closed
    return days


def days_of(weeks: int) -> set[int]:
    return {7 * week + day for week in range(weeks) for day in range(3)}


def test_a_rhythm_leaves_its_own_days() -> None:
    problem = month(replace(stop("x"), when=SECOND_TUESDAY))
    assert set(broken(problem, "x")) == days_of(5) - {8}


def test_dates_may_move_away_from_a_rhythm() -> None:
    assert broken(month(replace(stop("x"), when=SECOND_TUESDAY), repeats=False), "x") == []


def test_a_rhythm_that_the_cycle_cannot_hold_leaves_no_day() -> None:
    problem = month(replace(stop("x"), when=Recurrence(WeeksOfMonth((1,), (0,)))))
    assert set(broken(problem, "x")) == days_of(5)


@pytest.mark.parametrize(
    ("asked", "lock", "weeks", "fifth"),
    [
        (None, None, 5, True),
        (None, None, 4, False),
        (None, Lock("x", week=5), 5, False),
        (None, Lock("x", week=4), 5, True),
        (Recurrence(EveryWeeks()), None, 5, False),
    ],
)
def test_the_fifth_week_is_for_those_who_ask_for_it(
    asked: Recurrence | None, lock: Lock | None, weeks: int, fifth: bool
) -> None:
    problem = month(replace(stop("x"), when=asked), weeks=weeks, locks=() if lock is None else (lock,))
    assert broken(problem, "x") == ([28, 29, 30] if fifth else [])
    assert rule_of("stop-days").bound.applies(problem.config, "x") is (fifth or asked is not None)


@pytest.mark.parametrize(
    "changes",
    [
        {"weekdays": frozenset({1})},
        {"halves": frozenset({Half.MORNING})},
        {"when": SECOND_TUESDAY},
    ],
)
def test_it_binds_whoever_says_something_of_days(changes: dict[str, object]) -> None:
    plain = month(stop("x"), weeks=4)
    said = month(replace(stop("x"), **changes), weeks=4)  # type: ignore[arg-type]
    binding = rule_of("stop-days").bound
    assert not binding.applies(plain.config, "x")
    assert binding.applies(said.config, "x")
    freed = binding.without(said.config, "x").stops[0]
    assert (freed.weekdays, freed.halves, freed.when) == (None, None, None)


def test_without_the_rule_the_fifth_week_is_free_too() -> None:
    problem = month(stop("x"))
    freed = rule_of("stop-days").bound.without(problem.config, "x").stops[0]
    assert freed.when == Recurrence(EveryWeeks())
    asked: Message = rule_of("stop-days").bound.asks(problem, Subject("x", "X"))
    assert [piece.id for piece in asked.values["days"]] == ["rule.stop-days-every-month"]  # type: ignore[union-attr]
