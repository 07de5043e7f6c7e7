"""Kinds of values that options take; each refuses the others in the reader's language."""

import math
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import click

from tourplanner.cli.usage import BadValue
from tourplanner.files.system_reason import system_reason
from tourplanner.inputs.shown import printable
from tourplanner.inputs.typed.days import day_of_another_weekday, end_of_month, iso_day
from tourplanner.message import Message, message

Parameter: TypeAlias = click.Parameter | None
Context: TypeAlias = click.Context | None

LONGEST_SEARCH = 86_400
"""Seconds; a day is more than any search is worth, and in range of the clocks of all solvers."""


class OneOf(click.Choice[str]):
    """One of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__([str(word) for word in words])

    def convert(self, value: str, _param: Parameter, _ctx: Context) -> str:
        """The word, if it is one of them."""
        if value not in self.choices:
            raise BadValue(message("usage.not-one-of", value=value, words=list(self.choices)))
        return value


class GivenPath(click.Path):
    """A file or folder by a name that the system takes, be it there or not."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: Parameter, ctx: Context) -> Any:
        """The path, if there can be such a one and whoever asks may know of it."""
        if not str(value):
            raise BadValue(message("usage.no-path"))
        try:
            Path(value).lstat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (OSError, ValueError) as error:
            seen = printable(str(value))
            raise BadValue(message("usage.no-such-path", value=seen, reason=system_reason(error))) from None
        return super().convert(value, param, ctx)


class WrittenPath(GivenPath):
    """A file or folder that is written, never a stream."""

    def convert(self, value: Any, param: Parameter, ctx: Context) -> Any:
        """The path, if it is not the name of the standard output."""
        if value == STREAM:
            raise BadValue(message("usage.not-a-stream"))
        return super().convert(value, param, ctx)


PATH, WRITTEN = GivenPath(), WrittenPath()

STREAM = "-"
"""What other programs call the standard output."""


class Whole(click.ParamType[int]):
    """A whole number in a range, both ends included."""

    name = "integer"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: str | int, _param: Parameter, _ctx: Context) -> int:
        """The number, if it is one in the range."""
        try:
            number = int(value)
        except ValueError:
            raise BadValue(message("usage.not-whole", value=str(value))) from None
        if self.most is not None and not self.least <= number <= self.most:
            raise BadValue(message("usage.not-between", value=str(value), least=self.least, most=self.most))
        if number < self.least:
            raise BadValue(message("usage.too-small", value=str(value), least=self.least))
        return number


class Decimal(click.ParamType[float]):
    """A number in a range, both ends included."""

    name = "float"

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def convert(self, value: str | float, _param: Parameter, _ctx: Context) -> float:
        """The number, if it is one in the range."""
        number = _number(str(value))
        if math.isnan(number):
            raise BadValue(message("usage.not-number", value=str(value)))
        if not self.least <= number <= self.most:
            raise BadValue(message("usage.not-between", value=str(value), least=self.least, most=self.most))
        return number


class Seconds(click.ParamType[float]):
    """The length of a search, more than 0."""

    name = "seconds"

    def convert(self, value: str | float, _param: Parameter, _ctx: Context) -> float:
        """The seconds, if it is a number in range."""
        seconds = _number(str(value))
        if not 0 < seconds <= LONGEST_SEARCH:
            raise BadValue(message("usage.not-seconds", value=str(value), most=LONGEST_SEARCH))
        return seconds


class NoticeWeight(click.ParamType[tuple[int, int]]):
    """Days of notice and what a change weighs below them, ``14=10``."""

    name = "notice"

    def convert(self, value: str | tuple[int, int], _param: Parameter, _ctx: Context) -> tuple[int, int]:
        """The days and the weight, both 1 or more."""
        if isinstance(value, tuple):
            return value
        days, _, weight = value.partition("=")
        if not (days.strip().isdecimal() and weight.strip().isdecimal() and int(days) and int(weight)):
            raise BadValue(message("replan.not-notice", value=value))
        return int(days), int(weight)


class Day(click.ParamType[date]):
    """A date, ``YYYY-MM-DD`` or as people write it: ``08/01/2027``, ``8 janvier 2027``."""

    name = "date"

    def convert(self, value: str | date, _param: Parameter, _ctx: Context) -> date:
        """The date, if it is one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(iso_day(value) or value)
        except ValueError:
            raise BadValue(_no_date(str(value))) from None


def _no_date(text: str) -> Message:
    """What is wrong with what is no date: another weekday, a day that its month lacks, or all of it."""
    if wrong := other_weekday(text):
        return wrong
    last = end_of_month(text)
    if last is not None:
        return message("usage.beyond-month", value=text, last=last)
    return message("usage.not-date", value=text)


def other_weekday(text: str) -> Message | None:
    """What is wrong with a date whose weekday is another one."""
    day = day_of_another_weekday(text)
    return None if day is None else message("usage.other-weekday", value=text, day=day)


def _number(text: str) -> float:
    """The number that a text says, with a point or a comma; not a number if it says none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return math.nan
