"""Errors in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.message import Message
from tourplanner.wording.language import Language, default_language
from tourplanner.wording.words import words_in

SHOWN = 5
"""Faults of a kind that are told one by one; one wrong column would else be a fault in every line."""


def worded(error: TourPlannerError, lang: Language | None = None) -> str:
    """An error as a person reads it: a line or two for each fault of an input, many of a kind summed up."""
    lang = lang or default_language()
    if isinstance(error, InputError):
        return "\n".join(_lines(error.faults, lang))
    return words_in(lang).of(error.text)


def worded_fault(fault: Fault, lang: Language | None = None) -> str:
    """A fault: where, what, and on a line of its own what may cure it."""
    words = words_in(lang or default_language())
    where, what, maybe = words.of(fault.where), words.of(fault.what), words.of(fault.maybe)
    line = words("fault.at", where=where, what=what) if where else words("fault.nowhere", what=what)
    return f"{line}\n    {words('fault.maybe', cure=maybe)}" if maybe else line


def spoken(what: object) -> str:
    """A message, fault or error in the default language."""
    match what:
        case Message():
            return words_in(default_language()).of(what)
        case Fault():
            return worded_fault(what)
        case TourPlannerError():
            return worded(what)
        case _:
            return str(what)


def _lines(faults: Sequence[Fault], lang: Language) -> Iterator[str]:
    """The faults in order; after the last that is told of a kind, how many more there are."""
    total = Counter(kind for fault in faults if (kind := _kind(fault)))
    told: Counter[str] = Counter()
    for fault in faults:
        kind = _kind(fault)
        told[kind] += 1
        more = total[kind] - SHOWN
        # A single one more is told as quickly as counted.
        if told[kind] <= SHOWN or more < 2:
            yield worded_fault(fault, lang)
        elif told[kind] == SHOWN + 1:
            yield words_in(lang)("fault.others", n=more)


def _kind(fault: Fault) -> str:
    """What is wrong, whatever the place and the value; what is no message is of a kind of its own.

    That a number is none is not of the kind of what is no date.
    """
    if not isinstance(fault.what, Message):
        return ""
    wanted = fault.what.values.get("kind")
    return f"{fault.what.id} {wanted.id}" if isinstance(wanted, Message) else fault.what.id
