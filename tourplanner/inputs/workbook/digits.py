"""Codes and telephone numbers that a spreadsheet took for numbers, and so lost their first zeros of."""

import re

from tourplanner.inputs.config.key import Form
from tourplanner.inputs.typed.lost_zeros import INSEE, with_zeros

_SCIENTIFIC = re.compile(r"\s*[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+\s*")


def text_of_number(cell: int | float, form: Form, refers: str) -> str:
    """The text of a number that stands where `form` wants one: with its zeros, as far as it is known."""
    if not (isinstance(cell, int) or cell.is_integer()):
        return repr(cell)
    return with_zeros(int(cell), _wanted(form, refers))


def is_as_meant(value: object, form: Form, refers: str) -> bool:
    """Whether the text of a number can be taken for what was typed: it has as many digits as it should."""
    wanted = _wanted(form, refers)
    if not wanted:
        # Of a name that refers to another row it is judged whether there is such a row.
        return bool(refers)
    return isinstance(value, str) and (len(value) == wanted or value.startswith("+"))


def is_scientific(text: str) -> bool:
    """Whether a text is a number that a spreadsheet shortened: ``5,62E+08``."""
    return _SCIENTIFIC.fullmatch(text) is not None


def _wanted(form: Form, refers: str) -> int:
    """How many digits a text has that is all digits; 0 when that is not known."""
    return INSEE if refers in {"communes", "stops"} else form.digits
