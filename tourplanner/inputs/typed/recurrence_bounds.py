"""What narrows a rhythm that is told in words: seasons, months, school holidays, days that are left out."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from tourplanner.domain.recurrence import (
    LONGEST_MONTHS,
    MonthDay,
    SchoolTime,
    Season,
    seasons_of_months,
)
from tourplanner.inputs.typed.recurrence_phrases import (
    ALTERNATE_MONTHS,
    DAY,
    EXCLUDED,
    IN_MONTHS,
    IN_SCHOOL_HOLIDAYS,
    OUT_OF_SCHOOL_HOLIDAYS,
    SEASON,
    SPAN_OF_MONTHS,
)
from tourplanner.inputs.typed.recurrence_text import TypedText
from tourplanner.inputs.typed.recurrence_words import ANY_MONTH, ANY_WEEKDAY, MONTHS, weekday_of
from tourplanner.message import message


@dataclass(frozen=True, slots=True)
class Excluded:
    """What "sauf …" leaves out: months from 1, weekdays from Monday = 0, school holidays."""

    months: frozenset[int]
    weekdays: frozenset[int]
    school: bool

    @classmethod
    def of(cls, text: TypedText) -> "Excluded":
        """All that a text leaves out. Public holidays are closed anyway, by the calendar."""
        said = " ".join(found[0] for found in text.every(EXCLUDED))
        weekdays = (weekday_of(name) for name in re.findall(rf"\b(?:{ANY_WEEKDAY})s?\b", said))
        return cls(
            frozenset(MONTHS[name] for name in re.findall(rf"\b(?:{ANY_MONTH})\b", said)),
            frozenset(day for day in weekdays if day is not None),
            re.search(r"vacances|school", said) is not None,
        )


def school_time(text: TypedText, excluded: Excluded) -> SchoolTime | None:
    """How a text keeps to school holidays."""
    if text.take(*OUT_OF_SCHOOL_HOLIDAYS) or excluded.school:
        return SchoolTime.OUT
    return SchoolTime.ONLY if text.take(*IN_SCHOOL_HOLIDAYS) else None


def seasons_in(text: TypedText, excluded: Excluded) -> tuple[Season, ...]:
    """The seasons of a text without the months that it leaves out; none for all year.

    A day of the year that no year has, and a date where there should be a rhythm, are faults.
    """
    seasons = tuple(_told(text))
    if (day := text.take(DAY)) and month_day(text, day[0]):
        text.fault("recurrence.one-day", message("recurrence.close-words"))
    months: set[int] = set()
    for found in text.every(ALTERNATE_MONTHS):
        first = 2 if (found[1] or found[2]) in ("pairs", "even") else 1
        months.update(range(first, len(LONGEST_MONTHS) + 1, 2))
    for found in text.every(IN_MONTHS):
        months.update(MONTHS[name] for name in re.findall(rf"\b(?:{ANY_MONTH})\b", found[0]))
    seasons += seasons_of_months(months) if months else ()
    return _without(seasons, excluded.months) if excluded.months else seasons


def _told(text: TypedText) -> Iterator[Season]:
    for found in text.every(SEASON):
        first, last = (month_day(text, each) for each in found.groups())
        if first and last:
            yield Season(first, last)
    for found in text.every(SPAN_OF_MONTHS):
        first_month, last_month = (MONTHS[each] for each in found.groups())
        yield Season(MonthDay(first_month, 1), MonthDay(last_month, LONGEST_MONTHS[last_month - 1]))


def month_day(text: TypedText, said: str) -> MonthDay | None:
    """A day of the year: ``1er avril``, ``01/04``; a fault of the text if no year has it."""
    numbers = [int(each) for each in re.findall(r"\d+", said)]
    names = re.findall(ANY_MONTH, said)
    day = MonthDay(MONTHS[names[0]], numbers[0]) if names else MonthDay(numbers[1], numbers[0])
    if not day.exists:
        known = 1 <= day.month <= len(LONGEST_MONTHS)
        close = message("recurrence.month-ends", day=LONGEST_MONTHS[day.month - 1]) if known else ""
        text.fault("recurrence.no-such-day", close)
        return None
    return day


def _without(seasons: Sequence[Season], months: Container[int]) -> tuple[Season, ...]:
    """What is left of some seasons, of all year if there are none, without whole months; () for all year.

    Raises
    ------
    ValueError
        If nothing is left.
    """
    days = [MonthDay(month, day + 1) for month in range(1, 13) for day in range(LONGEST_MONTHS[month - 1])]
    left = [
        day.month not in months and (not seasons or any(season.covers_day(day) for season in seasons))
        for day in days
    ]
    if all(left):
        return ()
    if not any(left):
        raise ValueError("no day of the year is left")
    ends = [at for at in range(len(days)) if left[at] and not left[(at + 1) % len(days)]]
    starts = [at for at in range(len(days)) if left[at] and not left[at - 1]]
    # A season that goes round New Year begins after the end that comes first in the year.
    if starts[0] > ends[0]:
        ends = [*ends[1:], ends[0]]
    return tuple(Season(days[start], days[end]) for start, end in zip(starts, ends, strict=True))
