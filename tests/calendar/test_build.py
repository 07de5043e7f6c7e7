"""The touring calendar of a cycle."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, SessionHours
from tourplanner.domain.period import HOUR, Half, Session
from tourplanner.errors import InputError

MORNING = SessionHours(opens=9 * HOUR, closes=12 * HOUR)
AFTERNOON = SessionHours(opens=14 * HOUR, closes=17 * HOUR)
HOURS = {Half.MORNING: MORNING, Half.AFTERNOON: AFTERNOON}

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.fixture
def spring() -> CalendarRules:
    """Monday 22 March to Sunday 11 April 2027; Easter Monday is 29 March."""
    return CalendarRules(
        start=date(2027, 3, 22), weeks=3, weekdays=frozenset({MON, WED}), public_holidays="FR"
    )


def test_touring_weekdays_but_easter_monday(spring):
    calendar = build_calendar(spring, HOURS)
    assert calendar.dates == (
        date(2027, 3, 22),
        date(2027, 3, 24),
        date(2027, 3, 31),
        date(2027, 4, 5),
        date(2027, 4, 7),
    )
    assert calendar.closed == {date(2027, 3, 29): "Lundi de Pâques"}
    assert calendar.extra == frozenset()
    assert (calendar.start, calendar.weeks) == (spring.start, spring.weeks)


def test_holidays_are_open_without_a_country(spring):
    calendar = build_calendar(replace(spring, public_holidays=""), HOURS)
    assert date(2027, 3, 29) in calendar.dates
    assert calendar.closed == {}


def test_holidays_off_the_touring_weekdays_are_not_told(spring):
    calendar = build_calendar(replace(spring, weekdays=frozenset({TUE})), HOURS)
    assert calendar.closed == {}
    assert calendar.dates == (date(2027, 3, 23), date(2027, 3, 30), date(2027, 4, 6))


def test_morning_before_afternoon_whatever_the_order_of_hours(spring):
    calendar = build_calendar(spring, {Half.AFTERNOON: AFTERNOON, Half.MORNING: MORNING})
    assert calendar.sessions[:3] == (
        Session(date(2027, 3, 22), Half.MORNING, 9 * HOUR, 12 * HOUR),
        Session(date(2027, 3, 22), Half.AFTERNOON, 14 * HOUR, 17 * HOUR),
        Session(date(2027, 3, 24), Half.MORNING, 9 * HOUR, 12 * HOUR),
    )
    assert len(calendar.sessions) == 2 * 5


def test_hours_may_lack_a_half(spring):
    calendar = build_calendar(spring, {Half.AFTERNOON: AFTERNOON})
    assert {session.half for session in calendar.sessions} == {Half.AFTERNOON}
    assert len(calendar.sessions) == 5


def test_closures_include_both_ends_and_say_why(spring):
    works = Closure(date(2027, 3, 24), date(2027, 3, 31), "travaux")
    calendar = build_calendar(replace(spring, closed=(works,)), HOURS)
    assert calendar.dates == (date(2027, 3, 22), date(2027, 4, 5), date(2027, 4, 7))
    # A public holiday is told by its own name, inside a closure too; in order of date.
    assert list(calendar.closed.items()) == [
        (date(2027, 3, 24), "travaux"),
        (date(2027, 3, 29), "Lundi de Pâques"),
        (date(2027, 3, 31), "travaux"),
    ]


def test_first_closure_with_a_reason_tells_it(spring):
    day = date(2027, 4, 7)
    closures = (Closure(day, day), Closure(day, day, "formation"), Closure(day, day, "autre"))
    assert build_calendar(replace(spring, closed=closures), HOURS).closed[day] == "formation"
    assert build_calendar(replace(spring, closed=closures[:1]), HOURS).closed[day] == ""


def test_closed_is_the_same_in_every_order_of_the_rules(spring):
    closures = (Closure(date(2027, 4, 7), date(2027, 4, 7)), Closure(date(2027, 3, 22), date(2027, 3, 22)))
    one = build_calendar(replace(spring, closed=closures), HOURS)
    other = build_calendar(replace(spring, closed=closures[::-1]), HOURS)
    assert list(one.closed) == list(other.closed) == sorted(one.closed)


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 3, 27),  # a Saturday
        date(2027, 3, 29),  # a touring weekday, but Easter Monday
        date(2027, 4, 7),  # a touring weekday inside the closure
        date(2027, 3, 24),  # toured anyway; weekday lists still do not apply
    ],
)
def test_extra_days_are_open_in_any_case(spring, day):
    rules = replace(spring, closed=(Closure(date(2027, 4, 7), date(2027, 4, 9), "pont"),), extra_days=(day,))
    calendar = build_calendar(rules, HOURS)
    assert [session.half for session in calendar.sessions if session.date == day] == list(Half)
    assert calendar.extra == {day}
    assert day not in calendar.closed
    assert [session.date for session in calendar.sessions] == sorted(s.date for s in calendar.sessions)


def test_extra_days_outside_the_cycle_are_left_out(spring):
    calendar = build_calendar(replace(spring, extra_days=(date(2027, 3, 21), date(2027, 4, 12))), HOURS)
    assert calendar.extra == frozenset()
    assert calendar == build_calendar(spring, HOURS)


def test_closure_of_everything_leaves_a_calendar_without_sessions(spring):
    rules = replace(spring, closed=(Closure(date(2027, 1, 1), date(2027, 12, 31), "arrêt"),))
    calendar = build_calendar(rules, HOURS)
    assert calendar.sessions == calendar.dates == ()
    assert len(calendar.closed) == 3 * 2  # weeks x weekdays


def test_ascension_in_a_cycle_of_one_week():
    # Easter Sunday 28 March 2027 + 39 days = Thursday 6 May.
    rules = CalendarRules(
        start=date(2027, 5, 3), weeks=1, weekdays=frozenset({THU, FRI}), public_holidays="FR"
    )
    calendar = build_calendar(rules, HOURS)
    assert calendar.closed == {date(2027, 5, 6): "Ascension"}
    assert calendar.dates == (date(2027, 5, 7),)


def test_eight_weeks_of_every_weekday():
    # 5 April to 30 May 2027; closed: Sat 1 May, Thu 6 May, Sat 8 May, Mon 17 May.
    rules = CalendarRules(start=date(2027, 4, 5), weeks=8, weekdays=frozenset(range(7)), public_holidays="FR")
    calendar = build_calendar(rules, HOURS)
    assert len(calendar.dates) == 8 * 7 - 4
    assert calendar.dates[-1] == date(2027, 5, 30) == calendar.end - timedelta(days=1)
    assert {calendar.week(day) for day in calendar.dates} == set(range(1, 9))


def test_year_change_in_a_year_of_53_weeks():
    # 2026 has an ISO week 53: Monday 28 December 2026 to Sunday 3 January 2027.
    rules = CalendarRules(
        start=date(2026, 12, 21), weeks=3, weekdays=frozenset({MON, FRI}), public_holidays="FR"
    )
    assert date(2026, 12, 28).isocalendar().week == date(2027, 1, 1).isocalendar().week == 53
    calendar = build_calendar(rules, HOURS)
    assert calendar.closed == {date(2026, 12, 25): "Noël", date(2027, 1, 1): "Jour de l'an"}
    assert [(day, calendar.week(day)) for day in calendar.dates] == [
        (date(2026, 12, 21), 1),
        (date(2026, 12, 28), 2),
        (date(2027, 1, 4), 3),
        (date(2027, 1, 8), 3),
    ]


def test_29_february():
    rules = CalendarRules(
        start=date(2028, 2, 28), weeks=1, weekdays=frozenset({TUE, WED}), public_holidays="FR"
    )
    assert build_calendar(rules, HOURS).dates == (date(2028, 2, 29), date(2028, 3, 1))


def test_unknown_country(spring):
    with pytest.raises(InputError, match="public_holidays"):
        build_calendar(replace(spring, public_holidays="XX"), HOURS)
