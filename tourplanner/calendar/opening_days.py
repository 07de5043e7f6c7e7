"""Recurrences as OpenStreetMap writes opening days: ``Tu[1,3]``, ``week 01-53/2 Th``, ``Mo[1] +2 days``."""

from collections.abc import Sequence

from tourplanner.domain.recurrence import (
    EveryWeeks,
    MonthDay,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    Season,
    WeeksOfMonth,
)

# English names are part of the format; the machine's language must not matter.
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ODD, EVEN = "week 01-53/2", "week 02-52/2"


def opening_days(recurrence: Recurrence) -> str | None:
    """The days on which it holds, before any hours: ``Apr 01-Oct 31 Tu[1]``; None where the format has none.

    It has none for every second week or more, for the last day of a month, for school holidays (whose dates
    it leaves to whoever reads it), for seasons that end on 29 February, and while the weekday is not known.
    """
    if recurrence.school is not None or not recurrence.is_settled:
        return None
    days, seasons = _days(recurrence.rhythm), recurrence.seasons
    if days is None or not seasons:
        return days
    # A week that is counted from its Monday may lie in a season with some of its days only.
    if isinstance(recurrence.rhythm, WeeksOfMonth) or any(
        season.last == MonthDay(2, 29) for season in seasons
    ):
        return None
    return f"{','.join(map(_season, seasons))} {days}"


def _days(rhythm: Rhythm) -> str | None:
    match rhythm:
        case EveryWeeks(weekdays=weekdays, interval=1):
            return _names(weekdays)
        case NthWeekdays(days=days):
            return ",".join(_nths(days))
        case WeeksOfMonth(weeks=weeks, weekdays=weekdays):
            numbers = ",".join(map(str, weeks))
            return ",".join(f"Mo[{numbers}]{_later(weekday)}" for weekday in weekdays)
        case ParityWeeks(odd=odd, weekdays=weekdays):
            return f"{ODD if odd else EVEN} {_names(weekdays)}"
    return None


def _names(weekdays: Sequence[int]) -> str:
    return ",".join(WEEKDAYS[weekday] for weekday in weekdays)


def _nths(days: Sequence[NthWeekday]) -> list[str]:
    weekdays = dict.fromkeys(day.weekday for day in days)
    ordinals = {weekday: [day.ordinal for day in days if day.weekday == weekday] for weekday in weekdays}
    return [f"{WEEKDAYS[weekday]}[{','.join(map(str, nths))}]" for weekday, nths in ordinals.items()]


def _later(days: int) -> str:
    return f" +{days} day{'s' if days > 1 else ''}" if days else ""


def _season(season: Season) -> str:
    return f"{_month_day(season.first)}-{_month_day(season.last)}"


def _month_day(day: MonthDay) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02d}"
