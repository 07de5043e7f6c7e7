"""Dates as people say them of a schedule that they have before them: without a year, or as a weekday."""

import re
from datetime import date, timedelta

from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.text import tidy

_ENDS_IN_YEAR = re.compile(r"[0-9]{4}$")


def day_between(text: str, first: date, last: date) -> str | None:
    """The ISO text of the only date from `first` to `last` that is meant: ``13/01``, ``mercredi 13 janvier``.

    None for what is no date without a year, and where none of these years has it, or several have.
    """
    plain = tidy(text)
    if _ENDS_IN_YEAR.search(plain) or not any(sign.isdigit() for sign in plain):
        return None
    joint = next((sign for sign in "/.-" if sign in plain), " ")
    years = range(first.year, last.year + 1)
    found = {day for year in years if (day := iso_day(f"{plain}{joint}{year}"))}
    meant = [day for day in found if first.isoformat() <= day <= last.isoformat()]
    return meant[0] if len(meant) == 1 else None


def weekday_of_week(text: str, day: date) -> str | None:
    """The ISO text of a weekday, ``jeudi``, in the calendar week of `day`; None for what is no weekday."""
    name = choice(text, WEEKDAYS, "weekday")
    if name is None:
        return None
    return (day + timedelta(WEEKDAYS.index(name) - day.weekday())).isoformat()
