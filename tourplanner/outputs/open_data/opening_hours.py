"""Visits as OpenStreetMap writes opening hours: explicit dates, never "every other week"."""

from collections.abc import Iterable
from datetime import date

from tourplanner.domain.period import format_clock
from tourplanner.domain.tour import Tour, Visit

# English names are part of the format; the machine's language must not matter.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def opening_hours(visits: Iterable[tuple[Tour, Visit]]) -> str:
    """``2027 Jan 08,2027 Feb 05 09:30-12:00; 2027 Mar 05 14:00-16:30``, empty without visits.

    Dates with the same hours share a rule, and a date is in one rule only: a later rule of this
    format overrules an earlier one on the dates that both name.
    """
    by_date: dict[date, list[tuple[int, int]]] = {}
    for tour, visit in visits:
        by_date.setdefault(tour.date, []).extend(visit.parts)
    rules: dict[str, list[date]] = {}
    for day, spans in sorted(by_date.items()):
        hours = ",".join(f"{format_clock(opens)}-{format_clock(closes)}" for opens, closes in sorted(spans))
        rules.setdefault(hours, []).append(day)
    return "; ".join(f"{','.join(map(_day, days))} {hours}" for hours, days in rules.items())


def _day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"
