"""The dates of a stop as rows of a poster, few or many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourplanner.domain.config import Stop
from tourplanner.domain.period import EVENING, Half
from tourplanner.domain.told_half import evening_of, in_half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

MOST_ROWS = 16
"""Dates that stand in a row of their own; more than these are gathered by month."""

Hours = tuple[tuple[int, int], ...]
"""The parts of a visit."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A row: ``lead`` in light type, ``main`` in bold, ``hours`` where they are not the usual ones.

    A row with a ``year`` alone announces it.
    """

    lead: str = ""
    main: str = ""
    hours: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class DateTable:
    """All dates: the hours that hold unless a row has its own, and the rows."""

    hours: str
    exceptions: bool
    title: str
    rows: tuple[DateRow, ...]


def date_table(visits: Sequence[tuple[Tour, Visit]], stop: Stop, lang: Language) -> DateTable:
    """The rows for the visits of a stop, at least one, in order of date."""
    words = words_in(lang)
    dates = [(tour.date, visit.parts) for tour, visit in visits]
    usual = _usual([hours for _, hours in dates])
    years = sorted({day.year for day, _ in dates})
    rows: list[DateRow] = []
    for year in years:
        if len(years) > 1:
            rows.append(DateRow(year=str(year)))
        those = [pair for pair in dates if pair[0].year == year]
        rows += _single(those, usual, lang) if len(dates) <= MOST_ROWS else _by_month(those, usual, lang)
    return DateTable(
        hours=_said(usual, stop, lang) if usual else "",
        exceptions=any(hours != usual for _, hours in dates),
        title=_title(dates, words),
        rows=tuple(rows),
    )


def _title(dates: Sequence[tuple[date, Hours]], words: Words) -> str:
    """What the dates are; an exceptional opening has but one."""
    years = {day.year for day, _ in dates}
    if len(years) > 1:
        return words("poster.dates")
    [year] = years
    if len(dates) == 1:
        return words("poster.date-of-year", year=year)
    return words("poster.dates-of-year", year=year)


def _usual(hours: Sequence[Hours]) -> Hours | None:
    """The hours of two visits in three, so that only the others need to be told apart."""
    most, times = Counter(hours).most_common(1)[0]
    return most if 3 * times >= 2 * len(hours) else None


def _said(hours: Hours, stop: Stop, lang: Language) -> str:
    words, (opens, closes) = words_in(lang), hours[0]
    if len(hours) == 1:
        if stop.evening or opens >= EVENING:
            part = in_half(Half.AFTERNOON, evening_of(stop) or "")
            return words("poster.evening-hours", part=part, opens=opens, closes=closes)
        return words("poster.hours", opens=opens, closes=closes)
    return words("poster.whole-day", opens=opens, pauses=closes, resumes=hours[1][0], closes=hours[1][1])


def _own(hours: Hours, usual: Hours | None, lang: Language) -> str:
    return "" if hours == usual else written.all_hours(hours, lang)


def _single(dates: Sequence[tuple[date, Hours]], usual: Hours | None, lang: Language) -> list[DateRow]:
    rows = []
    for day, hours in dates:
        lead, main = written.weekday(day.weekday(), lang), written.day_and_month(day, lang)
        rows.append(DateRow(lead, main, _own(hours, usual, lang)))
    return rows


def _by_month(dates: Sequence[tuple[date, Hours]], usual: Hours | None, lang: Language) -> list[DateRow]:
    """``janvier | vendredis 8, 15, 22 et 29``: a row per month, weekday and hours."""
    rows = []
    for _, group in groupby(dates, key=lambda pair: pair[0].month):
        those = list(group)
        gathered: dict[tuple[int, Hours], list[date]] = {}
        for day, hours in those:
            gathered.setdefault((day.weekday(), hours), []).append(day)
        lead = written.month_name(those[0][0], lang)
        for (weekday, hours), days in gathered.items():
            rows.append(DateRow(lead, _of_month(weekday, days, lang), _own(hours, usual, lang)))
            lead = ""
    return rows


def _of_month(weekday: int, days: Sequence[date], lang: Language) -> str:
    """``vendredi 8``, ``vendredis 8 et 15``."""
    words = words_in(lang)
    if len(days) == 1:
        return words("poster.one-of-month", weekday=weekday, days=days)
    return words("poster.several-of-month", weekday=weekday, days=days)
