"""Options and arguments whose words come from the catalogues when help is shown."""

import os
import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from tourplanner.cli.reading import path_of, say
from tourplanner.cli.usage import BadValue
from tourplanner.message import message

_CAPITALS = re.compile(r"\b[A-Z]+\b")


def metavars(text: str, ctx: click.Context) -> str:
    """Names of values, ``DIR`` or ``SIREN=N``, in the reader's language: words in capitals only."""
    return _CAPITALS.sub(lambda word: say(f"metavar.{word.group().lower()}", ctx), text)


class Typed(click.Parameter):
    """A parameter that is a text; or the name of a file, which may have any bytes and stays as it is."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """The value in its type, if its letters are known."""
        if not isinstance(self.type, click.Path):
            if isinstance(value, str):
                value = _as_typed(value)
            elif isinstance(value, tuple | list):
                value = tuple(_as_typed(each) if isinstance(each, str) else each for each in value)
        return super().type_cast_value(ctx, value)


class Option(Typed, click.Option):
    """An option; its help is the message ``option.<command>.<name>``, or ``option.<name>`` if shared.

    Parameters
    ----------
    shared
        Whether several commands have this option with the same words.
    """

    def __init__(self, *args: Any, shared: bool = False, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.shared = shared

    @property
    def word(self) -> str:
        """Its longest name, without dashes."""
        return max(self.opts, key=len).lstrip("-")

    def help_id(self, ctx: click.Context) -> str:
        """The id of its help in the catalogues."""
        return ".".join(["option", *([] if self.shared else path_of(ctx)), self.word])

    def make_metavar(self, ctx: click.Context) -> str:
        """The name of its value."""
        return metavars(super().make_metavar(ctx), ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names and its help, with the default where that is to be shown."""
        told = say(self.help_id(ctx), ctx)
        default = self.get_help_extra(ctx).get("default")
        if default is not None:
            told = f"{told}  {say('help.default', ctx).format(value=default)}"
        return self.get_help_spec(ctx), told


class KeyOption(Option):
    """An option that says a key of a config: its help is the hint of that key, by its full name."""

    def __init__(self, key: str, names: Sequence[str], **attributes: Any) -> None:
        metavar = None if attributes.get("is_flag") else " ".join(["VALUE"] * attributes.get("nargs", 1))
        super().__init__(names, metavar=metavar, **attributes)
        self.key = key

    def help_id(self, ctx: click.Context) -> str:  # noqa: ARG002 - the same in every command
        """The id of the hint."""
        return f"hint.{self.key}"


class Argument(Typed, click.Argument):
    """An argument; the help of its command tells what it is."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The name of its value."""
        return metavars(super().make_metavar(ctx), ctx)


def _as_typed(word: str) -> str:
    """A word as its bytes say in UTF-8, whatever Python took the locale for; else as the locale has it."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        pass
    if any("\ud800" <= letter <= "\udfff" for letter in word):
        raise BadValue(message("usage.not-text", value=word.encode("utf-8", "replace").decode()))
    return word


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)
