"""TOML files as tables: decoding, parsing, and the dates in them as JSON can carry them."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from tourplanner.errors import InputError
from tourplanner.inputs.faults import place_of_line
from tourplanner.inputs.typed.days import end_of_month
from tourplanner.message import Message, Text, message

_END = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TWICE = re.compile(r"Cannot (?:declare|mutate|redefine) .*?\('?(.*?)'?,?\)")
_COMMA = re.compile(r"=\s*([+-]?[0-9]+,[0-9]+)(?![0-9.:-])")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ][0-9]{2}:[0-9:.]+(?:[Zz]|[+-][0-9:]{5})?)?")
"""A date, and the time of day that may stand behind it."""
_NO_VALUE = re.compile(r"\s*[\w.\"'-]+\s*=\s*(?:#.*)?")
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]?\s*")
NO_DATE = "Invalid date"
_REASONS = {
    "Invalid value": message("file.toml-value"),
    "Invalid statement": message("file.toml-statement"),
    "Expected '='": message("file.toml-equals"),
    "Expected newline": message("file.toml-end"),
    "Cannot overwrite": message("file.toml-overwrite"),
    "Duplicate inline table key": message("file.toml-overwrite"),
    "Expected ']": message("file.toml-header"),
    "Invalid initial character": message("file.toml-key"),
    "Unclosed array": message("file.toml-list"),
    "Unclosed inline table": message("file.toml-table"),
    "Unterminated string": message("file.toml-text"),
    'Expected "\'"': message("file.toml-text"),
    "Expected '\"'": message("file.toml-text"),
    "Illegal character": message("file.toml-character"),
    "Found invalid character": message("file.toml-character"),
    "Unescaped": message("file.toml-escape"),
    "Invalid hex value": message("file.toml-escape"),
    "Escaped character": message("file.toml-escape"),
    NO_DATE: message("file.toml-date"),
    "Exceeds the limit": message("json.digits"),
}
"""How the standard library's reader begins its reasons, and ours; another reason is told as it is."""
_CURES = {
    "Cannot overwrite": message("file.toml-keep-one"),
    "Duplicate inline table key": message("file.toml-keep-one"),
    "Cannot declare": message("file.toml-keep-one"),
    "Cannot mutate": message("file.toml-keep-one"),
    "Cannot redefine": message("file.toml-keep-one"),
    NO_DATE: message("file.toml-like-this"),
    "Unescaped": message("file.toml-slash"),
    "Escaped character": message("file.toml-slash"),
    "Invalid hex value": message("file.toml-slash"),
}
"""What is said to cure a reason that begins so; of others the cause may lie above."""


def decode_text(data: bytes, source: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises
    ------
    InputError
        Where it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = place_of_line(source, line)
        raise InputError.of(where, message("file.not-utf8"), message("file.save-utf8")) from None


def parse_toml(text: str, source: str) -> dict[str, object]:
    """The table in a TOML text.

    Raises
    ------
    InputError
        Where the text is not TOML.
    """
    try:
        return loaded(text)
    except RecursionError:
        raise InputError.of(source, _not_toml(message("file.toml-deep")), message("file.open-end")) from None
    except ValueError as error:
        said = str(error)
        at = _END.search(said)
        reason = said[: at.start()] if at else said
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        where = place_of_line(source, line) if at else source
        here = text.split("\n")[line - 1]
        if comma := _COMMA.search(here):
            point = message("table.write", text=comma[1].replace(",", "."))
            raise InputError.of(where, message("file.toml-comma", number=comma[1]), point) from None
        if reason == "Invalid value" and _NO_VALUE.fullmatch(here.rstrip("\r")):
            what = _not_toml(message("file.toml-no-value"))
            raise InputError.of(where, what, message("file.toml-say-value")) from None
        raise InputError.of(
            where, _not_toml(_reason(reason)), _meant(reason, here, text) or _cure(reason)
        ) from None


@lru_cache(maxsize=4)
def loaded(text: str) -> dict[str, Any]:
    """The table in a TOML text, which nobody changes: whoever edits a file reads it before and after that.

    Raises
    ------
    TOMLDecodeError
        Where it is not TOML.
    """
    return tomllib.loads(text)


def _meant(reason: str, line: str, text: str) -> Text:
    """What the line in which the reader gave up is likely to mean, "" where that cannot be told."""
    if reason.startswith(NO_DATE):
        return _beyond_month(line)
    if reason.startswith("Expected ']") and (header := _HEADER.fullmatch(line)):
        opening, name = header.groups()
        return message("table.write", text=f"{opening}{name}{']' * len(opening)}")
    if reason.startswith("Cannot ") and (header := _HEADER.match(line)):
        name = header[2]
        written = [rf"^\s*\[{re.escape(name)}\]", rf"^\s*\[\[{re.escape(name)}\]\]"]
        both = all(re.search(each, text, re.MULTILINE) for each in written)
        return message("file.toml-same-brackets", name=name) if both else ""
    return ""


def _beyond_month(line: str) -> Text:
    """The last day of the month of a date in a line that it lacks; "" where it has none."""
    ends = (end_of_month(found[1]) for found in _DATE.finditer(line))
    last = next((each for each in ends if each is not None), None)
    return "" if last is None else message("kind.end-of-month", meant=message("toml.day", day=last))


def _not_toml(reason: Text) -> Message:
    return message("file.not-toml", reason=reason)


def _reason(said: str) -> Text:
    if twice := _TWICE.match(said):
        return message("file.toml-twice", name=twice[1])
    return next((reason for start, reason in _REASONS.items() if said.startswith(start)), said)


def _cure(said: str) -> Message:
    return next((cure for start, cure in _CURES.items() if said.startswith(start)), message("file.open-end"))


def plain_table(table: Mapping[str, object]) -> dict[str, object]:
    """A TOML table as JSON can carry it: dates as ISO texts."""
    return {key: _plain(value) for key, value in table.items()}


def _plain(value: object) -> object:
    """A TOML value as JSON can carry it."""
    if isinstance(value, Mapping):
        return plain_table(value)
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
