"""A text of somebody's as a name for a file or folder that every system takes."""

import hashlib
import unicodedata

from tourplanner.inputs.slug import LONGEST, letters_of, loses_letters, slug

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""What Windows keeps for devices, in any folder and with any ending."""

DIGEST = 8

FIGURE = "No"
"""The Unicode category of raised, lowered and circled figures, and of fractions."""


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
