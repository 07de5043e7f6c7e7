"""Times of day as people type them, as ``HH:MM``, and what slips of them may mean."""

import re

from tourplanner.domain.period import format_clock, parse_clock
from tourplanner.inputs.typed.text import tidy

_NOON = frozenset({"midi", "noon"})
_CLOCK = re.compile(r"([0-9]{1,2}) ?(?:h|H|:|heures?) ?([0-9]{2})?(?: ?min)?(?::00)?")
_BETWEEN = re.compile(r" ?(?::|h|[.,;_'’-]) ?")
"""What stands between hours and minutes, by slips too."""
_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_LETTERS = str.maketrans("oli", "011")
"""Letters that are typed for the digits that they look like."""
_LATEST = 2400
"""The largest number that is typed for a time of day; Python prints no integer of thousands of digits."""
_QUARTERS = frozenset({25, 50, 75})
"""Hundredths that are as likely those of an hour: 9.25, 9.5."""


def clock(text: str) -> str | None:
    """``HH:MM`` of ``9h30``, ``9 h 30``, ``9:30``, ``9 heures``, ``midi``; None for no time of day."""
    plain = tidy(text)
    if plain.casefold() in _NOON:
        return "12:00"
    match = _CLOCK.fullmatch(plain)
    if match is None or (match[2] is None and ":" in plain):
        return None
    try:
        return format_clock(parse_clock(f"{match[1]}:{match[2] or '00'}"))
    except ValueError:
        return None


def likely_clock(value: object) -> str:
    """``HH:MM`` that may have been meant by what is no time of day; "" where nothing is likely.

    ``9:5``, ``9.30``, ``0930``, ``9``, ``2:30 pm``, ``O9:30``, and the numbers 930 and 9.3.
    """
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return _of_float(value)
    if not isinstance(value, str | int) or (isinstance(value, int) and not 0 <= value <= _LATEST):
        return ""
    text, later = _half(tidy(str(value)).casefold())
    if text.isascii() and text.isdigit():
        return _of(text, "00", later) if len(text) <= 2 else _of(text[:-2], text[-2:], later)
    hours, *rest = _BETWEEN.split(text.removesuffix("min").removesuffix("mn").strip())
    minutes = rest[0] if rest else ""
    if len(rest) != 1 or not (hours + minutes).isascii() or not (hours + minutes).isdigit():
        return ""
    return _of(hours, f"{minutes:0>2}", later)


def _of_float(value: float) -> str:
    if not 0 <= value <= 24:  # nor what is no number
        return ""
    hundredths = round(value * 100)
    known = abs(hundredths - value * 100) < 1e-6 and hundredths % 100 not in _QUARTERS
    return _of(f"{hundredths // 100}", f"{hundredths % 100:02d}") if known else ""


def _half(text: str) -> tuple[str, int]:
    """A text without its ``pm``, with digits for letters that look like them; the hours to be added."""
    for name, later in _HALVES.items():
        if text.endswith(name):
            hours = text.removesuffix(name).strip()
            return ("" if not later and hours.startswith("12") else hours), later
    return (text.translate(_LETTERS) if any(letter.isdigit() for letter in text) else text), 0


def _of(hours: str, minutes: str, later: int = 0) -> str:
    try:
        return format_clock(parse_clock(f"{int(hours) % 12 + later if later else int(hours)}:{minutes}"))
    except ValueError:
        return ""
