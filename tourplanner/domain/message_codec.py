"""Messages as JSON: ``{"id": "plan.merged", "values": {"day": {"date": "2027-01-04"}}}``, and back.

What is said in no language of its own, a name or a text of an earlier version, is a JSON string. Values
are strings, numbers, lists, ``{"date": …}`` and messages again.
"""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date

from tourplanner.message import Message, Text, Value

DEEPEST = 8
"""Messages and lists lie in one another no deeper than this; a sentence needs two or three levels."""

_ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9.-]*", re.ASCII)
_NAME = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def encode_message(text: Text) -> object:
    """The JSON of a message or a plain text."""
    return _encoded(text)


def decode_message(data: object) -> Text:
    """The message or plain text that `data` says; other keys beside its own are passed over.

    Raises
    ------
    ValueError
        If `data` is neither.
    """
    text = _decoded(data, DEEPEST)
    if isinstance(text, str | Message):
        return text
    raise ValueError("is no text and no message")


def _encoded(value: Value) -> object:
    match value:
        case Message():
            return {"id": value.id, "values": {key: _encoded(each) for key, each in value.values.items()}}
        case date():
            return {"date": value.isoformat()}
        case str() | int() | float():
            return value
        case Sequence():
            return [_encoded(each) for each in value]


def _decoded(data: object, deepest: int) -> Value:
    match data:
        case _ if deepest < 0:
            raise ValueError("is nested too deeply")
        case str() if is_writable(data):
            return data
        case bool():
            raise ValueError("a truth value is no value of a message")
        case int() | float() if math.isfinite(data):
            return data
        case list():
            return tuple(_decoded(each, deepest - 1) for each in data)
        case {"date": str(day)} if _ISO_DATE.fullmatch(day):
            return date.fromisoformat(day)
        case {"id": str(id_), "values": dict(values)} if _ID.fullmatch(id_):
            return Message(id_, _decoded_values(values, deepest - 1))
    raise ValueError("is no value of a message")


def _decoded_values(table: Mapping[str, object], deepest: int) -> Mapping[str, Value]:
    if not all(_NAME.fullmatch(key) for key in table):
        raise ValueError("a value has no name that a message could have")
    return {key: _decoded(each, deepest) for key, each in table.items()}


def is_writable(text: str) -> bool:
    """Whether UTF-8 can hold the text, which half of a surrogate pair cannot be in."""
    return _HALF_PAIR.search(text) is None
