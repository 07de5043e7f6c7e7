"""Numbers, durations, dates and times of day in words.

The tables of names are our own: the operating system's locales are not on every machine. French
figures carry no-break spaces (before a unit) and narrow ones (between thousands); dates keep plain
spaces, so that they are found when searched for.
"""

from collections.abc import Sequence
from datetime import date

from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.wording.language import Language

NO_BREAK = "\u00a0"
NARROW = "\u202f"

WEEKDAY_NAMES = {
    Language.FR: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
WEEKDAY_SHORT = {
    Language.FR: ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTH_NAMES = {
    Language.FR: (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
MONTH_SHORT = {
    Language.FR: (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
    Language.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def integer(number: int, lang: Language) -> str:
    """A whole number with its thousands apart: ``1 234`` or ``1,234``."""
    return f"{number:,}".replace(",", NARROW) if lang is Language.FR else f"{number:,}"


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


def listed(names: Sequence[str], lang: Language) -> str:
    """Names in a sentence: ``Monfort, Touget et Solomiac``."""
    *others, last = names
    if not others:
        return last
    return f"{', '.join(others)} {'et' if lang is Language.FR else 'and'} {last}"


def kilometres(metres: int, lang: Language) -> str:
    """A distance: to the kilometre from 100 km on (``103 km``), to 100 m below (``12,4 km``)."""
    tenths = (metres + 50) // 100
    if tenths >= 1000:
        return f"{integer((metres + 500) // 1000, lang)}{NO_BREAK}km"
    return f"{_decimal(tenths, lang)}{NO_BREAK}km"


def percent(fraction: float, lang: Language) -> str:
    """A share to a tenth of a percent; what is not zero is never written as zero."""
    space = NO_BREAK if lang is Language.FR else ""
    tenths = round(fraction * 1000)
    if tenths == 0 and fraction > 0:
        return f"<{NO_BREAK}{_decimal(1, lang)}{space}%"
    return f"{_decimal(tenths, lang) if tenths % 10 else integer(tenths // 10, lang)}{space}%"


def count(number: int, singular: str, plural: str, lang: Language) -> str:
    """A number and its noun: French counts 0 in the singular, English in the plural."""
    return f"{integer(number, lang)}{NO_BREAK}{noun(number, singular, plural, lang)}"


def noun(number: int, singular: str, plural: str, lang: Language) -> str:
    """The form of a noun that goes with `number`."""
    one = abs(number) < 2 if lang is Language.FR else number == 1
    return singular if one else plural


def weekday(day: int, lang: Language) -> str:
    """Name of a weekday, counted from Monday = 0."""
    return WEEKDAY_NAMES[lang][day]


def day(date: date, lang: Language) -> str:
    """A date in full: ``vendredi 8 janvier 2027``, ``Friday 8 January 2027``."""
    return f"{day_of_year(date, lang)} {date.year}"


def plain_day(date: date, lang: Language) -> str:
    """A date without its weekday: ``1er mars 2027``, ``1 March 2027``."""
    return f"{_ordinal(date.day, lang)} {MONTH_NAMES[lang][date.month - 1]} {date.year}"


def day_of_year(date: date, lang: Language) -> str:
    """A date without its year: ``vendredi 1er janvier``, ``Friday 1 January``."""
    return f"{weekday(date.weekday(), lang)} {_ordinal(date.day, lang)} {MONTH_NAMES[lang][date.month - 1]}"


def short_day(date: date, lang: Language) -> str:
    """A date for narrow columns: ``ven. 8 janv.``, ``Fri 8 Jan``."""
    name = WEEKDAY_SHORT[lang][date.weekday()]
    return f"{name} {_ordinal(date.day, lang)} {MONTH_SHORT[lang][date.month - 1]}"


def clock(seconds: int, lang: Language) -> str:
    """A time of day as residents read it: ``9 h 30``, ``14 h``; ``9:30 am``, ``2 pm``."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    if lang is Language.FR:
        return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{minutes:02d}" if minutes else "")
    half = "am" if hours % 24 < 12 else "pm"
    return f"{hours % 12 or 12}" + (f":{minutes:02d}" if minutes else "") + f"{NO_BREAK}{half}"


def clock_table(seconds: int) -> str:
    """A time of day for tables, in every language: ``09:30``."""
    return format_clock(seconds)


def hours(opens: int, closes: int, lang: Language) -> str:
    """Opening hours: ``9 h 30 – 12 h``."""
    return f"{clock(opens, lang)} – {clock(closes, lang)}"


def _decimal(tenths: int, lang: Language) -> str:
    """Tenths with one decimal place."""
    whole, rest = divmod(tenths, 10)
    return f"{integer(whole, lang)}{',' if lang is Language.FR else '.'}{rest}"


def _ordinal(number: int, lang: Language) -> str:
    """Day of the month; in French the first is ``1er``."""
    return "1er" if lang is Language.FR and number == 1 else str(number)
