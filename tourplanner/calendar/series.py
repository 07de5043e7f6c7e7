"""Series: what of some dates a rhythm tells, for formats that hold a rule and what it leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    WeeksOfMonth,
    monday_of,
)
from tourplanner.domain.rrule import rrule

MOST_ORDINAL = 4
"""Outlook takes a fifth Tuesday for the last one of the month ([MS-OXCICAL] 2.1.3.2.2)."""


@dataclass(frozen=True, slots=True)
class Series:
    """Dates of one rhythm, in order: all of its dates from the first to the last, but for a few.

    ``rhythm`` is settled.
    """

    rhythm: Rhythm
    dates: tuple[date, ...]

    @property
    def first(self) -> date:
        """The first of its dates."""
        return self.dates[0]

    @property
    def last(self) -> date:
        """The last of its dates."""
        return self.dates[-1]

    @property
    def skipped(self) -> tuple[date, ...]:
        """The dates of the rhythm from the first to the last that are none of its own."""
        own = set(self.dates)
        return tuple(day for day in Recurrence(self.rhythm).between(self.first, self.last) if day not in own)

    @property
    def rule(self) -> str:
        """Its rule (RFC 5545)."""
        rule = rrule(Recurrence(self.rhythm))
        assert rule is not None
        return rule


def series_of(recurrence: Recurrence, dates: Iterable[date], most_skipped: int) -> list[Series]:
    """The dates as far as rules of one day each tell them that every calendar reads, in order of their first.

    Odd and even weeks are every second week between two years of 53. Not told are the fifth weekday of a
    month and days of weeks of the month: calendars differ in what they make of such rules.

    Parameters
    ----------
    most_skipped
        How many dates of the rhythm in a row may be missing: with more a series ends, as it does at the end
        of a season.
    """
    days = sorted(set(dates))
    rhythms = _known_everywhere(recurrence.rhythm, days)
    found = [series for rhythm in rhythms for series in runs(rhythm, days, most_skipped)]
    return sorted(found, key=lambda series: series.dates)


def _known_everywhere(rhythm: Rhythm, days: Sequence[date]) -> list[Rhythm]:
    """The rhythm as rhythms of one day each that every calendar knows; their first dates are left open."""
    match rhythm:
        case EveryWeeks(interval=interval):
            return [EveryWeeks((weekday,), interval) for weekday in _weekdays(rhythm, days)]
        case ParityWeeks():
            return [EveryWeeks((weekday,), 2) for weekday in _weekdays(rhythm, days)]
        case NthWeekdays(days=nths):
            return [NthWeekdays((nth,)) for nth in nths if nth.ordinal <= MOST_ORDINAL]
        case LastDayOfMonth():
            return [rhythm]
        case WeeksOfMonth():
            return []


def _weekdays(rhythm: EveryWeeks | ParityWeeks, days: Sequence[date]) -> Sequence[int]:
    return rhythm.weekdays or sorted({day.weekday() for day in days})


def runs(rhythm: Rhythm, days: Sequence[date], most_skipped: int) -> Iterator[Series]:
    """The days that a rhythm holds on, in order, as series of it that skip no more dates in a row."""
    left = list(days)
    while left:
        anchored = _beginning(rhythm, left[0])
        if not anchored.holds(left[0]):
            left = left[1:]
            continue
        run: list[date] = left[:1]
        others: list[date] = []
        for day in left[1:]:
            goes_on = anchored.holds(day) and _missing(anchored, run[-1], day) <= most_skipped
            (run if goes_on else others).append(day)
        yield Series(anchored, tuple(run))
        left = others


def _beginning(rhythm: Rhythm, day: date) -> Rhythm:
    """The rhythm with `day` in one of the weeks that are meant, if it does not say which."""
    if isinstance(rhythm, EveryWeeks) and rhythm.interval > 1:
        return replace(rhythm, anchor=monday_of(day))
    return rhythm


def _missing(rhythm: Rhythm, last: date, day: date) -> int:
    """How many dates of the rhythm lie between two."""
    return sum(1 for _ in Recurrence(rhythm).between(last + timedelta(1), day - timedelta(1)))
