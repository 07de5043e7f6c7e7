"""Weeks of a cycle: counted on, or waiting where a pause is."""

from dataclasses import replace
from datetime import date, timedelta

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.period import Half
from tourplanner.schedule.cycle_weeks import CycleWeek, cycle_weeks, day_of_cycle, paused_weeks, pauses, runs


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


# From 1 March 2027, a Monday: the first week is closed by two closures, the second but for its Wednesday, the
# third to its Thursday only, the fourth with the days around it from Friday to Monday.
CLOSED = (
    Closure(date(2027, 3, 1), date(2027, 3, 3)),
    Closure(date(2027, 3, 4), date(2027, 3, 9)),
    Closure(date(2027, 3, 11), date(2027, 3, 12)),
    Closure(date(2027, 3, 15), date(2027, 3, 18)),
    Closure(date(2027, 3, 20), date(2027, 3, 29)),
)


def test_a_week_is_paused_when_it_is_closed_from_monday_to_friday() -> None:
    assert paused_weeks(CLOSED, date(2027, 3, 1), 5) == {0, 3}
    assert paused_weeks((), date(2027, 3, 1), 5) == frozenset()


def test_a_closure_is_a_pause_when_it_holds_a_week() -> None:
    assert pauses(CLOSED) == CLOSED[-1:]
    whole_week = Closure(date(2027, 3, 1), date(2027, 3, 5))
    assert pauses((whole_week, replace(whole_week, half=Half.MORNING))) == (whole_week,)


def school_year(on_pause: OnPause, repeats: bool = True) -> CalendarRules:
    """Two weeks from 1 March 2027, with `CLOSED` dates."""
    return CalendarRules(
        date(2027, 3, 1), 2, frozenset({0, 2}), "FR", closed=CLOSED, repeats=repeats, on_pause=on_pause
    )


def test_the_day_of_a_cycle_that_runs_on_is_that_of_the_calendar() -> None:
    rules = school_year(OnPause.RUN_ON)
    # The Wednesday of the seventh week is the second day of the first week of the fourth cycle.
    assert day_of_cycle(rules, date(2027, 3, 1)) == (0, 0)
    assert day_of_cycle(rules, date(2027, 4, 14)) == (3, 2)
    assert day_of_cycle(rules, date(2027, 3, 14)) == (0, 13)


def test_a_cycle_that_waits_counts_open_weeks_only() -> None:
    rules = school_year(OnPause.WAIT)
    # Weeks 0 and 3 are closed, so that 8 March is the first day of all and 29 March, Easter Monday, the 15th.
    days = [date(2027, 3, 1) + timedelta(weeks=week) for week in range(6)]
    assert [day_of_cycle(rules, day) for day in days] == [None, (0, 0), (0, 7), None, (1, 0), (1, 7)]


def test_a_cycle_of_its_own_dates_waits_for_nothing() -> None:
    assert day_of_cycle(school_year(OnPause.WAIT, repeats=False), date(2027, 3, 1)) == (0, 0)


def test_public_holidays_alone_never_pause() -> None:
    # The week of 3 May 2027 has one, Ascension Day; a service on Thursdays alone has no other touring date.
    rules = replace(school_year(OnPause.WAIT), weekdays=frozenset({3}), closed=())
    assert day_of_cycle(rules, date(2027, 5, 6)) == (4, 10)
