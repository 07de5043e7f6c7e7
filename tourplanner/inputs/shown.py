"""What stands in a file, as a fault shows it: values, choices and keys in the file's own notation.

Messages whose ids begin with ``toml.`` speak the notation of TOML. Where a fault is told at a cell of a
workbook, `workbook.places` puts the message ``cell.…`` of the same name in their place.
"""

from collections.abc import Mapping
from datetime import date, datetime, time

from tourplanner.message import Message, Text, Value, message

SHOWN_CHARACTERS = 60
"""A longer value is cut in a message: one line should hold it."""

LARGEST_SHOWN = 10**30
"""Python refuses to print an integer of thousands of digits."""


def shown(value: object) -> Text:
    """A value as it stands in the file, short, and printable on any terminal."""
    match value:
        case bool():
            return message("toml.true") if value else message("toml.false")
        case str():
            return message("toml.text", text=printable(value))
        case int():
            return str(value) if abs(value) < LARGEST_SHOWN else message("config.a-huge-number")
        case float():
            return message("toml.decimal", text=repr(value))
        case datetime() | time():
            return value.isoformat()
        case date():
            return day(value)
        case Mapping():
            return message("config.a-table")
        case list() | tuple():
            return message("config.a-list")
        case _:
            return message("config.a-value", name=type(value).__name__)


def printable(text: str) -> str:
    """A text cut to what a line can hold, its signs that no terminal shows written as escapes."""
    cut = text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
    return repr(cut)[1:-1]


def day(date: date) -> Message:
    """A date as the file has it."""
    return message("toml.day", day=date)


def clock(seconds: int) -> Message:
    """A time of day as it is typed into the file."""
    return message("toml.clock", at=seconds)


def typed(text: Text) -> Message:
    """A text as it is typed into the file."""
    return message("toml.value", text=text)


def choice(code: str, group: str) -> Text:
    """A choice by its code in files; those of a `group` have words of their own in cells."""
    return message("toml.choice", code=code, group=group) if group else code


def named_choice(code: str, group: str) -> Message:
    """A choice of a `group` in words, with its code in files: for a sentence that compares it."""
    return message("toml.named-choice", code=code, group=group, word=Message(f"code.{group}-{code}"))


def key(name: str, table: str = "") -> Message:
    """A key: of the table in which the fault lies, or of another one, by its full name."""
    return message("toml.key", name=name, table=table)


def setting(name: str, value: Value) -> Message:
    """A key with the value that it has, or should have."""
    return message("toml.set", key=key(name), value=value)


def pair(first: Message, second: Message) -> Message:
    """Two settings that go together."""
    return message("config.both", first=first, second=second)
