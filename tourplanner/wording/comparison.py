"""Figures of comparisons in words, with their sign."""

from tourplanner.message import Text
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

MINUS = "\u2212"


def measure_name(measure: str, lang: Language) -> str:
    """What a figure is called, by its name in `analysis.measures`."""
    return words_in(lang)(f"comparison.measure-{measure.replace('_', '-')}")


def fate_name(fate: str, lang: Language) -> str:
    """What becomes of a stop, in a word."""
    return words_in(lang)(f"comparison.fate-{fate}")


def fate_count(fate: str, number: int, lang: Language) -> str:
    """How many communes it becomes of: ``4 communes ajoutées``."""
    return words_in(lang)(f"comparison.count-{fate}", n=number)


def quantity(value: int, unit: str, lang: Language) -> str:
    """A figure with its unit, one of those of `analysis.measures`."""
    match unit:
        case "m":
            return written.kilometres(value, lang)
        case "s":
            return written.column_duration(value, lang)
        case "days":
            return words_in(lang)("comparison.days", n=value)
        case "cents":
            return written.euros(value, lang)
        case _:
            return written.integer(value, lang)


def signed(value: int, unit: str, lang: Language) -> str:
    """A difference with its sign; ``=`` for none."""
    if not value:
        return "="
    return f"{'+' if value > 0 else MINUS}{quantity(abs(value), unit, lang)}"


def slot(week: int, weekday: int, part: Text, lang: Language) -> str:
    """A part of a day of the cycle: ``sem. 2, mercredi matin``."""
    return words_in(lang)("comparison.slot", week=week, weekday=weekday, half=part)
