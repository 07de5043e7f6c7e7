"""What stands beside a rule of a calendar: its name, and its first date (DTSTART of RFC 5545)."""

import re
from datetime import date

from tourplanner.errors import Fault, InputError
from tourplanner.message import message

PREFIX = "RRULE:"
_START = re.compile(r"DTSTART(?:;[^:]*)?:([0-9]{8})(?:T[0-9]{6}Z?)?;?")


def is_rrule(text: str) -> bool:
    """Whether a text is meant as a rule, right or wrong."""
    plain = text.strip().upper()
    return plain.startswith(PREFIX) or "FREQ=" in plain


def without_start(plain: str) -> tuple[str, date | None]:
    """A rule without its first date and its name, and that date, which calendars write before it or behind.

    Raises
    ------
    InputError
        If no calendar has that date.
    """
    start = _START.search(plain)
    if start is None:
        return plain.removeprefix(PREFIX), None
    try:
        first = date.fromisoformat(f"{start[1][:4]}-{start[1][4:6]}-{start[1][6:]}")
    except ValueError:
        raise InputError([Fault("", message("recurrence.no-such-day", text=start[1]))]) from None
    return f"{plain[: start.start()]}{plain[start.end() :]}".removeprefix(PREFIX), first
