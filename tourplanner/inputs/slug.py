"""A title as a name for a folder."""

import re
import unicodedata

LONGEST = 80
"""Folder names are limited to 255 bytes on usual file systems, and paths add up."""

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def slug(title: str) -> str:
    """ASCII letters and digits of `title`, lower case, joined by hyphens; ``plan`` if there are none."""
    letters = unicodedata.normalize("NFKD", title.casefold().translate(LIGATURES))
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:LONGEST].strip("-") or "plan"
