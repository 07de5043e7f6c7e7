"""A day of a plan in words: a date, or the week and weekday of a cycle that repeats."""

from datetime import date

from tourplanner.domain.config import CalendarRules
from tourplanner.domain.tour import Visit
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.terms import time_of_day
from tourplanner.wording.words import words_in


def day_in_week(rules: CalendarRules, day: date, lang: Language) -> str:
    """A day under the name of its week: ``mercredi``, or ``mercredi 13 janvier`` where it is a date."""
    return written.weekday(day.weekday(), lang) if rules.repeats else written.day_of_year(day, lang)


def half_day(rules: CalendarRules, day: date, visit: Visit, lang: Language) -> str:
    """``semaine 2, mercredi matin``, or ``mercredi 13 janvier 2027, matin`` where it is a date."""
    words, name = words_in(lang), time_of_day(visit, lang)
    if not rules.repeats:
        return words("cycle.half-date", day=day, half=name)
    weekday = day.weekday()
    if rules.weeks == 1:
        return words("cycle.half-day-of-week", weekday=weekday, half=name)
    return words("cycle.half-day", week=rules.week(day), weekday=weekday, half=name)
