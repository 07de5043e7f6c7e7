"""Visits as OpenStreetMap writes opening hours: a rhythm where it says the very dates, else the dates.

``2027 Jan 05-2027 Dec 07 Tu[1] 10:00-12:30; 2027 Nov 02 off``: a rhythm is only told from its first date to
its last, and what departs from it follows, because a later rule of this format overrules an earlier one on
the dates that both name. "Every other week" is nothing that the format can say, but for weeks that are odd
or even.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from tourplanner.calendar.series import Series, runs
from tourplanner.domain.period import format_clock
from tourplanner.domain.recurrence import EveryWeeks, NthWeekdays, ParityWeeks, Recurrence, Rhythm
from tourplanner.domain.tour import Tour, Visit

# English names are part of the format; the machine's language must not matter.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CLOSED = "off"
MOST_SKIPPED = 2
"""Dates in a row that a rhythm leaves out: with more it ends, and another rule begins."""


def opening_hours(visits: Iterable[tuple[Tour, Visit]], recurrence: Recurrence | None = None) -> str:
    """``2027 Jan 08,2027 Feb 05 09:30-12:00; 2027 Mar 05 14:00-16:30``, empty without visits.

    Dates with the same hours share a rule, and a date is in one rule only. Those that the rhythm of a stop
    tells are told by it where that is shorter.
    """
    by_date: dict[date, list[tuple[int, int]]] = {}
    for tour, visit in visits:
        by_date.setdefault(tour.date, []).extend(visit.parts)
    hours = {day: _hours(spans) for day, spans in sorted(by_date.items())}
    by_dates = "; ".join(_dated(hours))
    if recurrence is None or _selector(recurrence.rhythm) is None:
        return by_dates
    return min(by_dates, _by_rhythm(hours, recurrence.rhythm), key=len)


def _hours(spans: Iterable[tuple[int, int]]) -> str:
    return ",".join(f"{format_clock(opens)}-{format_clock(closes)}" for opens, closes in sorted(spans))


def _dated(hours: Mapping[date, str]) -> list[str]:
    """Rules of explicit dates."""
    alike = _alike(hours)
    return [f"{','.join(map(_day, days))} {text}" for text, days in alike.items()]


def _alike(hours: Mapping[date, str]) -> dict[str, list[date]]:
    """The dates by what they have in common, in order."""
    alike: dict[str, list[date]] = {}
    for day, text in hours.items():
        alike.setdefault(text, []).append(day)
    return alike


def _by_rhythm(hours: Mapping[date, str], rhythm: Rhythm) -> str:
    """Rules of the rhythm, and after them those of the dates on which these say something else."""
    ruled = [
        (series, text)
        for text, days in _alike(hours).items()
        for series in runs(rhythm, days, MOST_SKIPPED)
        if len(series.dates) > 1
    ]
    said = {day: text for series, text in ruled for day in sorted({*series.dates, *series.skipped})}
    others = {
        day: hours.get(day, CLOSED) for day in sorted({*hours, *said}) if said.get(day) != hours.get(day)
    }
    return "; ".join([*(f"{_span(series)} {text}" for series, text in ruled), *_dated(others)])


def _span(series: Series) -> str:
    return f"{_day(series.first)}-{_day(series.last)} {_selector(series.rhythm)}"


def _selector(rhythm: Rhythm) -> str | None:
    """``Tu[1,3]``, or None where the format has no words for it."""
    match rhythm:
        case EveryWeeks(weekdays=weekdays, interval=1) if weekdays:
            return _weekdays(weekdays)
        case ParityWeeks(odd=odd, weekdays=weekdays) if weekdays:
            return f"week {1 if odd else 2:02d}-53/2 {_weekdays(weekdays)}"
        case NthWeekdays(days=days):
            nths: dict[int, list[int]] = {}
            for each in days:
                nths.setdefault(each.weekday, []).append(each.ordinal)
            return ",".join(f"{WEEKDAYS[day]}[{','.join(map(str, of))}]" for day, of in nths.items())
    return None


def _weekdays(weekdays: Iterable[int]) -> str:
    return ",".join(WEEKDAYS[day] for day in weekdays)


def _day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"
