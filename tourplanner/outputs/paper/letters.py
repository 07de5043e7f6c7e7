"""Texts of others made printable: what the fonts of the posters have no sign for shows as a question mark.

A document that promises accessibility must not hold a sign without a glyph, so the compiler refuses
one; and what has no width would break words or turn lines round where nobody sees why.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

UNKNOWN = "?"
LONGEST_WORD = 24
"""Letters that a line must have room for; longer words may be broken, so that none leaves the page."""
PIECE = 12
BREAK = "\u200b"

_LATER_MARKS = range(0x10EFD, 0x10F00)
"""Marks without width that Python knows as such from 3.13 on: whatever the Python, the paper is the same."""

_WORDS = re.compile(rf"[^\s\-–{BREAK}]{{{LONGEST_WORD + 1},}}")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def printable(text: str) -> str:
    """`text` on one line, in signs that the fonts have, with typographic apostrophes."""
    line = text.strip()
    if not (line.isascii() and line.isprintable()):
        composed = unicodedata.normalize("NFC", text)
        line = "".join(_sign(char) for char in composed).strip()
    return _WORDS.sub(_broken, _APOSTROPHE.sub("’", line))


@cache
def covered() -> frozenset[int]:
    """Code points that one of the fonts has a glyph for, from ``fonts/coverage.txt``."""
    text = files("tourplanner.outputs.paper").joinpath("fonts", "coverage.txt").read_text(encoding="ascii")
    spans = (line.partition("-") for line in text.split())
    return frozenset(
        code for first, _, last in spans for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def _sign(char: str) -> str:
    """What stands for one character: itself, a space, a question mark or nothing."""
    category = "Mn" if ord(char) in _LATER_MARKS else unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    if category in {"Cf", "Me", "Mn"} and not _belongs_to_script(char):
        return ""
    return char if ord(char) in covered() else _plain(char)


@cache
def _plain(char: str) -> str:
    """What stands for a character that the fonts lack: letters that mean the same, if they have those.

    The ligature "ﬁ" of a PDF is "fi", a letter of full width a common one, and an accent that no font has
    leaves its letter. Elsewhere such characters stay as they are.
    """
    meant = unicodedata.normalize("NFKD", char)
    letters = "".join(each for each in meant if unicodedata.category(each) != "Mn")
    same = unicodedata.normalize("NFC", meant)
    for text in (same, letters):
        if text and all(ord(each) in covered() for each in text):
            return text
    return UNKNOWN


def _belongs_to_script(char: str) -> bool:
    """Whether a mark without width is one of Hebrew or Arabic, whose fonts place it."""
    return unicodedata.category(char) == "Mn" and 0x0590 <= ord(char) <= 0x06FF and ord(char) in covered()


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    return BREAK.join(letters[i : i + PIECE] for i in range(0, len(letters), PIECE))
