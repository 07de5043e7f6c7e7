"""Recurrences in words: ``le 1er et le 3e mardi du mois``, ``les semaines impaires, le jeudi``."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from tourplanner.domain.config import Config
from tourplanner.domain.recurrence import (
    LAST,
    WORKING_DAYS,
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    SchoolTime,
    Season,
    WeeksOfMonth,
)
from tourplanner.domain.told_rhythm import ToldRhythm, told_recurrences
from tourplanner.domain.tour import Tour
from tourplanner.message import Message
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

A_LEAP_YEAR = 2028
_ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def recurrence_words(recurrence: Recurrence, lang: Language) -> str:
    """A recurrence as it stands in a sentence, and as it is read again."""
    words = words_in(lang)
    said = rhythm_words(recurrence.rhythm, lang)
    if every_other := _every_other_month(recurrence.seasons, lang):
        said = words("recurrence.in-months", rhythm=said, months=every_other)
    elif recurrence.seasons:
        seasons = [_season(each, lang) for each in recurrence.seasons]
        said = words("recurrence.in-seasons", rhythm=said, seasons=seasons)
    match recurrence.school:
        case SchoolTime.OUT:
            return words("recurrence.out-of-school", rhythm=said)
        case SchoolTime.ONLY:
            return words("recurrence.in-school-holidays", rhythm=said)
    return said


def told_rhythms(config: Config, grid: Iterable[Tour]) -> tuple[ToldRhythm, ...]:
    """The rhythms by which people know stops, as files tell them: those have no language but French.

    Parameters
    ----------
    grid
        The tours of an ordinary cycle.
    """
    return tuple(
        ToldRhythm.of(stop, recurrence, recurrence_words(recurrence, Language.FR))
        for stop, recurrence in told_recurrences(config, grid).items()
    )


def rhythm_words(rhythm: Rhythm, lang: Language) -> str:
    """A rhythm in words, all year."""
    words = words_in(lang)
    match rhythm:
        case EveryWeeks():
            return _every(rhythm, lang)
        case NthWeekdays(days=days):
            return words("recurrence.of-month", days=_nth_weekdays(days, lang))
        case WeeksOfMonth(weeks=weeks, weekdays=weekdays):
            nths = [week_ordinal(week, lang) for week in weeks]
            form = "recurrence.week-of-month" if len(weeks) == 1 else "recurrence.weeks-of-month"
            return _with_weekdays(words(form, weeks=nths), weekdays, lang)
        case ParityWeeks(odd=odd, weekdays=weekdays):
            said = words("recurrence.odd-weeks") if odd else words("recurrence.even-weeks")
            return _with_weekdays(said, weekdays, lang)
        case LastDayOfMonth(weekdays=weekdays) if weekdays == WORKING_DAYS:
            return words("recurrence.last-working-day")
        case LastDayOfMonth(weekdays=weekdays):
            return _with_weekdays(words("recurrence.last-day"), weekdays, lang)


def ordinal(number: int, lang: Language) -> str:
    """Which one of the month: ``1er``, ``2e``, ``dernier``; ``1st``, ``2nd``, ``last``."""
    if number == LAST:
        return words_in(lang)("recurrence.last")
    if lang is Language.FR:
        return "1er" if number == 1 else f"{number}e"
    return f"{number}{_ENGLISH.get(number, 'th')}"


def week_ordinal(number: int, lang: Language) -> str:
    """Which week of the month: ``1re``, ``2e``; ``1st``, ``2nd``."""
    return "1re" if lang is Language.FR and number == 1 else ordinal(number, lang)


def _every(rhythm: EveryWeeks, lang: Language) -> str:
    words, interval = words_in(lang), rhythm.interval
    if interval == 1:
        if not rhythm.weekdays:
            return words("recurrence.every-week")
        return words("recurrence.weekly", weekdays=rhythm.weekdays)
    said = (
        words("recurrence.every-other-week")
        if interval == 2
        else words("recurrence.every-weeks", interval=interval)
    )
    said = _with_weekdays(said, rhythm.weekdays, lang)
    if rhythm.anchor is None:
        return said
    # Its week may begin before its first day: nobody is to come on a Monday for a Wednesday.
    first = rhythm.anchor + timedelta(min(rhythm.weekdays, default=0))
    return words("recurrence.anchored", rhythm=said, first=first)


def _with_weekdays(rhythm: str, weekdays: tuple[int, ...], lang: Language) -> str:
    if not weekdays:
        return rhythm
    return words_in(lang)("recurrence.with-weekdays", rhythm=rhythm, weekdays=weekdays)


def _nth_weekdays(days: tuple[NthWeekday, ...], lang: Language) -> list[str]:
    """``le 1er et le 3e mardi``, for each run of days on one weekday."""
    words = words_in(lang)
    return [
        words(
            "recurrence.nth-weekday",
            nths=[words("recurrence.nth", nth=ordinal(each.ordinal, lang)) for each in run],
            weekday=weekday,
        )
        for weekday, run in groupby(days, key=lambda day: day.weekday)
    ]


def _every_other_month(seasons: tuple[Season, ...], lang: Language) -> str:
    """Even or odd months, where all seasons are these; "" for all others."""
    months = {month for each in seasons for month in each.months or ()}
    if len(seasons) != len(months) or None in (each.months for each in seasons):
        return ""
    for first, name in ((1, "recurrence.odd-months"), (2, "recurrence.even-months")):
        if months == set(range(first, 13, 2)):
            return words_in(lang).of(Message(name))
    return ""


def _season(season: Season, lang: Language) -> str:
    if season.months == (season.first.month,):
        return words_in(lang)("recurrence.one-month", month=_month(season.first, lang))
    opens, closes = (_month_day(each, lang) for each in (season.first, season.last))
    return words_in(lang)("recurrence.season", opens=opens, closes=closes)


def _month_day(day: MonthDay, lang: Language) -> str:
    return f"{written.ordinal(day.day, lang)}{written.NO_BREAK}{_month(day, lang)}"


def _month(day: MonthDay, lang: Language) -> str:
    return written.month_name(date(A_LEAP_YEAR, day.month, day.day), lang)
