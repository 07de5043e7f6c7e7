"""Grids of months and of odd and even weeks, laid over years."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.problem.little import MONDAY
from tests.recurrences import brute_force
from tests.schedule.cases import breaches_of, cases, stop, tours_of
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import CycleKind, Half
from tourplanner.domain.recurrence import NthWeekdays, ParityWeeks, Recurrence, Rhythm, WeeksOfMonth
from tourplanner.domain.schedule import Schedule
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.events import config_of_grid
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.grid_locks import grid_date, real_date
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.unroll import unroll, unroll_dates
from tourplanner.schedule.year import Year
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

MONTH = CalendarRules(MONDAY, 4, frozenset({0, 1, 3}), "", repeats=True, cycle=CycleKind.MONTH)
"""Mondays, Tuesdays and Thursdays of a month, from 1 March 2027."""
UNTIL = date(2033, 3, 31)
"""Six years, with week 53 of 2032."""


def laid(calendar: CalendarRules, days: Mapping[int, str]) -> tuple[Problem, Schedule]:
    """A grid with a stop on some of its days, each in the morning, laid over six years."""
    problem = cases(
        [stop(name) for name in days.values()], [10 * (n + 1) for n in range(len(days))], calendar=calendar
    )
    tours = tours_of(problem, {calendar.start + timedelta(day): ([name], []) for day, name in days.items()})
    return problem, unroll(problem, tours, UNTIL)


def dates(schedule: Schedule, name: str) -> set[date]:
    return {tour.date for tour in schedule.tours for visit in tour.visits if visit.stop == name}


@pytest.mark.parametrize(
    ("kind", "weeks", "day", "rhythm"),
    [
        (CycleKind.MONTH, 4, 1, NthWeekdays.of((1,), (1,))),
        (CycleKind.MONTH, 4, 21, NthWeekdays.of((4,), (0,))),
        (CycleKind.MONTH, 5, 28, NthWeekdays.of((5,), (0,))),
        (CycleKind.MONTH_WEEKS, 4, 24, WeeksOfMonth((4,), (3,))),
        (CycleKind.MONTH_WEEKS, 5, 31, WeeksOfMonth((5,), (3,))),
        (CycleKind.PARITY, 2, 3, ParityWeeks(odd=True, weekdays=(3,))),
        (CycleKind.PARITY, 2, 10, ParityWeeks(odd=False, weekdays=(3,))),
    ],
)
@pytest.mark.parametrize("start", [MONDAY, date(2027, 5, 10), date(2028, 12, 25)])
def test_a_day_of_the_grid_is_on_the_dates_of_its_rhythm(
    kind: CycleKind, weeks: int, day: int, rhythm: Rhythm, start: date
) -> None:
    problem, schedule = laid(replace(MONTH, cycle=kind, weeks=weeks, start=start), {day: "a"})
    wanted = {each for each in brute_force(Recurrence(rhythm)) if start <= each <= UNTIL}
    assert dates(schedule, "a") == wanted
    assert breaches_of(problem, schedule.tours, UNTIL) == ()


def test_every_visit_has_a_key_of_its_own_that_does_not_depend_on_the_start() -> None:
    days = {1: "a", 8: "b"}
    (_, early), (_, late) = (laid(replace(MONTH, start=start), days) for start in (MONDAY, date(2028, 1, 17)))
    keys = {each.date: each.key for each in early.appointments}
    assert len(set(keys.values())) == len(keys)
    assert {each.date: each.key for each in late.appointments}.items() <= keys.items()


def test_two_odd_weeks_follow_one_another_round_a_week_53() -> None:
    _, schedule = laid(replace(MONTH, cycle=CycleKind.PARITY, weeks=2), {0: "a", 7: "b"})
    apart = {(second - first).days for first, second in pairwise(sorted(dates(schedule, "a")))}
    assert apart == {7, 14}


def test_a_fifth_weekday_is_free_in_a_month_of_four_weeks() -> None:
    _, schedule = laid(MONTH, {0: "a", 7: "b", 14: "c", 21: "d"})
    # 29 March and 31 May 2027 are fifth Mondays.
    toured = {tour.date for tour in schedule.tours}
    assert not toured & {date(2027, 3, 29), date(2027, 5, 31)}
    assert {date(2027, 3, 22), date(2027, 4, 5)} <= toured


def test_a_lock_on_a_date_holds_the_day_of_the_grid_that_it_is() -> None:
    # 13 April 2027 is a second Tuesday, and in the second month of the calendar.
    problem = cases([stop("a"), stop("b")], [10, 20], calendar=MONTH)
    asked = replace(problem.config, locks=(Lock("a", date=date(2027, 4, 13), half=Half.MORNING),))
    grid = config_of_grid(asked)
    assert grid.locks == (Lock("a", date=MONDAY + timedelta(8), half=Half.MORNING),)
    assert config_of_grid(replace(asked, locks=())).locks == ()
    solved = solve(build(grid, build_calendar(grid.calendar, grid.sessions), problem.matrix), Limits())
    assert [tour.date for tour in solved.tours for v in tour.visits if v.stop == "a"] == [
        MONDAY + timedelta(8)
    ]
    real = real_dates(Year(asked, problem.matrix), UNTIL)
    schedule = unroll_dates(real, [GridFrom(real.start, real.start, solved.tours)])
    second = {each for each in brute_force(Recurrence(NthWeekdays.of((2,), (1,)))) if MONDAY <= each <= UNTIL}
    assert dates(schedule, "a") == second
    assert check_dates(real, schedule.tours) == ()


@pytest.mark.parametrize("kind", [CycleKind.MONTH, CycleKind.MONTH_WEEKS, CycleKind.PARITY])
def test_the_first_date_of_a_day_of_the_grid_is_that_day(kind: CycleKind) -> None:
    rules = replace(MONTH, cycle=kind, weeks=2 if kind is CycleKind.PARITY else 5)
    for at in (MONDAY + timedelta(number) for number in range(7 * rules.weeks)):
        day = real_date(rules, at)
        assert day >= rules.start
        assert grid_date(rules, day) == at
