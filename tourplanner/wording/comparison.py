"""Figures of comparisons in words, with their sign."""

from tourplanner.domain.period import HOUR, Half
from tourplanner.wording import format as words
from tourplanner.wording.comparison_words import ENGLISH, FRENCH, ComparisonWords
from tourplanner.wording.language import Language

MINUS = "\u2212"


def comparison_words(lang: Language) -> ComparisonWords:
    """Every label of comparisons in `lang`."""
    return FRENCH if lang is Language.FR else ENGLISH


def euros(cents: int, lang: Language) -> str:
    """An amount, to the euro from 500 on: ``12,40 €``, ``1 234 €``; ``€12.40``, ``€1,234``."""
    if cents >= 50_000:
        amount = words.integer((cents + 50) // 100, lang)
    else:
        amount = f"{words.integer(cents // 100, lang)}{',' if lang is Language.FR else '.'}{cents % 100:02d}"
    return f"{amount}{words.NO_BREAK}€" if lang is Language.FR else f"€{amount}"


def days(number: int, lang: Language) -> str:
    """``28 jours``."""
    return words.count(number, *(("jour", "jours") if lang is Language.FR else ("day", "days")), lang)


def hours(seconds: int, lang: Language) -> str:
    """A sum of hours, which need no minutes once they are a hundred: ``104 h``, ``33 h 08``."""
    if seconds < 100 * HOUR:
        return words.duration(seconds, lang)
    return f"{words.integer((seconds + HOUR // 2) // HOUR, lang)}{words.NO_BREAK}h"


def quantity(value: int, unit: str, lang: Language) -> str:
    """A figure with its unit, one of those of `analysis.measures`."""
    match unit:
        case "m":
            return words.kilometres(value, lang)
        case "s":
            return hours(value, lang)
        case "days":
            return days(value, lang)
        case "cents":
            return euros(value, lang)
        case _:
            return words.integer(value, lang)


def signed(value: int, unit: str, lang: Language) -> str:
    """A difference with its sign; ``=`` for none."""
    if not value:
        return "="
    return f"{'+' if value > 0 else MINUS}{quantity(abs(value), unit, lang)}"


def slot(week: int, weekday: int, half: Half, lang: Language) -> str:
    """A half-day of the cycle: ``sem. 2, mercredi matin``."""
    text = comparison_words(lang)
    halves = {
        Language.FR: {Half.MORNING: "matin", Half.AFTERNOON: "après-midi"},
        Language.EN: {Half.MORNING: "morning", Half.AFTERNOON: "afternoon"},
    }[lang]
    return f"{text.week_short}{words.NO_BREAK}{week}, {words.weekday(weekday, lang)} {halves[half]}"
