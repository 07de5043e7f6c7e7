"""A recurrence: on which dates the visits of a stop come back.

A rhythm (every third week, the 1st and 3rd Tuesday of the month, odd weeks) and what narrows it: seasons, and
school holidays. Weekdays count from Monday = 0; a rhythm without any leaves the day of the week free, and
holds on all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

WEEK = 7
LAST = -1
"""In the place of an ordinal: the last one of the month."""
ORDINALS = (1, 2, 3, 4, 5, LAST)
LONGEST_INTERVAL = 8
"""Weeks between two visits at most, as a cycle has at most so many."""
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month in a leap year."""
WORKING_DAYS = (0, 1, 2, 3, 4)


def monday_of(day: date) -> date:
    """The Monday of the calendar week of `day`."""
    return day - timedelta(day.weekday())


def ordinal_in_month(day: date) -> int:
    """Which one of its weekday `day` is in its month, from 1 to 5."""
    return (day.day - 1) // WEEK + 1


def is_last_in_month(day: date) -> bool:
    """Whether no later day of the month has the weekday of `day`."""
    return (day + timedelta(WEEK)).month != day.month


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """Every ``interval`` weeks, from 1 to 8.

    ``anchor`` is the Monday of a week in which it holds; None where nobody said which weeks are meant, as a
    plan may choose: ``holds`` is then not answered for intervals above 1.
    """

    weekdays: tuple[int, ...] = ()
    interval: int = 1
    anchor: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`.

        Raises
        ------
        ValueError
            If which of the weeks are meant is not known.
        """
        if self.interval == 1:
            return _among(day, self.weekdays)
        if self.anchor is None:
            raise ValueError("which weeks are meant is not known")
        return _among(day, self.weekdays) and (day - self.anchor).days // WEEK % self.interval == 0


@dataclass(frozen=True, slots=True, order=True)
class NthWeekday:
    """The ``ordinal``-th ``weekday`` of a month: 1 to 5, or `LAST`."""

    ordinal: int
    weekday: int

    def holds(self, day: date) -> bool:
        """Whether `day` is that one of its month."""
        if day.weekday() != self.weekday:
            return False
        return is_last_in_month(day) if self.ordinal == LAST else ordinal_in_month(day) == self.ordinal


@dataclass(frozen=True, slots=True)
class NthWeekdays:
    """One or several Nth weekdays of every month: ``2e et 4e jeudi``.

    Without ``weekdays``, all of the ordinals' seven days are meant: ``NthWeekdays.of((1, 3))``.
    """

    days: tuple[NthWeekday, ...]

    @classmethod
    def of(cls, ordinals: tuple[int, ...], weekdays: tuple[int, ...] = tuple(range(WEEK))) -> "NthWeekdays":
        """Each of the ordinals of each of the weekdays."""
        return cls(tuple(NthWeekday(nth, weekday) for weekday in weekdays for nth in ordinals))

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return any(each.holds(day) for each in self.days)


@dataclass(frozen=True, slots=True)
class WeeksOfMonth:
    """Weeks of the month, from 1 to 5: week k begins on the k-th Monday of the month.

    So a week is never cut: it belongs to the month of its Monday, and its last days may lie in the next one.
    The Friday of week 1 is the first one *after* the first Monday, which is the 2nd Friday of a month that
    begins on a Tuesday, a Wednesday, a Thursday or a Friday; `NthWeekdays` counts the Fridays themselves.
    """

    weeks: tuple[int, ...]
    weekdays: tuple[int, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return _among(day, self.weekdays) and ordinal_in_month(monday_of(day)) in self.weeks


@dataclass(frozen=True, slots=True)
class ParityWeeks:
    """Odd or even ISO weeks: after an odd week 53 comes week 1, odd again."""

    odd: bool
    weekdays: tuple[int, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return _among(day, self.weekdays) and day.isocalendar().week % 2 == self.odd


@dataclass(frozen=True, slots=True)
class LastDayOfMonth:
    """The last day of every month; with ``weekdays``, the last one that is one of them."""

    weekdays: tuple[int, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        rest = (day + timedelta(step) for step in range(1, WEEK + 1))
        later = (each for each in rest if each.month == day.month)
        return _among(day, self.weekdays) and not any(_among(each, self.weekdays) for each in later)


Rhythm: TypeAlias = EveryWeeks | NthWeekdays | WeeksOfMonth | ParityWeeks | LastDayOfMonth


def _among(day: date, weekdays: tuple[int, ...]) -> bool:
    return not weekdays or day.weekday() in weekdays


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of any year; 29 February is the day before 1 March where there is none."""

    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> "MonthDay":
        """That of a date."""
        return cls(day.month, day.day)

    @property
    def exists(self) -> bool:
        """Whether any year has it."""
        return 1 <= self.month <= 12 and 1 <= self.day <= LONGEST_MONTHS[self.month - 1]

    @property
    def ends_month(self) -> bool:
        """Whether the month is over with it, in every year."""
        return self.day == LONGEST_MONTHS[self.month - 1]


@dataclass(frozen=True, slots=True)
class Season:
    """The days of every year from ``first`` to ``last``, both included, round New Year if need be."""

    first: MonthDay
    last: MonthDay

    def covers(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.covers_day(MonthDay.of(day))

    def covers_day(self, on: MonthDay) -> bool:
        """Whether a day of any year lies in it."""
        if self.first <= self.last:
            return self.first <= on <= self.last
        return on >= self.first or on <= self.last

    @property
    def months(self) -> tuple[int, ...] | None:
        """The months that it is made of, in order from the first; None where it cuts one."""
        if self.first.day != 1 or not self.last.ends_month:
            return None
        number = (self.last.month - self.first.month) % 12 + 1
        return tuple((self.first.month - 1 + step) % 12 + 1 for step in range(number))


def seasons_of_months(months: Iterable[int]) -> tuple[Season, ...]:
    """Whole months, from 1 to 12, as seasons: those in a row are one, round New Year too; none for all."""
    wanted = frozenset(months)
    if len(wanted) == len(LONGEST_MONTHS):
        return ()
    return tuple(_in_a_row(month, wanted) for month in sorted(wanted) if (month - 2) % 12 + 1 not in wanted)


def _in_a_row(first: int, months: frozenset[int]) -> Season:
    last = first
    while last % 12 + 1 in months:
        last = last % 12 + 1
    return Season(MonthDay(first, 1), MonthDay(last, LONGEST_MONTHS[last - 1]))


class SchoolTime(StrEnum):
    """How visits keep to school holidays: ``ONLY`` in them, or ``OUT`` of them."""

    ONLY = "only"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rhythm, in ``seasons`` only (none: all year), and in or out of school holidays if ``school`` says."""

    rhythm: Rhythm
    seasons: tuple[Season, ...] = ()
    school: SchoolTime | None = None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays on which it may hold, in order; empty for any."""
        if isinstance(self.rhythm, NthWeekdays):
            return tuple(sorted({each.weekday for each in self.rhythm.days}))
        return self.rhythm.weekdays

    @property
    def is_settled(self) -> bool:
        """Whether its dates are known: a weekday, or the day of the month, and which weeks are meant."""
        match self.rhythm:
            case EveryWeeks(weekdays=weekdays, interval=interval, anchor=anchor):
                return bool(weekdays) and (interval == 1 or anchor is not None)
            case WeeksOfMonth(weekdays=weekdays) | ParityWeeks(weekdays=weekdays):
                return bool(weekdays)
        return True

    def anchored(self, day: date) -> "Recurrence":
        """Itself, the week of `day` being one that is meant, if no other is said."""
        if isinstance(self.rhythm, EveryWeeks) and self.rhythm.interval > 1 and self.rhythm.anchor is None:
            return replace(self, rhythm=replace(self.rhythm, anchor=monday_of(day)))
        return self

    def in_season(self, day: date) -> bool:
        """Whether `day` lies in one of its seasons."""
        return not self.seasons or any(season.covers(day) for season in self.seasons)

    def holds(self, day: date, *, school_holiday: bool = False) -> bool:
        """Whether it holds on `day`, which lies in the school holidays or not.

        Raises
        ------
        ValueError
            If which weeks are meant is not known.
        """
        if self.school is not None and school_holiday != (self.school is SchoolTime.ONLY):
            return False
        return self.in_season(day) and self.rhythm.holds(day)

    def between(self, first: date, last: date) -> Iterator[date]:
        """Its dates from `first` to `last`, both included, school holidays aside.

        Raises
        ------
        ValueError
            If which weeks are meant is not known.
        """
        days = (first + timedelta(step) for step in range((last - first).days + 1))
        return (day for day in days if self.in_season(day) and self.rhythm.holds(day))
