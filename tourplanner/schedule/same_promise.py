"""How often a stop is promised to be visited: stops of one promise have about as many visits a year."""

from collections.abc import Hashable

from tourplanner.domain.config import Stop
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Rhythm,
    WeeksOfMonth,
)
from tourplanner.domain.rhythm_cells import MOST_IN_MONTH


def promise_of(stop: Stop) -> Hashable:
    """What the promise of a stop has in common with those of others, whatever their weekdays."""
    if stop.when is None:
        return stop.visits, stop.seasons, bool(stop.away)
    return _often(stop.when.rhythm), stop.when.seasons, stop.when.school


def _often(rhythm: Rhythm) -> Hashable:
    """How often a rhythm comes back; the fifth of a month, which most have not, is apart."""
    match rhythm:
        case EveryWeeks(weekdays=weekdays, interval=interval):
            return EveryWeeks, interval, len(weekdays)
        case NthWeekdays(days=days):
            return NthWeekdays, len(days), sum(day.ordinal == MOST_IN_MONTH for day in days)
        case WeeksOfMonth(weeks=weeks, weekdays=weekdays):
            return WeeksOfMonth, len(weeks), MOST_IN_MONTH in weeks, len(weekdays)
        case ParityWeeks(weekdays=weekdays):
            return ParityWeeks, len(weekdays)
        case LastDayOfMonth(weekdays=weekdays):
            return LastDayOfMonth, bool(weekdays)
