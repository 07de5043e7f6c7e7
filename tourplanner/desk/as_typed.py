"""What a config says as people would type it into a field, and help that speaks of no file."""

import re
from datetime import date

from tourplanner.message import Message
from tourplanner.wording.format import plain_day
from tourplanner.wording.words import Words

_CODES = re.compile(r"\s\((?:true|false)\)")
"""How a file says yes and no, which a box that is ticked does not."""


def typed_day(value: str, words: Words) -> str:
    """A date of a file as one types it, ``29 mars 2027``; what is none, as what was typed wrong, stays."""
    try:
        return plain_day(date.fromisoformat(value), words.lang).replace("\u00a0", " ")
    except ValueError:
        return value


def help_of(key: str, words: Words) -> str:
    """The help of a key by its full name, ``events.date``; empty where it has none."""
    hint = words.of(Message(f"hint.{key}"))
    return "" if hint.startswith("hint.") else _CODES.sub("", hint)
