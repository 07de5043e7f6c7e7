"""Dates as people type them, as ISO texts."""

import re
from calendar import monthrange
from datetime import MINYEAR, date

from tourplanner.inputs.typed.text import tidy, word

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {name: number for each in (_FRENCH, _ENGLISH) for number, name in enumerate(each.split(), start=1)}
_SHORT = {
    "jan": 1,
    "janv": 1,
    "fev": 2,
    "fevr": 2,
    "feb": 2,
    "mar": 3,
    "avr": 4,
    "apr": 4,
    "jun": 6,
    "juil": 7,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
"""The usual short forms; one that could be that of two months, such as "jui", is none."""
_WEEKDAYS = (
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_SHORT_WEEKDAY = 3
"""Letters of the short form of a weekday."""
_CENTURY = 2000
"""Years of two digits are those after it, as all dates of a plan are."""
_DIGITS = re.compile(r"([0-3]?[0-9]) ?([/.-]) ?([01]?[0-9]) ?\2 ?([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-3]?[0-9]) ?([/.]) ?([01]?[0-9]) ?\2 ?([0-9]{2})")
"""Not with hyphens: in "27-01-08" the year may come first."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONGEST_MONTH = 31
_WORDS = re.compile(r"(?:([a-z]+)-)?([0-9]{1,2})(?:er|st|nd|rd|th)?-([a-z]+)-([0-9]{4}|[0-9]{2})")


def iso_day(text: str) -> str | None:
    """The ISO text of a date: ``08/01/2027``, ``8/1/27``, ``8 janvier 2027``, ``ven. 8 janv. 2027``.

    None for what is no date, and for a weekday that is not that of the date. Day comes before month.
    """
    said = _said(text)
    return said[0].isoformat() if said and said[1] else None


def day_of_another_weekday(text: str) -> date | None:
    """The date in a text with a weekday that is not its own: ``jeudi 8 janvier 2027``, which is a Friday."""
    said = _said(text)
    return said[0] if said and not said[1] else None


def end_of_month(text: str) -> date | None:
    """The last day of the month of a date that it lacks: ``31/02/2027``; None for all else."""
    plain = tidy(text)
    if match := _DIGITS.fullmatch(plain) or _SHORT_YEAR.fullmatch(plain):
        day, month, year = int(match[1]), int(match[3]), _year(match[4])
    elif match := _WORDS.fullmatch(word(plain)):
        day, year = int(match[2]), _year(match[4])
        month = _MONTHS.get(match[3]) or _SHORT.get(match[3]) or 0
    elif match := _ISO.fullmatch(plain):
        day, month, year = int(match[3]), int(match[2]), int(match[1])
    else:
        return None
    if not (1 <= month <= 12 and year >= MINYEAR):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, last) if last < day <= _LONGEST_MONTH else None


def _said(text: str) -> tuple[date, bool] | None:
    """The date that is said, and whether its weekday is, where one is said; None for what is no date."""
    plain = tidy(text)
    try:
        if match := _DIGITS.fullmatch(plain) or _SHORT_YEAR.fullmatch(plain):
            return date(_year(match[4]), int(match[3]), int(match[1])), True
        if match := _WORDS.fullmatch(word(plain)):
            return _of_words(*match.groups())
        return (date.fromisoformat(plain), True) if re.fullmatch(r"[0-9-]{10}", plain) else None
    except ValueError:
        return None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == len(str(_CENTURY)) else _CENTURY + year


def _of_words(weekday: str | None, day: str, month: str, year: str) -> tuple[date, bool] | None:
    number = _MONTHS.get(month) or _SHORT.get(month)
    if number is None:
        return None
    found = date(_year(year), number, int(day))
    if weekday is None:
        return found, True
    known = {form for names in _WEEKDAYS for name in names for form in _forms(name)}
    own = {form for names in _WEEKDAYS for form in _forms(names[found.weekday()])}
    return (found, weekday in own) if weekday in known else None


def _forms(weekday: str) -> tuple[str, str]:
    return weekday, weekday[:_SHORT_WEEKDAY]
