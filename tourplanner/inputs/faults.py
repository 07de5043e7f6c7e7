"""Collecting every fault of an input, each at its place and line."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import overload

from tourplanner.errors import Fault, InputError
from tourplanner.inputs.shown import SHOWN_CHARACTERS, printable
from tourplanner.message import Message, Text, message

Path = tuple[str | int, ...]
"""Keys from the root of a document to a value; entries of a list are numbered from 1."""

PLAIN_KEY = re.compile(r"[\w-]{1,40}", re.ASCII)

ALIKE, ONE_DIGIT = 0.6, 0.8
"""Shares of the letters of two names that are the same in both, from which one may be meant for the other."""


@dataclass(slots=True)
class FaultSheet:
    """The faults found so far in one source, whose `lines` tell on which line a path stands.

    What lies at or below a path of `written` was written elsewhere: its faults name that place.
    """

    source: Text
    lines: Mapping[Path, int] = field(default_factory=dict)
    found: list[tuple[int, Fault]] = field(default_factory=list)
    written: Mapping[Path, "Spot"] = field(default_factory=dict)

    def add(self, path: Path, what: Message, maybe: Text = "") -> None:
        """Note a fault of the value at `path`."""
        for length in range(len(path), 0, -1):
            if elsewhere := self.written.get(path[:length]):
                there = (*elsewhere.path, *path[length:])
                line, where = elsewhere.sheet.place(there)
                what, maybe = elsewhere.sheet.told(what, there), elsewhere.sheet.told(maybe, there)
                break
        else:
            line, where = self.place(path)
        self.found.append((line, Fault(where, what, maybe)))

    def place(self, path: Path) -> tuple[int, Text]:
        """The line of `path`, 0 when unknown, and what leads there."""
        line, key = self._line(path), path_text(path)
        if line and key:
            return line, message("place.line-key", file=self.source, line=line, key=key)
        if key:
            return line, message("place.key", file=self.source, key=key)
        return line, place_of_line(self.source, line) if line else self.source

    @overload
    def told(self, text: Message, path: Path) -> Message: ...

    @overload
    def told(self, text: Text, path: Path) -> Text: ...

    def told(self, text: Text, path: Path) -> Text:  # noqa: ARG002 - for sources that tell places apart
        """What is said of the value at a path of this source, in the source's own notation."""
        return text

    def settle(self) -> None:
        """Raise all faults, in the order of their lines.

        Raises
        ------
        InputError
            If a fault was noted.
        """
        if self.found:
            raise InputError(fault for _, fault in sorted(self.found, key=lambda item: item[0]))

    def _line(self, path: Path) -> int:
        """The line of `path`, of the first thing in it, or of the nearest around it; 0 when unknown."""
        inside = [line for known, line in self.lines.items() if path and known[: len(path)] == path]
        if inside:
            return min(inside)
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an input, where a fault can be noted."""

    sheet: FaultSheet
    path: Path = ()

    def at(self, step: str | int) -> "Spot":
        """The place one step further in."""
        return Spot(self.sheet, (*self.path, step))

    def fault(self, what: Message, maybe: Text = "") -> None:
        """Note a fault here: the value seen and what is allowed, and a likely cure."""
        self.sheet.add(self.path, what, maybe)


def place_of_line(file: Text, line: int) -> Message:
    """A line of a file."""
    return message("place.line", file=file, line=line)


def place_of_column(file: Text, line: int, column: str) -> Message:
    """A cell of a table in a file."""
    return message("place.column", file=file, line=line, column=column)


def path_text(path: Path) -> str:
    """``stops[3].commune`` of a path."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            name = step if PLAIN_KEY.fullmatch(step) else f'"{printable(step)}"'
            text += f".{name}" if text else name
    return text


def nearest(name: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The names of `known` that look like `name`, the likeliest first.

    Of numbers those that one digit tells apart: codes with less in common are places far from each other.
    """
    names = {each.casefold(): each for each in known}
    alike = ONE_DIGIT if name.isdecimal() else ALIKE
    found = difflib.get_close_matches(name[:SHOWN_CHARACTERS].casefold(), names, n=count, cutoff=alike)
    return [names[each] for each in found]


def nearest_name(name: str, known: Iterable[str]) -> list[str]:
    """As `nearest`, the likeliest alone, where nothing says what it is called: a number is like no other."""
    return nearest(name, [each for each in known if not (name.isdecimal() and each.isdecimal())])
