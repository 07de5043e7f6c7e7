"""The grid of a cycle that repeats: the same whatever the year does."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tourplanner.calendar.build import build_calendar, dated_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, SessionHours
from tourplanner.domain.period import HOUR, Calendar, CycleKind, Half

HOURS = {Half.MORNING: SessionHours(9 * HOUR, 12 * HOUR), Half.AFTERNOON: SessionHours(14 * HOUR, 17 * HOUR)}
WEEKS = {
    CycleKind.WEEKS: st.integers(1, 8),
    CycleKind.PARITY: st.just(2),
    CycleKind.MONTH: st.integers(4, 5),
    CycleKind.MONTH_WEEKS: st.integers(4, 5),
}
MONDAYS = st.integers(0, 2000).map(lambda weeks: date(2019, 1, 7) + timedelta(weeks=weeks))


def shape(calendar: Calendar) -> list[tuple[int, Half, int, int]]:
    """The sessions of a calendar by the day of the cycle, whatever its dates."""
    return [
        ((each.date - calendar.start).days, each.half, each.opens, each.closes) for each in calendar.sessions
    ]


@st.composite
def years(draw: st.DrawFn) -> tuple[CalendarRules, CalendarRules]:
    """A cycle that repeats, and the same from another Monday in a year with closures and extra days."""
    kind = draw(st.sampled_from(CycleKind))
    plain = CalendarRules(
        start=draw(MONDAYS),
        weeks=draw(WEEKS[kind]),
        cycle=kind,
        weekdays=draw(st.frozensets(st.integers(0, 6))),
        public_holidays="",
        repeats=True,
    )
    start = draw(MONDAYS)
    days = st.integers(0, 60).map(lambda offset: start + timedelta(days=offset))
    closed = draw(st.lists(st.tuples(days, days).map(lambda pair: Closure(min(pair), max(pair))), max_size=3))
    busy = replace(
        plain,
        start=start,
        public_holidays=draw(st.sampled_from(["", "FR", "DE"])),
        departement=draw(st.sampled_from(["32", "67", "974"])),
        closed=tuple(closed),
        extra_days=tuple(draw(st.lists(days, max_size=3))),
    )
    return plain, busy


@settings(deadline=None, max_examples=60, derandomize=True)
@given(years())
def test_a_grid_is_the_same_whatever_the_year(pair):
    grid, other = (build_calendar(rules, HOURS) for rules in pair)
    assert shape(grid) == shape(other)
    assert (other.closed, other.extra, other.repeats) == ({}, frozenset(), True)
    assert other.start == pair[1].start


@settings(deadline=None, max_examples=30, derandomize=True)
@given(years())
def test_dates_are_those_of_the_year_in_any_case(pair):
    rules = pair[1]
    dated = dated_calendar(rules, HOURS)
    assert dated == build_calendar(replace(rules, repeats=False), HOURS)
    assert not dated.repeats
    assert not set(dated.dates) & set(dated.closed)


def test_easter_monday_is_a_day_of_the_grid_and_no_date_of_the_year():
    # Monday 22 March to Sunday 4 April 2027; Easter Monday is 29 March.
    rules = CalendarRules(date(2027, 3, 22), 2, frozenset({0}), "FR", repeats=True)
    assert build_calendar(rules, HOURS).dates == (date(2027, 3, 22), date(2027, 3, 29))
    assert dated_calendar(rules, HOURS).dates == (date(2027, 3, 22),)
