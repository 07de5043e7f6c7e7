"""Dates as people type them, as ISO texts."""

import re
from datetime import date

from tourplanner.inputs.typed.text import tidy, word

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {name: number for each in (_FRENCH, _ENGLISH) for number, name in enumerate(each.split(), start=1)}
_SHORT = {"janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
"""The usual short forms: those of the other months are whole words, or could be those of two."""
_WEEKDAYS = (
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_DIGITS = re.compile(r"([0-3]?[0-9]) ?([/.-]) ?([01]?[0-9]) ?\2 ?([0-9]{4})")
_WORDS = re.compile(r"(?:([a-z]+)-)?([0-9]{1,2})(?:er|st|nd|rd|th)?-([a-z]+)-([0-9]{4})")


def iso_day(text: str) -> str | None:
    """The ISO text of a date: ``08/01/2027``, ``8.1.2027``, ``8 janvier 2027``, ``vendredi 8 janvier 2027``.

    None for what is no date, and for a weekday that is not that of the date. Day comes before month.
    """
    plain = tidy(text)
    try:
        if match := _DIGITS.fullmatch(plain):
            return date(int(match[4]), int(match[3]), int(match[1])).isoformat()
        if match := _WORDS.fullmatch(word(plain)):
            return _of_words(*match.groups())
        return date.fromisoformat(plain).isoformat() if re.fullmatch(r"[0-9-]{10}", plain) else None
    except ValueError:
        return None


def _of_words(weekday: str | None, day: str, month: str, year: str) -> str | None:
    number = _MONTHS.get(month) or _SHORT.get(month)
    if number is None:
        return None
    found = date(int(year), number, int(day))
    fits = weekday is None or weekday in {names[found.weekday()] for names in _WEEKDAYS}
    return found.isoformat() if fits else None
