"""Reading JSON objects key by key: typed values, and every fault at its place.

A value with a fault is replaced by a stand-in of its type, so that reading goes on to the next
fault; `Faults.settle` then raises them all.

cattrs was weighed for this and not taken: its faults name a type and not the value that was seen ("expected
int" for a time of day), one row that is no table becomes a fault for each of its keys, a table where a list
belongs is read as an empty list, and as the files' keys are ordered, renamed, flattened and partly summed
from others, every class needs its table of overrides in both directions all the same.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from tourplanner.domain.message_codec import decode_message, is_writable
from tourplanner.domain.period import parse_clock
from tourplanner.domain.place import Position
from tourplanner.domain.polyline import decode_line
from tourplanner.errors import Fault, InputError
from tourplanner.message import Message, Text, message

Read = TypeVar("Read")

LONGEST = 60
"""A longer value is cut in a message."""

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(slots=True)
class Faults:
    """The faults found so far in one file."""

    source: str
    found: list[Fault] = field(default_factory=list)

    def add(self, path: str, what: Message) -> None:
        """Note a fault of the value at `path`."""
        self.found.append(Fault(message("place.key", file=self.source, key=path), what))

    def settle(self) -> None:
        """Raise what was found.

        Raises
        ------
        InputError
            If a fault was noted.
        """
        if self.found:
            raise InputError(self.found)


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object, at `path` of its file; what is no object has no keys."""

    table: dict[str, object]
    path: str
    faults: Faults

    def has(self, key: str) -> bool:
        """Whether the key is there with a value other than null."""
        return self.table.get(key) is not None

    def optional(self, key: str, read: "Callable[[Fields, str], Read]") -> "Read | None":
        """What `read`, a method of this class, makes of the key; None if it is not there or null."""
        return read(self, key) if self.has(key) else None

    def text(self, key: str) -> str:
        """A text that can be written as UTF-8."""
        value = self._value(
            key, message("json.text"), lambda found: isinstance(found, str) and is_writable(found)
        )
        return value if isinstance(value, str) else ""

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """One of the texts of `allowed`."""
        what = message("json.one-of", allowed=list(allowed))
        value = self._value(key, what, lambda found: isinstance(found, str) and found in allowed)
        return value if isinstance(value, str) else next(iter(allowed))

    def whole(self, key: str, least: int = 0) -> int:
        """A whole number, `least` or more."""
        value = self._value(key, message("json.whole", least=least), lambda found: _is_whole(found, least))
        return value if isinstance(value, int) else least

    def number(self, key: str, least: float, most: float) -> float:
        """A number from `least` to `most`."""
        what = message("json.number", least=least, most=most)
        value = self._value(key, what, lambda found: _is_number(found, least, most))
        return float(value) if isinstance(value, int | float) else least

    def flag(self, key: str) -> bool:
        """True or false."""
        return self._value(key, message("json.flag"), lambda found: isinstance(found, bool)) is True

    def day(self, key: str) -> date:
        """A date, ``YYYY-MM-DD``."""
        value = self._value(key, message("json.day"), lambda found: _date(found) is not None)
        return _date(value) or date.min

    def clock(self, key: str) -> int:
        """A time of day, ``HH:MM``, in seconds."""
        value = self._value(key, message("json.clock"), lambda found: _clock(found) is not None)
        return _clock(value) or 0

    def span(self, key: str) -> tuple[int, int]:
        """Two times of day."""
        value = self._value(key, message("json.span"), _is_span)
        begin, end = value if isinstance(value, list) else (None, None)
        return _clock(begin) or 0, _clock(end) or 0

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(key, message("json.texts"), _is_texts)
        return tuple(value) if isinstance(value, list) else ()

    def said(self, key: str) -> Text:
        """A message, or a text: what an earlier version wrote in one language."""
        value = self._value(key, message("json.said"), lambda found: _said(found) is not None)
        return _said(value) or ""

    def all_said(self, key: str) -> tuple[Text, ...]:
        """A list of messages or texts."""
        value = self._value(key, message("json.all-said"), _is_all_said)
        return tuple(map(decode_message, value)) if isinstance(value, list) else ()

    def rows(self, key: str) -> tuple[tuple[int, ...], ...]:
        """A square matrix of whole numbers, [from][to]."""
        value = self._value(key, message("json.rows"), _is_square)
        return tuple(tuple(row) for row in value) if isinstance(value, list) else ()

    def line(self, key: str) -> tuple[Position, ...]:
        """The points of an encoded polyline, two or more."""
        value = self._value(key, message("json.line"), lambda found: len(_points(found)) > 1)
        return _points(value)

    def inner(self, key: str) -> "Fields":
        """The object under `key`."""
        value = self._value(key, message("json.table"), lambda found: isinstance(found, dict))
        return Fields(value if isinstance(value, dict) else {}, self._at(key), self._hushed(value))

    def each(self, key: str) -> "list[Fields]":
        """The objects of the list under `key`."""
        value = self._value(key, message("json.list"), lambda found: isinstance(found, list))
        rows = []
        for number, row in enumerate(value if isinstance(value, list) else [], start=1):
            path = f"{self._at(key)}[{number}]"
            if isinstance(row, dict):
                rows.append(Fields(row, path, self.faults))
            else:
                self.faults.add(path, message("json.no-table", seen=show(row)))
        return rows

    def _hushed(self, value: object) -> Faults:
        """Where faults inside go: nowhere for a table that is missing, which is one fault already."""
        return self.faults if isinstance(value, dict) else Faults(self.faults.source)

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _value(self, key: str, allowed: Message, fits: Callable[[object], bool]) -> object:
        """The value under `key`; None, with a fault noted, when it is missing or does not fit."""
        if key not in self.table:
            self.faults.add(self._at(key), message("json.missing", allowed=allowed))
            return None
        value = self.table[key]
        if not fits(value):
            self.faults.add(self._at(key), message("json.wrong", seen=show(value), allowed=allowed))
            return None
        return value


def show(value: object) -> Text:
    """A JSON value as a fault shows it: short, and printable on any terminal."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return f'"{ascii(value[:LONGEST])[1:-1]}"' if not value.isprintable() else f'"{value[:LONGEST]}"'
        case int() if abs(value) >= 10**30:
            return message("json.seen-huge")
        case int() | float():
            return str(value)
        case list():
            return message("json.seen-list")
        case _:
            return message("json.seen-table")


def _is_whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < 10**12


def _is_number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) and is_writable(entry) for entry in value)


def _said(value: object) -> Text | None:
    try:
        return decode_message(value)
    except ValueError:
        return None


def _is_all_said(value: object) -> bool:
    return isinstance(value, list) and all(_said(entry) is not None for entry in value)


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and None not in map(_clock, value)


def _is_square(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(row, list) and len(row) == len(value) and all(_is_leg(cell) for cell in row)
        for row in value
    )


def _is_leg(value: object) -> bool:
    """Whether a value can be the seconds or metres of a leg, which 32 bits hold."""
    return _is_whole(value, 0) and isinstance(value, int) and value < 2**31


def _points(value: object) -> tuple[Position, ...]:
    try:
        return decode_line(value) if isinstance(value, str) else ()
    except ValueError:
        return ()


def _date(value: object) -> date | None:
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _clock(value: object) -> int | None:
    if not isinstance(value, str):
        return None
    try:
        return parse_clock(value)
    except ValueError:
        return None
