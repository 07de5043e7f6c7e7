"""Drives and what communes count for, in words, and the names of the classes of their map."""

import math
from itertools import pairwise

from tourplanner.domain.period import MINUTE
from tourplanner.wording.format import NO_BREAK, fixed, integer
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def drive(seconds: float | None, lang: Language) -> str:
    """A drive in minutes to a tenth: ``7,4 min``; a dash where nothing is open."""
    if seconds is None or not math.isfinite(seconds):
        return "–"
    return f"{fixed(seconds / MINUTE, 1, lang)}{NO_BREAK}min"


def saving(seconds: float | None, lang: Language) -> str:
    """A change of a drive, shorter ones with a minus: ``−1,2 min``."""
    if seconds is None or not math.isfinite(seconds):
        return "–"
    return f"{signed(seconds / MINUTE, 1, lang)}{NO_BREAK}min"


def signed(number: float, places: int, lang: Language) -> str:
    """A change with its sign: ``+0,03``, ``−1,2``; a plain 0 where nothing shows."""
    text = fixed(abs(number), places, lang)
    if not any(sign in "123456789" for sign in text):
        return text
    return ("+" if number > 0 else "−") + text


def amount(number: float, lang: Language) -> str:
    """What communes count for, as a whole number."""
    return integer(round(number), lang)


def class_names(limits: tuple[int, ...], lang: Language) -> tuple[str, ...]:
    """The names of the classes that end at `limits`, and of the one beyond; below 0 is nothing gained."""
    words, first = words_in(lang), limits[0]
    names = [words("coverage.up-to", high=first) if first else words("coverage.no-gain")]
    for low, high in pairwise(limits):
        names.append(
            words("coverage.between", low=low, high=high) if low else words("coverage.up-to", high=high)
        )
    return (*names, words("coverage.beyond", low=limits[-1]))
