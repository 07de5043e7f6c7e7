"""Nights: which date of a calendar is the morrow of which, also where a cycle comes back.

Cycles of months are followed by others than themselves, as the months begin: `tourplanner.calendar.mixtures`
has their nights.
"""

from collections.abc import Mapping
from datetime import date

from tourplanner.domain.period import Calendar


def is_morrow(calendar: Calendar, today: date, tomorrow: date) -> bool:
    """Whether a date is the morrow of another one: after the last Sunday of a grid comes its first Monday."""
    days = (tomorrow - today).days
    comes_back = calendar.repeats and not calendar.comes_monthly
    return days == 1 or (comes_back and days == 1 - calendar.days)


def morrows(calendar: Calendar) -> Mapping[int, int]:
    """The place in ``calendar.dates`` of the morrow of a date, by its own place, where both are toured."""
    dates = calendar.dates
    pairs = ((place, (place + 1) % len(dates)) for place in range(len(dates)))
    return {one: other for one, other in pairs if is_morrow(calendar, dates[one], dates[other])}
