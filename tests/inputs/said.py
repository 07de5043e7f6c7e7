"""Faults as a reader of one language is told them, for tests."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.wording.mixed import english_in
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.config.key import walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.message import Notify, Text
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

KEYS = frozenset(key.name for _, key in walk(ROOT))
"""What keys are called in a config, whatever the language."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words."""

    where: str
    what: str
    maybe: str = ""

    @classmethod
    def of(cls, fault: Fault, lang: Language = Language.EN) -> "Told":
        """A fault in the words of a language, with plain spaces.

        In French it is made of French words: every fault that a test provokes is held to that here.
        """
        mixed = english_in(" ".join(_words(text, Language.FR) for text in (fault.what, fault.maybe))) - KEYS
        assert not mixed, (_words(fault.what, Language.FR), mixed)
        where, what, maybe = (_words(text, lang) for text in (fault.where, fault.what, fault.maybe))
        return cls(where, what, maybe)


def told_by(read: Callable[[], object], lang: Language = Language.EN) -> tuple[Told, ...]:
    """What `read` tells is wrong, nothing when it is content."""
    try:
        read()
    except InputError as error:
        return tuple(Told.of(fault, lang) for fault in error.faults)
    return ()


def keeping(notices: list[str], lang: Language = Language.EN) -> Notify:
    """Adds the words of notices to a list."""

    def notify(notice: Text) -> None:
        notices.append(_words(notice, lang))

    return notify


def _words(text: Text, lang: Language) -> str:
    return words_in(lang).of(text).replace("\u00a0", " ")
