"""Days and weeks of a plan in words: dates, or where they are in a cycle that repeats."""

from datetime import date

from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.period import WEEKS_OF_MONTH, CycleKind
from tourplanner.domain.tour import Visit
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import ordinal, week_ordinal
from tourplanner.wording.terms import time_of_day, week_name
from tourplanner.wording.words import words_in


def day_in_week(rules: CalendarRules, day: date, lang: Language) -> str:
    """A day under the name of its week: ``mercredi``, or ``mercredi 13 janvier`` where it is a date."""
    if not rules.repeats:
        return written.day_of_year(day, lang)
    if rules.cycle is CycleKind.MONTH:
        nth = ordinal(rules.week(day), lang)
        return words_in(lang)("cycle.nth-weekday", nth=nth, weekday=day.weekday())
    return written.weekday(day.weekday(), lang)


def half_day(rules: CalendarRules, day: date, visit: Visit, stop: Stop | None, lang: Language) -> str:
    """``semaine 2, mercredi matin``, or ``mercredi 13 janvier 2027, matin`` where it is a date.

    Of a month ``1er mercredi du mois, matin``, of odd weeks ``semaines impaires, mercredi matin``.
    """
    return named_part(rules, day, time_of_day(visit, stop, lang), lang)


def named_part(rules: CalendarRules, day: date, name: str, lang: Language) -> str:
    """The same of any part of a day by its name."""
    words = words_in(lang)
    if not rules.repeats:
        return words("cycle.half-date", day=day, half=name)
    weekday, week = day.weekday(), rules.week(day)
    if rules.cycle is CycleKind.MONTH:
        return words("cycle.half-day-of-month", nth=ordinal(week, lang), weekday=weekday, half=name)
    if rules.cycle is not CycleKind.WEEKS:
        named = _named_week(rules, week, lang)
        return words("cycle.half-day-of-named-week", week=named, weekday=weekday, half=name)
    if rules.weeks == 1:
        return words("cycle.half-day-of-week", weekday=weekday, half=name)
    return words("cycle.half-day", week=week, weekday=weekday, half=name)


def named_day(rules: CalendarRules, day: date, lang: Language) -> str:
    """A day with its week: ``semaine 2, mercredi``; of a month ``1er mercredi du mois``, else its date."""
    name = day_in_week(rules, day, lang)
    if not rules.repeats or rules.cycle is CycleKind.MONTH or rules.weeks == 1:
        return name
    return words_in(lang)("cycle.day-of-week", week=week_title(rules, rules.week(day), lang), name=name)


def week_title(rules: CalendarRules, week: int, lang: Language) -> str:
    """What a week of the cycle is called: ``Semaine 1``, ``1er lundi et vendredi du mois``.

    A fifth one says that not every month has it.
    """
    if not rules.repeats or rules.cycle is CycleKind.WEEKS:
        return week_name(week, lang)
    words, named = words_in(lang), _named_week(rules, week, lang)
    title = named[:1].upper() + named[1:]
    fifth = rules.cycle.is_monthly and week > WEEKS_OF_MONTH
    return words("cycle.some-months", week=title) if fifth else title


def _named_week(rules: CalendarRules, week: int, lang: Language) -> str:
    words = words_in(lang)
    match rules.cycle:
        case CycleKind.PARITY:
            return words("cycle.odd-weeks") if week == 1 else words("cycle.even-weeks")
        case CycleKind.MONTH_WEEKS:
            return words("cycle.week-of-month", nth=week_ordinal(week, lang))
    nth, weekdays = ordinal(week, lang), sorted(rules.weekdays)
    return words("cycle.weekdays-of-month", nth=nth, weekdays=weekdays)
