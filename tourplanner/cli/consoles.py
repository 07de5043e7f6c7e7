"""Where commands show things: data on the standard output, notices on the standard error."""

import json
import sys
from collections.abc import Mapping
from typing import TextIO

from rich.console import Console

from tourplanner.message import Notify, Text
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WIDTH = 120
"""Columns of what is not a terminal, so that it is the same everywhere."""


class PlainConsole(Console):
    """A console that takes brackets and colons as they are, and shows what is no terminal one width."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        fixed = width or (None if stream.isatty() else WIDTH)
        super().__init__(file=stream, width=fixed, highlight=False, markup=False, emoji=False)


def data_console() -> PlainConsole:
    """The standard output."""
    return PlainConsole(sys.stdout)


def notice_console() -> PlainConsole:
    """The standard error."""
    return PlainConsole(sys.stderr)


def show_json(table: Mapping[str, object]) -> None:
    """Print JSON for programs: UTF-8, whatever the encoding of the console."""
    text = json.dumps(table, ensure_ascii=False, indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode(errors="replace"))
    sys.stdout.buffer.flush()


def notices(lang: Language) -> Notify:
    """What tells remarks on the standard error, in a language."""
    words = words_in(lang)

    def notify(notice: Text) -> None:
        sys.stderr.write(words("door.note", what=words.of(notice)) + "\n")
        sys.stderr.flush()

    return notify
