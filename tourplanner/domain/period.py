"""Time: halves of the day, sessions, and the calendar of a cycle.

A time of day is an integer of seconds after midnight, a duration an integer of seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tourplanner.domain.recurrence import WEEK, monday_of, ordinal_in_month

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOON = 12 * HOUR
EVENING = 17 * HOUR
"""From when on a visit after lunch is one in the evening, for those who read of it."""

WEEKS_OF_MONTH = 4
"""Whole weeks that every month has."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of weekdays in files, indexed as `datetime.date.weekday` counts them."""


class CycleKind(StrEnum):
    """What the weeks of a cycle are laid on, and so what it is when it comes back.

    ``WEEKS``: one calendar week after another. ``PARITY``: two weeks, of which the first is laid on odd ISO
    weeks and the second on even ones. ``MONTH``: week k has the k-th Monday, the k-th Tuesday and so on of
    every month. ``MONTH_WEEKS``: week k is the whole calendar week of the k-th Monday of every month.
    """

    WEEKS = "weeks"
    PARITY = "parity"
    MONTH = "month"
    MONTH_WEEKS = "month-weeks"

    @property
    def is_monthly(self) -> bool:
        """Whether it comes back every month."""
        return self in (CycleKind.MONTH, CycleKind.MONTH_WEEKS)

    def week_on(self, day: date) -> int:
        """Which week of the cycle a date is of, from 1; not asked of ``WEEKS``, whose dates do not tell.

        Monthly ones may have five.
        """
        match self:
            case CycleKind.PARITY:
                return 2 - day.isocalendar().week % 2
            case CycleKind.MONTH:
                return ordinal_in_month(day)
            case CycleKind.MONTH_WEEKS:
                return ordinal_in_month(monday_of(day))
        raise ValueError(self)


class Half(StrEnum):
    """A half of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class Session:
    """A half-day on a date, open from ``opens`` to ``closes`` (seconds after midnight).

    ``at`` is which day of its cycle the date is, from 0, and of how many: what tells one visit of a stop from
    another in the cycle.
    """

    date: date
    half: Half
    opens: int
    closes: int
    at: tuple[int, int] = field(default=(0, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The touring dates of one cycle.

    ``sessions`` are in order of date and half; ``extra`` are the touring dates on which weekday
    lists do not apply; ``closed`` tells why each other date of a touring weekday is not toured.
    With ``repeats`` it is the grid of any cycle: its dates number its days and mean no day of a year.
    ``kind`` is what its weeks are laid on; ``as_weeks`` is whether hours are counted as if those of a month
    were calendar weeks, which is what engines know.
    """

    start: date
    weeks: int
    sessions: tuple[Session, ...]
    extra: frozenset[date]
    closed: Mapping[date, str]
    repeats: bool = False
    kind: CycleKind = CycleKind.WEEKS
    as_weeks: bool = False

    @property
    def dates(self) -> tuple[date, ...]:
        """The touring dates, in order."""
        return tuple(sorted({session.date for session in self.sessions}))

    @property
    def days(self) -> int:
        """Length of the cycle in days."""
        return 7 * self.weeks

    @property
    def end(self) -> date:
        """The first day after the cycle."""
        return self.start + timedelta(days=self.days)

    def week(self, day: date) -> int:
        """Number of the week of the cycle in which `day` lies, from 1."""
        if self.repeats or self.kind is CycleKind.WEEKS:
            return (day - self.start).days // 7 + 1
        return self.kind.week_on(day)

    def at(self, day: date) -> tuple[int, int]:
        """Which day of the cycle `day` is, from 0, and of how many."""
        return WEEK * (self.week(day) - 1) + day.weekday(), self.days

    @property
    def comes_monthly(self) -> bool:
        """Whether it is a grid that comes back every month: its days are not always as far apart as here."""
        return self.repeats and self.kind.is_monthly

    @property
    def mixes_weeks(self) -> bool:
        """Whether real weeks have days of several weeks of this grid, as those of months have."""
        return self.comes_monthly and not self.as_weeks

    @property
    def hour_weeks(self) -> int:
        """How many weeks of work a cycle has: a month has four at least, as February has."""
        monthly = self.kind.is_monthly and not self.as_weeks
        return min(self.weeks, WEEKS_OF_MONTH) if monthly else self.weeks


@lru_cache(maxsize=3_000)
def parse_clock(text: str) -> int:
    """Seconds after midnight of ``HH:MM``.

    Raises
    ------
    ValueError
        If `text` is not a time of day from 00:00 to 24:00.
    """
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        raise ValueError(text)
    if len(hours) > 2 or len(minutes) != 2 or int(minutes) > 59:
        raise ValueError(text)
    seconds = int(hours) * HOUR + int(minutes) * MINUTE
    if seconds > DAY:
        raise ValueError(text)
    return seconds


def format_clock(seconds: int) -> str:
    """``HH:MM`` of a whole minute of the day."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    return f"{hours:02d}:{minutes:02d}"
