"""Saying in the notation of another place what was said in that of TOML."""

from collections.abc import Callable, Sequence
from typing import overload

from tourplanner.message import Message, Text, Value

Turn = Callable[[Message], Message]
"""What stands in the place of a message; what it gives is turned no further."""


class Inside(Message):
    """A message that stays, but whose values are still to be turned."""


@overload
def turned(text: Message, turn: Turn) -> Message: ...


@overload
def turned(text: Text, turn: Turn) -> Text: ...


def turned(text: Text, turn: Turn) -> Text:
    """A message with all in it turned into another notation; `turn` gives `Inside` to go further in."""
    if isinstance(text, str):
        return text
    found = turn(text)
    if not isinstance(found, Inside):
        return found
    return Message(found.id, {name: _value(value, turn) for name, value in found.values.items()})


def _value(value: Value, turn: Turn) -> Value:
    if isinstance(value, Message):
        return turned(value, turn)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value(entry, turn) for entry in value]
    return value
