"""The outermost table of the JSON files that tourplanner writes, and the format that they say they have."""

import json
from dataclasses import dataclass

from tourplanner.domain.fields import Faults, Fields, show
from tourplanner.errors import InputError
from tourplanner.message import Message, Text, message

FORMAT = 1
"""Of plan.json, schedule.json and publication.json."""

_REASONS = {
    "Expecting value": message("json.no-value"),
    "Expecting property name": message("json.no-key"),
    "Expecting ',' delimiter": message("json.no-comma"),
    "Expecting ':' delimiter": message("json.no-colon"),
    "Illegal trailing comma": message("json.last-comma"),
    "Extra data": message("json.extra"),
    "Unterminated string": message("json.open-text"),
    "Invalid control character": message("json.control"),
    "Invalid \\": message("json.escape"),
    "Exceeds the limit": message("json.digits"),
}
"""How the standard library's reader begins its reasons, and ours; another reason is told as it is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said of a file that is not of this kind.

    Attributes
    ----------
    no_format
        It is JSON, but says no format.
    maybe_other_file, maybe_other_version
        What it may be instead, for one without a format and for one of another.
    """

    no_format: Message
    maybe_other_file: Message
    maybe_other_version: Message


PLAN = Kind(message("json.no-plan"), message("json.maybe-no-plan"), message("json.maybe-plan-version"))
SCHEDULE = Kind(
    message("json.no-schedule"), message("json.maybe-no-schedule"), message("json.maybe-schedule-version")
)
PUBLICATION = Kind(
    message("json.no-publication"),
    message("json.maybe-no-publication"),
    message("json.maybe-publication-version"),
)


def read_root(text: str, faults: Faults, kind: Kind) -> Fields:
    """The whole document, known to be of the right format.

    Parameters
    ----------
    text
        The content of a file; a byte order mark is passed over.
    faults
        Where the faults of its values go.
    kind
        What it should be.

    Raises
    ------
    InputError
        If it is not JSON, no table, or of another format.
    """
    source = faults.source
    try:
        table = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = message("place.column", file=source, line=error.lineno, column=str(error.colno))
        what = message("json.not-json", why=_reason(error.msg))
        # What was cut short begins well: nothing of another kind of file is JSON.
        begins_well = error.pos > 0 or not text.strip()
        cure = message("json.maybe-cut-short") if begins_well else kind.maybe_other_file
        raise InputError.of(where, what, cure) from None
    except RecursionError:
        what = message("json.not-json", why=message("json.deep"))
        raise InputError.of(source, what, kind.maybe_other_file) from None
    except ValueError as error:
        what = message("json.not-json", why=_reason(str(error)))
        raise InputError.of(source, what, kind.maybe_other_file) from None
    if not isinstance(table, dict) or "format" not in table:
        raise InputError.of(source, kind.no_format, kind.maybe_other_file)
    number = table["format"]
    if isinstance(number, bool) or number != FORMAT:
        what = message("json.other-format", seen=show(number), known=FORMAT)
        raise InputError.of(message("place.key", file=source, key="format"), what, kind.maybe_other_version)
    return Fields(table, "", faults)


def _reason(said: str) -> Text:
    return next((reason for start, reason in _REASONS.items() if said.startswith(start)), said)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not a number of JSON")
