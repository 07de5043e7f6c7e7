"""Commands in sentences, written so that they can be copied into a terminal as they stand."""

import os
import re
from shlex import quote

# What a shell takes as it stands; letters with accents are letters.
_PLAIN = re.compile(r"[\w./:=,+@%-]+" if os.sep == "/" else r"[\w./\\:=,+@-]+")
_SPECIAL = frozenset('$`"!\\' if os.sep == "/" else '$`"%')
"""What double quotation marks do not take away its meaning from."""


def command_line(*words: str) -> str:
    """A command of this program as it is typed, without the name of the program in `words`."""
    return " ".join(["tourplanner", *map(typed, words)])


def typed(word: str) -> str:
    """A word as a shell takes it: in double quotation marks where it must be, as every system knows those."""
    if _PLAIN.fullmatch(word):
        return word
    return quote(word) if _SPECIAL.intersection(word) else f'"{word}"'
