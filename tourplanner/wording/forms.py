"""The forms in which values stand in sentences, by the name that a template calls them by."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from babel.lists import format_list

from tourplanner.wording import format as written
from tourplanner.wording.command_line import typed
from tourplanner.wording.date_lists import dates
from tourplanner.wording.holiday_names import reason
from tourplanner.wording.language import Language

Form = Callable[[Any, Language], str]

FORMS: Mapping[str, Form] = {
    "number": written.integer,
    "plain": lambda number, _lang: str(number),
    "decimal": written.decimal,
    "precise": written.precise,
    "percent": written.percent,
    "duration": written.duration,
    "column-duration": written.column_duration,
    "exact": written.exact_duration,
    "change": written.signed_duration,
    "column-change": written.column_change,
    "price": written.price,
    "km": written.kilometres,
    "euros": written.euros,
    "clock": written.clock,
    "clock-table": lambda seconds, _lang: written.clock_table(seconds),
    "day": written.day,
    "capital-day": written.capital_day,
    "plain-day": written.plain_day,
    "day-of-year": written.day_of_year,
    "short-day": written.short_day,
    "digits": written.digits,
    "day-of-month": lambda day, lang: written.ordinal(day.day, lang),
    "weekday": written.weekday,
    "weekdays": written.weekdays,
    "quoted": written.quoted,
    "running": written.running,
    "reason": reason,
    "typed": lambda word, _lang: typed(word),
}
"""Whole numbers (`plain`: without a space between thousands, for years and ids), shares, seconds, metres,
cents, seconds after midnight, dates, weekdays counted from Monday = 0, what a person typed, the names of
holidays, and words of a command."""

LISTS: Mapping[str, Form] = {"dates": dates, "on-weekdays": written.on_weekdays}
"""Lists that are more than their entries in a row: ``les vendredis 8, 15 et 22 janvier 2027``."""

_JOINS = ("and", "or", "list", "parts", "lines")


def joined(words: Sequence[str], how: str, lang: Language) -> str:
    """Words in a row: the last after "and" or "or"; or with commas (``list``), semicolons, on lines."""
    match how:
        case "list":
            return ", ".join(words)
        case "parts":
            return written.semicolon(lang).join(words)
        case "lines":
            return "".join(f"\n    {line}" for line in words)
    return format_list(list(words), style="or" if how == "or" else "standard", locale=lang.locale)


def is_form(name: str) -> bool:
    """Whether a template may ask for that form."""
    how, _, form = name.partition(" ")
    return name in FORMS or name in LISTS or (how in _JOINS and (not form or form in FORMS))
