"""Where commands show things: data on the standard output, notices on the standard error."""

import sys
from typing import NoReturn, TextIO

import click
from rich.console import Console

from tourplanner.message import Text
from tourplanner.wording.language import default_language
from tourplanner.wording.words import words_in

WIDTH = 120
"""Columns of what is not a terminal, so that it is the same everywhere."""


class PlainConsole(Console):
    """A console that leaves a closed pipe to its caller, and takes brackets and colons as they are."""

    def __init__(self, stream: TextIO) -> None:
        terminal = stream.isatty()
        super().__init__(
            file=stream, width=None if terminal else WIDTH, highlight=False, markup=False, emoji=False
        )

    def on_broken_pipe(self) -> NoReturn:
        """Tell the group of commands."""
        raise BrokenPipeError


def data_console() -> PlainConsole:
    """The standard output."""
    return PlainConsole(_lenient(sys.stdout))


def notice_console() -> PlainConsole:
    """The standard error."""
    return PlainConsole(_lenient(sys.stderr))


def notice(remark: Text) -> None:
    """Tell a remark on the standard error."""
    click.echo(f"Note: {words_in(default_language()).of(remark)}", err=True)


def silence(_remark: Text) -> None:
    """What `--quiet` does with remarks."""


def _lenient(stream: TextIO) -> TextIO:
    """The stream, with ``?`` for letters that its encoding does not have."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream
