"""Cycles of months: what their weeks mix is legal, whatever the engine knows of it."""

from dataclasses import replace
from math import inf

from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import HOUR, CycleKind
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.months import solve_months
from tourplanner.solvers.result import Limits, Result
from tourplanner.solvers.solve import solve

CALENDAR = CalendarRules(MONDAY, 4, frozenset({0, 1, 2, 3, 4}), "", repeats=True, cycle=CycleKind.MONTH)


def far(max_work_week: int, weekdays: tuple[int, ...]) -> Problem:
    """A stop 90 minutes away for each of the weekdays: a day of it, half used, is 6 h 20 of work."""
    stops = [replace(stop(f"s{n}"), weekdays=frozenset({n})) for n in weekdays]
    problem = little_problem(stops, road([0, *[90] * len(stops)]), calendar=CALENDAR)
    return changed(problem, work={"max_work_week": max_work_week})


def test_a_month_whose_weeks_are_short_is_solved_as_weeks_are() -> None:
    problem = far(44 * HOUR, (0, 1, 2))
    found = solve(problem, Limits())
    plain = solve(replace(problem, calendar=replace(problem.calendar, kind=CycleKind.WEEKS)), Limits())
    assert found.status is Status.OPTIMAL
    assert (found.tours, found.bound) == (plain.tours, plain.bound)
    assert check(problem, found.tours) == ()


def test_a_real_week_is_never_too_long() -> None:
    # Four such days are 25 h 20, five 31 h 40. As weeks go, Monday to Thursday may be in the first one and
    # the Friday in the second; in a month that begins on a Friday that is one week.
    problem = far(30 * HOUR, (0, 1, 2, 3, 4))
    weeks = replace(problem, calendar=replace(problem.calendar, kind=CycleKind.WEEKS))
    plain = solve(weeks, Limits())
    assert [breach.rule for breach in check(problem, plain.tours)] == ["work-week"]
    found = solve(problem, Limits())
    assert check(problem, found.tours) == ()
    # It drives no more than the plain one, which proves it the best.
    assert (found.status, found.bound) == (Status.OPTIMAL, plain.bound)


def test_after_ctrl_c_what_is_legal_takes_no_time() -> None:
    asked: list[float] = []

    def stopped(problem: Problem, limits: Limits) -> Result:
        """The plan of weeks as if it were the best by the time of Ctrl-C; the others are not stopped."""
        asked.append(limits.remaining)
        found = solve(problem, limits)
        return replace(found, evidence=replace(found.evidence, interrupted=len(asked) == 1))

    problem = far(30 * HOUR, (0, 1, 2, 3, 4))
    found = solve_months(problem, Limits(), stopped)
    assert check(problem, found.tours) == ()
    assert found.evidence.interrupted
    assert asked[0] == inf
    assert len(asked) == 3
    assert all(seconds <= 1.0 for seconds in asked[1:])


def test_what_no_month_can_hold_is_not_planned() -> None:
    problem = far(6 * HOUR, (0,))
    found = solve(problem, Limits())
    assert (found.status, found.tours) == (Status.INFEASIBLE, ())
