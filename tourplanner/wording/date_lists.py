"""Several dates in one phrase: the weekday once, the month once, the year once."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, zip_longest

from tourplanner.wording.format import NO_BREAK, listed, month_name, ordinal, weekday, weekdays
from tourplanner.wording.language import Language


def dates(days: Iterable[date], lang: Language) -> str:
    """``le vendredi 8 janvier 2027``, ``les vendredis 8, 15 et 22 janvier 2027``, without doubles.

    Dates of one weekday stand together, in the order of their first dates: ``les lundis 4 et 11 janvier
    2027 et le mercredi 6 janvier 2027``. French has its article, English no preposition: ``Fridays 8, 15
    and 22 January 2027``.
    """
    by_weekday: dict[int, list[date]] = {}
    for day in sorted(set(days)):
        by_weekday.setdefault(day.weekday(), []).append(day)
    return listed([_of_weekday(number, own, lang) for number, own in by_weekday.items()], lang)


def _of_weekday(number: int, days: Sequence[date], lang: Language) -> str:
    name = weekday(number, lang) if len(days) == 1 else weekdays(number, lang)
    article = "" if lang is Language.EN else "le " if len(days) == 1 else "les "
    months = [list(own) for _, own in groupby(days, key=lambda day: (day.year, day.month))]
    told = [
        _of_month(own, lang) + (f"{NO_BREAK}{own[0].year}" if _ends_year(own, rest) else "")
        for own, rest in zip_longest(months, months[1:])
    ]
    # An "and" between months beside those inside of them would read badly.
    joined = ", ".join(told) if len(days) > len(months) else listed(told, lang)
    return f"{article}{name}{NO_BREAK}{joined}"


def _of_month(days: Sequence[date], lang: Language) -> str:
    """``8, 15 et 22 janvier``."""
    return NO_BREAK.join((listed([ordinal(day.day, lang) for day in days], lang), month_name(days[0], lang)))


def _ends_year(days: Sequence[date], following: Sequence[date] | None) -> bool:
    return following is None or following[0].year != days[0].year
