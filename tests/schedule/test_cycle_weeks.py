"""Weeks of a cycle: counted on, or waiting where a pause is."""

from datetime import date

from tests.problem.little import HOURS
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import CalendarRules, Closure
from tourplanner.schedule.cycle_weeks import CycleWeek, closed_weeks, cycle_weeks, runs


def test_weeks_without_a_pause_are_counted_on() -> None:
    assert cycle_weeks(5, 2, frozenset()) == tuple(CycleWeek(*divmod(week, 2)) for week in range(5))


def test_a_cycle_that_waits_goes_on_where_it_stopped() -> None:
    # Two weeks a cycle; weeks 1 and 4 of the schedule are paused, so the first cycle ends in week 2.
    assert cycle_weeks(6, 2, frozenset({1, 4})) == (
        CycleWeek(0, 0),
        None,
        CycleWeek(0, 1),
        CycleWeek(1, 0),
        None,
        CycleWeek(1, 1),
    )


def test_runs_end_where_a_cycle_ends_or_waits() -> None:
    weeks = cycle_weeks(6, 2, frozenset({1, 4}))

    assert list(runs(weeks)) == [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]
    assert list(runs(cycle_weeks(5, 2, frozenset({2, 3})))) == [(0, 2), (2, 2), (4, 1)]
    assert list(runs(())) == []


def test_a_week_pauses_when_every_weekday_of_it_is_closed() -> None:
    # Monday 1 March 2027 to Friday 12 are closed but for Wednesday 10; Friday 26 alone is.
    closed = (
        Closure(date(2027, 3, 1), date(2027, 3, 9)),
        Closure(date(2027, 3, 11), date(2027, 3, 12)),
        Closure(date(2027, 3, 26), date(2027, 3, 26)),
    )
    rules = CalendarRules(date(2027, 3, 1), 4, frozenset({0, 2, 4}), "", closed)

    assert closed_weeks(build_calendar(rules, HOURS), rules.weekdays) == {0}
    assert closed_weeks(build_calendar(rules, HOURS), frozenset()) == frozenset()
