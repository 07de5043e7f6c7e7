"""Time: halves of the day, sessions, and the calendar of a cycle.

A time of day is an integer of seconds after midnight, a duration an integer of seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOON = 12 * HOUR

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of weekdays in files, indexed as `datetime.date.weekday` counts them."""


class Half(StrEnum):
    """A half of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class Session:
    """A half-day on a date, open from ``opens`` to ``closes`` (seconds after midnight)."""

    date: date
    half: Half
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The touring dates of one cycle.

    ``sessions`` are in order of date and half; ``extra`` are the touring dates on which weekday
    lists do not apply; ``closed`` tells why each other date of a touring weekday is not toured.
    With ``repeats`` it is the grid of any cycle: its dates number its days and mean no day of a year.
    """

    start: date
    weeks: int
    sessions: tuple[Session, ...]
    extra: frozenset[date]
    closed: Mapping[date, str]
    repeats: bool = False

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
        return (day - self.start).days // 7 + 1


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
