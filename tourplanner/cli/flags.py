"""What was asked for, as the command line has it: by its options."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import click

from tourplanner.cli.parameters import Option
from tourplanner.errors import Fault, InputError
from tourplanner.message import PARAMETER, Message, Text, Value


def in_flags(error: InputError, ctx: click.Context) -> InputError:
    """The error, its parameters told by the options of the command that was given."""
    flags: dict[str, str] = {}
    for option in ctx.command.params:
        if isinstance(option, Option):
            flag = f"--{option.word}"
            flags |= {option.word.replace("-", "_"): flag, option.name or "": flag}
    error.faults = tuple(_fault(fault, flags) for fault in error.faults)
    return error


def _fault(fault: Fault, flags: Mapping[str, str]) -> Fault:
    return replace(fault, where=_text(fault.where, flags), maybe=_text(fault.maybe, flags))


def _text(text: Text, flags: Mapping[str, str]) -> Text:
    if isinstance(text, str):
        return text
    if text.id == PARAMETER:
        name = str(text.values["name"])
        return flags.get(name, name)
    return Message(text.id, {name: _value(value, flags) for name, value in text.values.items()})


def _value(value: Value, flags: Mapping[str, str]) -> Value:
    if isinstance(value, Message):
        return _text(value, flags)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value(each, flags) for each in value]
    return value
