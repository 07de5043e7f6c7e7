"""Numbers, durations, dates and times of day in words, by the rules of CLDR (Babel).

French figures carry no-break spaces before a unit and narrow ones between thousands; a weekday, its day,
month and year stay on one line, and so do a number and its noun.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.wording.holiday_names import reason
from tourplanner.wording.language import Language

NO_BREAK = "\u00a0"
NARROW = "\u202f"

A_MONDAY = date(2024, 1, 1)


@lru_cache(maxsize=4096)
def integer(number: int, lang: Language) -> str:
    """A whole number with its thousands apart: ``1 234`` or ``1,234``."""
    return format_decimal(number, format="#,##0", locale=lang.locale)


def decimal(number: float, lang: Language) -> str:
    """A number with as many decimals as it needs, two at most: ``3,5``."""
    return format_decimal(number, format="#,##0.##", locale=lang.locale)


def precise(number: float, lang: Language) -> str:
    """A number with all of its decimals, for one that somebody typed: ``0,125``."""
    return format_decimal(number, format="#,##0.##########", locale=lang.locale)


def fixed(number: float, places: int, lang: Language) -> str:
    """A number with that many decimals: ``3,50``."""
    return format_decimal(number, format="#,##0" + "." * bool(places) + "0" * places, locale=lang.locale)


def duration(seconds: int, lang: Language) -> str:
    """A duration to the nearest minute: ``45 min``, ``1 h 12``, ``2 h``; English adds ``min``."""
    hours, minutes = divmod((seconds + MINUTE // 2) // MINUTE, 60)
    if not hours:
        return f"{minutes}{NO_BREAK}min"
    whole = f"{integer(hours, lang)}{NO_BREAK}h"
    if not minutes:
        return whole
    tail = f"{NO_BREAK}{minutes:02d}" if lang is Language.FR else f" {minutes}{NO_BREAK}min"
    return whole + tail


def signed_duration(seconds: int, lang: Language) -> str:
    """A change of a duration: ``+1 h 12``, ``−45 min``, ``0 min``."""
    sign = "" if not seconds else "+" if seconds > 0 else "−"
    return sign + duration(abs(seconds), lang)


def column_duration(seconds: int, lang: Language) -> str:
    """A duration of a column, with two figures of minutes in every hour: ``2 h 00``, ``2 h 00 min``."""
    hours, minutes = divmod((seconds + MINUTE // 2) // MINUTE, 60)
    if not hours:
        return f"{minutes}{NO_BREAK}min"
    whole = f"{integer(hours, lang)}{NO_BREAK}h"
    return f"{whole}{NO_BREAK}{minutes:02d}" if lang is Language.FR else f"{whole} {minutes:02d}{NO_BREAK}min"


def column_change(seconds: int, lang: Language) -> str:
    """A change of a duration in a column, with its minutes: ``+2 h 00``, ``−45 min``."""
    sign = "" if not seconds else "+" if seconds > 0 else "−"
    return sign + column_duration(abs(seconds), lang)


def exact_duration(seconds: int, lang: Language) -> str:
    """A duration that is never rounded to nothing: below ten minutes with its seconds, ``1 min 30 s``."""
    minutes, rest = divmod(seconds, MINUTE)
    if not rest or minutes >= 10:
        return duration(seconds, lang)
    return (duration(minutes * MINUTE, lang) + " " if minutes else "") + f"{rest}{NO_BREAK}s"


def price(seconds: int, lang: Language) -> str:
    """A change of a duration that is never rounded to nothing: ``+1 h 12``, ``−5 min``, ``+12 s``."""
    if abs(seconds) >= MINUTE // 2:
        return signed_duration(seconds, lang)
    return f"{'−' if seconds < 0 else '+'}{abs(seconds)}{NO_BREAK}s"


def semicolon(lang: Language) -> str:
    """What sets sentences of a list apart."""
    return f"{NO_BREAK if lang is Language.FR else ''}; "


def listed(names: Sequence[str], lang: Language) -> str:
    """Names in a sentence: ``Monfort, Touget et Solomiac``."""
    return format_list(list(names), locale=lang.locale)


def kilometres(metres: int, lang: Language) -> str:
    """A distance: to the kilometre from 100 km on (``103 km``), to 100 m below (``12,4 km``)."""
    tenths = (metres + 50) // 100
    if tenths >= 1000:
        return f"{integer((metres + 500) // 1000, lang)}{NO_BREAK}km"
    return f"{fixed(tenths / 10, 1, lang)}{NO_BREAK}km"


def euros(cents: int, lang: Language) -> str:
    """An amount, to the euro from 500 on: ``12,40 €``, ``1 234 €``; ``€12.40``, ``€1,234``."""
    amount = integer((cents + 50) // 100, lang) if cents >= 50_000 else fixed(cents / 100, 2, lang)
    return f"{amount}{NO_BREAK}€" if lang is Language.FR else f"€{amount}"


def percent(fraction: float, lang: Language) -> str:
    """A share to a tenth of a percent; what is not zero is never written as zero."""
    space = NO_BREAK if lang is Language.FR else ""
    tenths = round(fraction * 1000)
    if tenths == 0 and fraction > 0:
        return f"<{NO_BREAK}{fixed(1 / 10, 1, lang)}{space}%"
    return f"{fixed(tenths / 10, 1, lang) if tenths % 10 else integer(tenths // 10, lang)}{space}%"


def count(number: int, singular: str, plural: str, lang: Language) -> str:
    """A number and its noun: French counts 0 in the singular, English in the plural."""
    return f"{integer(number, lang)}{NO_BREAK}{noun(number, singular, plural, lang)}"


def noun(number: int, singular: str, plural: str, lang: Language) -> str:
    """The form of a noun that goes with `number`."""
    one = abs(number) < 2 if lang is Language.FR else number == 1
    return singular if one else plural


def weekday(day: int, lang: Language) -> str:
    """Name of a weekday, counted from Monday = 0."""
    return format_date(A_MONDAY + timedelta(days=day), "EEEE", locale=lang.locale)


def weekdays(day: int, lang: Language) -> str:
    """Name of a weekday for several of its dates: ``vendredis``, ``Fridays``."""
    return f"{weekday(day, lang)}s"


def on_weekdays(days: Sequence[int], lang: Language) -> str:
    """``le vendredi``, ``les lundi et mercredi``; ``Friday``, ``Monday and Wednesday``."""
    named = listed([weekday(day, lang) for day in days], lang)
    if lang is Language.EN:
        return named
    return f"{'le' if len(days) == 1 else 'les'} {named}"


def month_name(date: date, lang: Language) -> str:
    """The month of a date: ``janvier``."""
    return format_date(date, "MMMM", locale=lang.locale)


def month(date: date, lang: Language) -> str:
    """A month and its year: ``janvier 2027``."""
    return f"{month_name(date, lang)}{NO_BREAK}{date.year}"


def capital_month(date: date, lang: Language) -> str:
    """A month and its year as a title: ``Janvier 2027``."""
    return month(date, lang).capitalize()


def day(date: date, lang: Language) -> str:
    """A date in full: ``vendredi 8 janvier 2027``, ``Friday 8 January 2027``."""
    return f"{weekday(date.weekday(), lang)}{NO_BREAK}{plain_day(date, lang)}"


def capital_day(date: date, lang: Language) -> str:
    """A date in full that begins a line: ``Vendredi 8 janvier 2027``."""
    text = day(date, lang)
    return text[:1].upper() + text[1:]


def plain_day(date: date, lang: Language) -> str:
    """A date without its weekday: ``1er mars 2027``, ``1 March 2027``."""
    return f"{ordinal(date.day, lang)}{NO_BREAK}{month(date, lang)}"


def day_of_year(date: date, lang: Language) -> str:
    """A date without its year: ``vendredi 1er janvier``, ``Friday 1 January``."""
    return f"{weekday(date.weekday(), lang)}{NO_BREAK}{day_and_month(date, lang)}"


def day_and_month(date: date, lang: Language) -> str:
    """A date without its weekday and year: ``1er janvier``, ``1 January``."""
    return f"{ordinal(date.day, lang)}{NO_BREAK}{month_name(date, lang)}"


def short_day(date: date, lang: Language) -> str:
    """A date for narrow columns: ``ven. 8 janv.``, ``Fri 8 Jan``."""
    return f"{format_date(date, 'EEE', locale=lang.locale)}{NO_BREAK}{short_date(date, lang)}"


def short_date(date: date, lang: Language) -> str:
    """A date without its weekday, for narrow columns: ``8 janv.``, ``8 Jan``."""
    return f"{ordinal(date.day, lang)}{NO_BREAK}{format_date(date, 'MMM', locale=lang.locale)}"


def digits(date: date, lang: Language) -> str:
    """A date in digits: ``08/01/2027`` in both languages, as British English has it too."""
    return format_date(date, "dd/MM/y", locale=lang.locale)


def clock(seconds: int, lang: Language) -> str:
    """A time of day as residents read it: ``9 h 30``, ``14 h``; ``9:30 am``, ``12 noon``."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    if lang is Language.FR:
        return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{minutes:02d}" if minutes else "")
    half = "am" if hours % 24 < 12 else "noon" if (hours, minutes) == (12, 0) else "pm"
    return f"{hours % 12 or 12}" + (f":{minutes:02d}" if minutes else "") + f"{NO_BREAK}{half}"


