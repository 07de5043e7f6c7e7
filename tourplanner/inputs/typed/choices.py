"""Choices as people type them: weekdays, halves of the day and others, in the words of any language."""

from collections.abc import Iterable
from functools import cache

from tourplanner.inputs.typed.text import word
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

SHORT = 3
"""Letters of a short form: "lun", "jeu."."""

EVENING_WORDS = frozenset({"soir", "soiree", "evening"})
"""An evening is the later half of a day: of the stops whose visits are then."""


def says_evening(text: str) -> bool:
    """Whether a word of a text means the evening."""
    return any(word(each) in EVENING_WORDS for each in text.split())


_OTHERS = {
    "half": {
        "am": "morning",
        "pm": "afternoon",
        "aprem": "afternoon",
        **dict.fromkeys(sorted(EVENING_WORDS), "afternoon"),
    },
    "event": {
        "absent": "out",
        "equipage-absent": "out",
        "fermeture": "closed",
        "ferme": "closed",
        "deplace": "moved",
        "place-deplacee": "moved",
        "ouverture": "opening",
        "deplacement": "move",
        "annulation": "cancel",
        "annule": "cancel",
        "annulee": "cancel",
        "route": "road",
    },
}
"""What else people write for a choice, by its group."""


def choice(text: str, codes: Iterable[str], group: str = "") -> str | None:
    """The code that is meant by itself or by a word of its `group`; None for what means none, or several.

    Plurals and short forms are understood: "jeudis", "jeu.".
    """
    known = tuple(codes)
    said = word(text)
    if not any(letter.isalnum() for letter in text):
        return None
    words = {word(code): code for code in known} | _words(group, known)
    for form in (said, said.removesuffix("s")):
        if form in words:
            return words[form]
    meant = {code for name, code in words.items() if len(said) == SHORT and name.startswith(said)}
    return meant.pop() if group and len(meant) == 1 else None


@cache
def _words(group: str, codes: tuple[str, ...]) -> dict[str, str]:
    """The codes by the slugs of their words."""
    if not group:
        return {}
    words = {
        word(words_in(lang).of(Message(f"code.{group}-{code}"))): code for lang in Language for code in codes
    }
    return words | _OTHERS.get(group, {})
