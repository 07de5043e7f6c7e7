"""Telephone numbers as people write them: ``05 62 00 00 01``, ``+33 5 62…``, ``3939``, two with a stroke."""

import re

from tourplanner.inputs.placeholder import is_stand_in

LEAST, MOST = 3, 15
"""Digits of the shortest number, 115 say, and of the longest (ITU-T E.164)."""

_NUMBER = re.compile(r"\+?\d(?:[\d .()\-\u00a0\u202f]*\d)?")
"""One number with what people put between its digits."""


def is_phone(text: str) -> bool:
    """Whether a text has a number that can be dialled, and none that is too long to be one."""
    lengths = [sum(letter.isdigit() for letter in number) for number in _NUMBER.findall(text)]
    return any(length >= LEAST for length in lengths) and max(lengths) <= MOST


def phone(text: str) -> str:
    """The text, when it has a number or says that there is none yet.

    Raises
    ------
    ValueError
        If it says something else.
    """
    if text and not is_stand_in(text) and not is_phone(text):
        raise ValueError(text)
    return text
