"""Where the grid of a cycle holds a rhythm: the days of the grid that are all of its dates, and no other."""

from functools import cache

from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import (
    LAST,
    WEEK,
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Rhythm,
    WeeksOfMonth,
)

EVERY_DAY = tuple(range(WEEK))
MOST_IN_MONTH = 5


@cache
def cells(rhythm: Rhythm, rules: CalendarRules) -> tuple[int, ...] | None:
    """The days of the grid, from 0, on which a stop of that rhythm may be visited.

    None where the cycle cannot hold it, and its visits stand aside of the grid: the last day of the month, a
    Nth weekday in a cycle of weeks, odd weeks in one that does not count them. Of a rhythm without a weekday
    all days of its weeks are meant, and of every second week or more without a first date any weeks.
    """
    kind, weeks = rules.cycle, range(rules.weeks)
    match rhythm:
        case EveryWeeks(interval=interval) if kind is not CycleKind.WEEKS:
            every = interval == 1 and not (kind.is_monthly and rules.weeks < MOST_IN_MONTH)
            return _days(weeks, rhythm.weekdays) if every else None
        case EveryWeeks(weekdays=weekdays, interval=interval, anchor=anchor):
            if rules.weeks % interval or (anchor and rules.waits):
                return None
            phase = None if anchor is None else (anchor - rules.start).days // WEEK % interval
            return _days([week for week in weeks if phase in (None, week % interval)], weekdays)
        case NthWeekdays(days=days) if kind is CycleKind.MONTH:
            if any(day.ordinal == LAST or day.ordinal > rules.weeks for day in days):
                return None
            return tuple(sorted(WEEK * (day.ordinal - 1) + day.weekday for day in days))
        case WeeksOfMonth(weeks=numbers, weekdays=weekdays) if kind is CycleKind.MONTH_WEEKS:
            if max(numbers) > rules.weeks:
                return None
            return _days([number - 1 for number in numbers], weekdays)
        case ParityWeeks(odd=odd, weekdays=weekdays) if kind is CycleKind.PARITY:
            return _days([0 if odd else 1], weekdays)
        case LastDayOfMonth() | NthWeekdays() | WeeksOfMonth() | ParityWeeks():
            return None


def _days(weeks: "range | list[int]", weekdays: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(WEEK * week + day for week in weeks for day in weekdays or EVERY_DAY)


def visits_of(rhythm: Rhythm, rules: CalendarRules) -> int | None:
    """How many visits of the cycle a rhythm means; None where the cycle cannot hold it."""
    held = cells(rhythm, rules)
    if held is None:
        return None
    if isinstance(rhythm, EveryWeeks) and rhythm.anchor is None:
        return rules.weeks // rhythm.interval * max(1, len(rhythm.weekdays))
    free = not isinstance(rhythm, NthWeekdays | LastDayOfMonth) and not rhythm.weekdays
    return len({day // WEEK for day in held}) if free else len(held)


def stands_aside(stop: Stop, rules: CalendarRules) -> bool:
    """Whether the visits of a stop are no visits of the grid, and are laid on dates alone."""
    return stop.when is not None and cells(stop.when.rhythm, rules) is None
