"""Errors in words."""

from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.wording.language import Language, default_language
from tourplanner.wording.words import words_in


def worded(error: TourPlannerError, lang: Language | None = None) -> str:
    """An error as a person reads it: a line or two for each fault of an input."""
    lang = lang or default_language()
    if isinstance(error, InputError):
        return "\n".join(worded_fault(fault, lang) for fault in error.faults)
    return words_in(lang).of(error.text)


def worded_fault(fault: Fault, lang: Language | None = None) -> str:
    """A fault: where, what, and on a line of its own what may cure it."""
    words = words_in(lang or default_language())
    where, what, maybe = words.of(fault.where), words.of(fault.what), words.of(fault.maybe)
    line = words("fault.at", where=where, what=what) if where else words("fault.nowhere", what=what)
    return f"{line}\n    {words('fault.maybe', cure=maybe)}" if maybe else line