def clock_table(seconds: int) -> str:
    """A time of day for tables, in every language: ``09:30``."""
    return format_clock(seconds)


def hours(opens: int, closes: int, lang: Language) -> str:
    """Opening hours: ``9 h 30 – 12 h``."""
    return f"{clock(opens, lang)} – {clock(closes, lang)}"


def all_hours(parts: Iterable[tuple[int, int]], lang: Language) -> str:
    """The hours of a visit, in two parts where it takes a whole day: ``10 h – 12 h 30, 13 h 30 – 16 h``."""
    return ", ".join(hours(opens, closes, lang) for opens, closes in parts)


def quoted(text: str, lang: Language) -> str:
    """What a person typed, between the quotation marks of the language."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if lang is Language.FR else f"“{text}”"


def running(text: str, lang: Language) -> str:
    """The name of a holiday inside a sentence: a French weekday begins small, ``lundi de Pâques``."""
    first = text.partition(" ")[0]
    if lang is Language.FR and first.lower() in {weekday(day, lang) for day in range(7)}:
        return text[:1].lower() + text[1:]
    return reason(text, lang)


def ordinal(number: int, lang: Language) -> str:
    """Day of the month; in French the first is ``1er``."""
    return "1er" if lang is Language.FR and number == 1 else str(number)
