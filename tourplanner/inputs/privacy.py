"""Cells that may hold personal data, so that a table of counts never takes any, nor shows it again."""

import re
from enum import Enum

from tourplanner.message import message

_EMAIL = re.compile(r"\S@\S")
_DIGITS = 9
"""A telephone number has nine digits without its first zero, a social security number 13 or 15."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Personal(Enum):
    """What a cell looks like, to be read after "this looks like"."""

    EMAIL = message("count.an-email")
    PHONE = message("count.a-phone")
    TEXT = message("count.a-name")


def looks_numbered(cell: str) -> Personal | None:
    """What personal data a cell looks like by its signs alone, whatever the column is for."""
    if _EMAIL.search(cell):
        return Personal.EMAIL
    joined = re.sub(r"[\s.+()/-]", "", cell)
    if joined.isdigit() and len(joined) >= _DIGITS:
        return Personal.PHONE
    return None


def looks_personal(cell: str) -> Personal | None:
    """The same for a column of numbers or dates, where words are out of place as well."""
    return looks_numbered(cell) or (Personal.TEXT if _LETTERS.search(cell) else None)
