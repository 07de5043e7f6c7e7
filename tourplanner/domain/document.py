"""The outermost table of the JSON files that tourplanner writes, and the format that they say they have."""

import json

from tourplanner.domain.fields import Faults, Fields, show
from tourplanner.errors import InputError

FORMAT = 1
"""Of plan.json and of schedule.json."""


def read_root(text: str, faults: Faults, kind: str, cure: str) -> Fields:
    """The whole document, known to be of the right format.

    Parameters
    ----------
    text
        The content of a file; a byte order mark is passed over.
    faults
        Where the faults of its values go.
    kind
        What it should be, ``plan`` or ``schedule``, and
    cure
        what is said of a file that is something else.

    Raises
    ------
    InputError
        If it is not JSON, no table, or of another format.
    """
    try:
        table = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = f"{faults.source}, line {error.lineno}, column {error.colno}"
        raise InputError.of(where, f"is not JSON: {error.msg}", "the file was cut short or edited") from None
    except (ValueError, RecursionError) as error:
        raise InputError.of(faults.source, f"is not JSON: {error}", cure) from None
    if not isinstance(table, dict) or "format" not in table:
        raise InputError.of(faults.source, f"is not a {kind} of tourplanner: it has no format", cure)
    number = table["format"]
    if isinstance(number, bool) or number != FORMAT:
        what = f"{show(number)} is not the format {FORMAT}, the only one known"
        other = f"the {kind} was made with another version of tourplanner"
        raise InputError.of(f"{faults.source}, format", what, other)
    return Fields(table, "", faults)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a number of JSON")
