"""What a cell of each declared dtype may hold, and the usual slips."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.slips import (
    garbled,
    guess_code,
    guess_date,
    guess_hours,
    guess_number,
    guess_text,
    guess_weekday,
    guess_yes_no,
    iso_date,
    point,
    ungrouped,
    yes_no,
)
from tourplanner.message import Message, Text, message

Value = str | int | float | date | bool | None
"""A cell that was read; None for a blank one."""

_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN = rf"{_CLOCK} ?- ?{_CLOCK}"


@dataclass(frozen=True, slots=True)
class CellKind:
    """Cells of one dtype.

    Attributes
    ----------
    pattern
        What the whole cell must match.
    convert
        Value of a cell that matches; raises ValueError when it still means nothing (30 February).
    allowed
        What is allowed, to be read after "is not".
    guess
        A likely cure for a cell that is not allowed, empty when none is known.
    excel
        A cell as people write it, or Excel saves it, in the form that `pattern` wants.
    """

    pattern: re.Pattern[str]
    convert: Callable[[str], Value]
    allowed: Message
    guess: Callable[[str], Text]
    excel: Callable[[str], str] = str

    def read(self, cell: str) -> Value:
        """Value of a cell that is not blank; ValueError when it is not allowed."""
        if not self.pattern.fullmatch(cell):
            raise ValueError(cell)
        return self.convert(cell)


def _text(cell: str) -> str:
    if not cell.isascii() and ("\N{REPLACEMENT CHARACTER}" in cell or garbled(cell)):
        raise ValueError(cell)
    return cell


def _hours(cell: str) -> str:
    clocks = re.findall(_CLOCK, cell)
    if sorted(set(clocks)) != clocks:
        raise ValueError(cell)
    return cell


def _kind(
    pattern: str,
    convert: Callable[[str], Value],
    allowed: Message,
    guess: Callable[[str], Text],
    excel: Callable[[str], str] = str,
) -> CellKind:
    return CellKind(re.compile(pattern), convert, allowed, guess, excel)


KINDS: Mapping[str, CellKind] = MappingProxyType(
    {
        "text": _kind(r"(?s).+", _text, message("table.kind-text"), guess_text),
        "integer": _kind(r"-?[0-9]{1,12}", int, message("table.kind-integer"), guess_number, ungrouped),
        "number": _kind(
            r"-?[0-9]{1,12}(?:\.[0-9]{1,20})?", float, message("table.kind-number"), guess_number, point
        ),
        "date": _kind(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
            date.fromisoformat,
            message("table.kind-date"),
            guess_date,
            iso_date,
        ),
        "yes_no": _kind(r"yes|no", "yes".__eq__, message("table.kind-yes-no"), guess_yes_no, yes_no),
        "weekday": _kind(
            "|".join(WEEKDAYS), str, message("table.kind-weekday", days=[*WEEKDAYS]), guess_weekday
        ),
        "hours": _kind(
            rf"{_SPAN}(?: ?/ ?{_SPAN})*",
            _hours,
            message("table.kind-hours"),
            guess_hours,
        ),
        "commune_code": _kind(
            r"[0-9]{5}|2[AB][0-9]{3}", str, message("table.kind-commune-code"), guess_code(5)
        ),
        "epci_code": _kind(r"[0-9]{9}", str, message("table.kind-epci-code"), guess_code(9)),
        "postal_code": _kind(r"[0-9]{5}", str, message("table.kind-postal-code"), guess_code(5)),
    }
)
"""Every dtype that a column may be declared with."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be taken: what of a `tourplanner.errors.Fault`, and its likely cure."""

    what: Message
    maybe: Text = ""


def read_cell(cell: str, column: Column) -> Value | Trouble:
    """The value of a cell of `column`, or what is wrong with it."""
    if not cell:
        return Trouble(message("table.blank")) if column.required else None
    kind = KINDS[column.dtype]
    try:
        value = kind.read(cell)
    except ValueError:
        return Trouble(message("table.is-not", seen=shown(cell), kind=kind.allowed), kind.guess(cell))
    if isinstance(value, int | float) and not column.allows(value):
        return Trouble(message("table.out-of-limits", seen=shown(cell), limits=column.limits))
    return value
