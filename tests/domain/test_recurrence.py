"""Recurrences hold on the dates that one finds by counting."""

from datetime import date

import pytest
from hypothesis import given, settings

from tests.recurrences import DAYS, FIRST, LAST_DAY, brute_force, recurrences
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Season,
    WeeksOfMonth,
    seasons_of_months,
)


@settings(max_examples=12, deadline=None)
@given(recurrences)
def test_dates_of_ten_years_are_those_of_counting(recurrence: Recurrence) -> None:
    assert list(recurrence.between(FIRST, LAST_DAY)) == sorted(brute_force(recurrence))


def between(rhythm: object, first: date, last: date) -> list[str]:
    return [f"{day:%d/%m}" for day in Recurrence(rhythm).between(first, last)]  # type: ignore[arg-type]


def test_odd_weeks_go_on_through_week_53() -> None:
    # 2026 has 53 weeks: week 53 begins on 28 December, week 1 of 2027 on 4 January.
    dates = between(ParityWeeks(odd=True, weekdays=(0,)), date(2026, 12, 14), date(2027, 1, 31))
    assert dates == ["14/12", "28/12", "04/01", "18/01"]
    # So has 2032: two odd weeks in a row again, and the even ones three weeks apart.
    dates = between(ParityWeeks(odd=False, weekdays=(3,)), date(2032, 12, 20), date(2033, 1, 31))
    assert dates == ["23/12", "13/01", "27/01"]


def test_the_friday_of_week_one_is_the_second_one_of_a_month_that_begins_on_a_wednesday() -> None:
    # September 2027 begins on a Wednesday: its first Monday is the 6th.
    month = (date(2027, 9, 1), date(2027, 9, 30))
    assert between(WeeksOfMonth((1,), (4,)), *month) == ["10/09"]
    assert between(NthWeekdays.of((1,), (4,)), *month) == ["03/09"]


def test_the_days_of_a_week_of_the_month_may_lie_in_the_next_one() -> None:
    # The 4th Monday of February 2028 is the 28th, its Friday 3 March.
    assert between(WeeksOfMonth((4,), (4,)), date(2028, 2, 27), date(2028, 3, 20)) == ["03/03"]


def test_a_fifth_weekday_is_there_in_some_months_only() -> None:
    assert between(NthWeekdays.of((5,), (1,)), date(2027, 1, 1), date(2027, 8, 31)) == [
        "30/03",
        "29/06",
        "31/08",
    ]


def test_the_last_working_day_comes_before_a_weekend() -> None:
    # 31 January 2027 is a Sunday.
    assert between(LastDayOfMonth((0, 1, 2, 3, 4)), date(2027, 1, 1), date(2027, 1, 31)) == ["29/01"]
    assert between(LastDayOfMonth(), date(2027, 1, 1), date(2027, 1, 31)) == ["31/01"]


def test_a_season_may_go_over_new_year() -> None:
    winter = Season(MonthDay(11, 15), MonthDay(2, 29))
    assert winter.covers(date(2027, 2, 28))
    assert not winter.covers(date(2027, 3, 1))
    assert winter.covers(date(2028, 2, 29))
    assert not winter.covers(date(2027, 11, 14))
    assert winter.months is None


def test_months_in_a_row_are_one_season() -> None:
    assert seasons_of_months(range(1, 13)) == ()
    seasons = seasons_of_months({11, 12, 1, 4})
    assert seasons == (Season(MonthDay(4, 1), MonthDay(4, 30)), Season(MonthDay(11, 1), MonthDay(1, 31)))
    assert [season.months for season in seasons] == [(4,), (11, 12, 1)]


@pytest.mark.parametrize(
    "day", [MonthDay(2, 31), MonthDay(2, 30), MonthDay(4, 31), MonthDay(13, 1), MonthDay(1, 0)]
)
def test_some_days_are_in_no_year(day: MonthDay) -> None:
    assert not day.exists


def test_nobody_knows_the_weeks_of_a_rhythm_without_a_first_date() -> None:
    every_other = Recurrence(EveryWeeks((0,), 2))
    assert not every_other.is_settled
    with pytest.raises(ValueError, match="which weeks"):
        list(every_other.between(FIRST, LAST_DAY))
    settled = every_other.anchored(date(2027, 1, 6))
    assert settled.is_settled
    assert settled.holds(date(2027, 1, 4))
    assert not settled.holds(date(2027, 1, 11))


def test_without_a_weekday_it_holds_on_all_of_them() -> None:
    even = Recurrence(ParityWeeks(odd=False))
    assert sum(even.holds(day) for day in DAYS[:365]) == 26 * 7
