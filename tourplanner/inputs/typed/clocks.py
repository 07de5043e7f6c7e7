"""Times of day as people type them, as ``HH:MM``."""

import re

from tourplanner.domain.period import format_clock, parse_clock
from tourplanner.inputs.typed.text import tidy

_NOON = frozenset({"midi", "noon"})
_CLOCK = re.compile(r"([0-9]{1,2}) ?(?:h|H|:|heures?) ?([0-9]{2})?(?: ?min)?(?::00)?")


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
