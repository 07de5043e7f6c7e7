"""Every kind of recurrence that a service may have, for random tests; and its dates found another way."""

from calendar import monthcalendar
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tourplanner.domain.recurrence import (
    LAST,
    LONGEST_MONTHS,
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    SchoolTime,
    Season,
    WeeksOfMonth,
    monday_of,
    seasons_of_months,
)

FIRST, LAST_DAY = date(2026, 1, 1), date(2035, 12, 31)
"""Ten years, with two of 53 weeks: 2026 and 2032."""
DAYS = tuple(FIRST + timedelta(step) for step in range((LAST_DAY - FIRST).days + 1))

some_weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days)))
weekdays_or_none = st.just(()) | some_weekdays
_mondays = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(monday_of)
_nths = st.lists(
    st.builds(NthWeekday, st.sampled_from((1, 2, 3, 4, 5, LAST)), st.integers(0, 6)),
    min_size=1,
    max_size=3,
    unique=True,
).map(lambda days: tuple(sorted(days, key=lambda day: (day.weekday, day.ordinal))))
_weeks = st.sets(st.integers(1, 5), min_size=1, max_size=3).map(lambda weeks: tuple(sorted(weeks)))
month_days = st.sampled_from(
    [MonthDay(month, day) for month in range(1, 13) for day in range(1, LONGEST_MONTHS[month - 1] + 1)]
)
rhythms = st.one_of(
    st.builds(EveryWeeks, weekdays_or_none),
    st.builds(EveryWeeks, weekdays_or_none, st.integers(2, 8), _mondays),
    st.builds(NthWeekdays, _nths),
    st.builds(WeeksOfMonth, _weeks, weekdays_or_none),
    st.builds(ParityWeeks, st.booleans(), weekdays_or_none),
    st.builds(LastDayOfMonth, weekdays_or_none),
)
recurrences = st.builds(
    Recurrence,
    rhythms,
    st.lists(st.builds(Season, month_days, month_days), max_size=2).map(tuple),
    st.sampled_from((None, None, *SchoolTime)),
)

settled = st.one_of(
    st.builds(EveryWeeks, some_weekdays),
    st.builds(EveryWeeks, some_weekdays, st.integers(2, 8), _mondays),
    st.builds(NthWeekdays, _nths),
    st.builds(WeeksOfMonth, st.just((1, 3)), st.integers(0, 6).map(lambda day: (day,))),
    st.builds(ParityWeeks, st.booleans(), some_weekdays),
    st.builds(LastDayOfMonth, weekdays_or_none),
).map(Recurrence)
"""Those that a rule of a calendar can tell, all year."""
ruled = settled | st.builds(
    replace, settled, seasons=st.sets(st.integers(1, 12), min_size=1).map(seasons_of_months)
)


def brute_force(recurrence: Recurrence) -> set[date]:
    """The dates of ten years, school holidays aside, by counting through months and weeks."""
    rhythm, found = recurrence.rhythm, set()
    weekdays = set(range(7)) if isinstance(rhythm, NthWeekdays) else set(rhythm.weekdays or range(7))
    match rhythm:
        case EveryWeeks(interval=interval, anchor=anchor):
            monday = anchor or monday_of(FIRST)
            while monday > FIRST - timedelta(7):
                monday -= timedelta(7 * interval)
            while monday <= LAST_DAY:
                found |= {monday + timedelta(day) for day in weekdays}
                monday += timedelta(7 * interval)
        case ParityWeeks(odd=odd):
            wanted = {f"{week:02d}" for week in range(1 if odd else 2, 54, 2)}
            found = {day for day in DAYS if day.weekday() in weekdays and day.strftime("%V") in wanted}
        case _:
            for year in range(FIRST.year - 1, LAST_DAY.year + 1):
                for month in range(1, 13):
                    found |= _of_month(rhythm, year, month, weekdays)
    return {day for day in found if FIRST <= day <= LAST_DAY and _in_season(recurrence, day)}


def _of_month(
    rhythm: NthWeekdays | WeeksOfMonth | LastDayOfMonth, year: int, month: int, weekdays: set[int]
) -> set[date]:
    columns = list(zip(*monthcalendar(year, month), strict=True))
    dates = [[date(year, month, day) for day in column if day] for column in columns]
    match rhythm:
        case NthWeekdays(days=days):
            return {
                dates[day.weekday][day.ordinal - 1 if day.ordinal > 0 else LAST]
                for day in days
                if day.ordinal <= len(dates[day.weekday])
            }
        case WeeksOfMonth(weeks=weeks):
            mondays = [dates[0][week - 1] for week in weeks if week <= len(dates[0])]
            return {monday + timedelta(day) for monday in mondays for day in weekdays}
        case LastDayOfMonth():
            return {max(day for weekday in weekdays for day in dates[weekday])}


def _in_season(recurrence: Recurrence, day: date) -> bool:
    text = f"{day:%m-%d}"
    spans = [
        (f"{each.first.month:02d}-{each.first.day:02d}", f"{each.last.month:02d}-{each.last.day:02d}")
        for each in recurrence.seasons
    ]
    return not spans or any(
        first <= text <= last if first <= last else not last < text < first for first, last in spans
    )
