"""A text as ASCII words, to compare it and to name things after it, files among them."""

import hashlib
import re
import unicodedata

LONGEST = 80
"""Folder names are limited to 255 bytes on usual file systems, and paths add up."""

WHOLE_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that do not come apart into one that is ASCII and its accent."""

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""What Windows keeps for devices, in any folder and with any ending."""

DIGEST = 8

FIGURE = "No"
"""The Unicode category of raised, lowered and circled figures, and of fractions."""

_BETWEEN = re.compile(r"[^a-z0-9]+")


def slug(title: str, default: str = "plan") -> str:
    """ASCII letters and digits of `title`, lower case, joined by hyphens; the default if there are none."""
    return letters_of(title)[:LONGEST].strip("-") or default


def letters_of(text: str) -> str:
    """As `slug`, however long, and "" where there are none."""
    if text.isascii():
        return _BETWEEN.sub("-", text.casefold()).strip("-")
    apart = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE_LETTERS))
    letters = "".join("-" if unicodedata.category(char)[0] in "PZ" else char for char in apart)
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return _BETWEEN.sub("-", ascii_only).strip("-")


def loses_letters(text: str) -> bool:
    """Whether a letter, digit or symbol is left out that is not ASCII and has no letters that are."""
    return any(
        unicodedata.category(char)[0] in "LNSC" and not char.isspace() and not letters_of(char)
        for char in text
        if not char.isascii()
    )


def file_name(text: str) -> str:
    """ASCII letters and digits of `text`, lower case, joined by hyphens.

    Where letters or signs are lost that tell two texts apart ("★★★" and "План" have none that are ASCII, and
    "COM¹" has the letters of "COM1") or the name is cut, a digest of all of them is added. Texts that differ
    only in capitals, accents and ASCII punctuation have the same name, as for people.
    """
    name = slug(text, default="")
    has_figures = any(unicodedata.category(char) == FIGURE for char in text)
    if has_figures or loses_letters(text) or len(letters_of(text)) > LONGEST:
        folded = unicodedata.normalize("NFC" if has_figures else "NFKC", text).casefold()
        digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
        name = "-".join(filter(None, (name[: LONGEST - DIGEST - 1].strip("-"), digest)))
    return f"nom-{name}" if name in RESERVED else name or "plan"
