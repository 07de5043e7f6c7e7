"""Grids of months and of odd and even weeks, laid over years."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.problem.little import MONDAY
from tests.recurrences import brute_force
from tests.schedule.cases import breaches_of, cases, stop, tours_of
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import NthWeekdays, ParityWeeks, Recurrence, Rhythm, WeeksOfMonth
from tourplanner.domain.schedule import Schedule
from tourplanner.problem.problem import Problem
from tourplanner.schedule.unroll import unroll

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
