"""A day that is asked of: a weekday, or a date with or without its year, and a half of it if one is said."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import WEEKDAYS, Half
from tourplanner.inputs.typed.choices import choice, says_evening
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.near_days import day_between
from tourplanner.inputs.typed.text import tidy

_HALVES = tuple(half.value for half in Half)
_MOST_WORDS = 2
"""Of a half of the day: "apres midi"."""
_LEAP_YEAR = date(2000, 1, 1), date(2000, 12, 31)
"""A year that has every date."""


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day as it was asked of.

    Attributes
    ----------
    day
        A weekday, from 0 for Monday, or a date; the text of a date whose year is not said.
    half
        The only half of it that is asked of; None for both.
    evening
        Whether that half was called the evening.
    """

    day: int | date | str
    half: Half | None = None
    evening: bool = False

    def within(self, first: date, last: date) -> int | date | None:
        """The day; a date without a year is the only one from `first` to `last`, None where there is none."""
        if not isinstance(self.day, str):
            return self.day
        found = day_between(self.day, first, last)
        return None if found is None else date.fromisoformat(found)


def asked_day(text: str) -> AskedDay | None:
    """The day of ``jeudi``, ``jeudi matin``, ``13/01 après-midi``, ``13 janvier 2027``; else None."""
    day = _day(tidy(text))
    if day is not None:
        return AskedDay(day)
    words = text.split()
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        half = choice(" ".join(words[-count:]), _HALVES, "half")
        day = None if half is None else _day(" ".join(words[:-count]))
        if half is not None and day is not None:
            return AskedDay(day, Half(half), says_evening(text))
    return None


def _day(text: str) -> int | date | str | None:
    weekday = choice(text, WEEKDAYS, "weekday")
    if weekday is not None:
        return WEEKDAYS.index(weekday)
    if found := iso_day(text):
        return date.fromisoformat(found)
    return text if _lacks_year(text) else None


def _lacks_year(text: str) -> bool:
    """Whether a text is a date but for its year; a weekday in front of it may be that of any year."""
    first, _, rest = text.partition(" ")
    plain = rest if choice(first, WEEKDAYS, "weekday") is not None else text
    return day_between(plain, *_LEAP_YEAR) is not None
