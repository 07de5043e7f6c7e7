"""A half-day of the cycle as people say it: its week, its day and its half, or some of them."""

from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.inputs.typed.asked_day import AskedDay, asked_day
from tourplanner.inputs.typed.choices import choice, says_evening
from tourplanner.inputs.typed.numbers import week_number

_HALVES = tuple(half.value for half in Half)
_MOST_WORDS = 3
"""Of a week: "semaine n° 2"."""


@dataclass(frozen=True, slots=True)
class AskedHalfDay:
    """What was said of a half-day; None for what was not.

    ``week`` is that of the cycle, from 1; ``day`` a weekday, from 0 for Monday, or a date as in `AskedDay`.
    ``evening`` is whether the afternoon was called that.
    """

    week: int | None = None
    day: int | date | str | None = None
    half: Half | None = None
    evening: bool = False


def asked_half_day(text: str) -> AskedHalfDay | None:
    """The half-day of ``S2 jeudi matin``, ``jeudi``, ``semaine 3``, ``14/01 matin``; else None."""
    found = _asked(text)
    return found if found is None else replace(found, evening=says_evening(text))


def _asked(text: str) -> AskedHalfDay | None:
    found = _day_and_half(text)
    if found is not None:
        return found
    words = text.replace(",", " ").split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        ways = ((words[:count], words[count:]), (words[-count:], words[:-count]))
        for said_week, rest in ways:
            week = _week(" ".join(said_week))
            found = _day_and_half(" ".join(rest)) if rest else AskedHalfDay()
            if week is not None and found is not None and not isinstance(found.day, date | str):
                return AskedHalfDay(week, found.day, found.half)
    return None


def _day_and_half(text: str) -> AskedHalfDay | None:
    half = choice(text, _HALVES, "half")
    if half is not None:
        return AskedHalfDay(half=Half(half))
    day: AskedDay | None = asked_day(text)
    return None if day is None else AskedHalfDay(day=day.day, half=day.half)


def _week(text: str) -> int | None:
    """A week that is called one: a number alone may be that of a day."""
    return None if text.isdigit() else week_number(text)
