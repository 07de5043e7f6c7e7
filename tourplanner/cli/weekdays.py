"""Weekdays as an option of several commands, of which not all load solvers."""

import re

import click

from tourplanner.cli.usage import BadValue
from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs.typed.choices import choice
from tourplanner.message import message


def weekdays(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, ...] | None:
    """Weekdays of an option, ``mon,thu`` or ``lundi, jeudi``, or a usage error."""
    if value is None:
        return None
    meant = {word: choice(word, WEEKDAYS, "weekday") for word in _words(value)}
    unknown = [word for word, day in meant.items() if day is None]
    if unknown:
        raise BadValue(message("usage.not-one-of", value=unknown[0], words=list(WEEKDAYS)))
    return tuple(sorted({WEEKDAYS.index(day) for day in meant.values() if day}))


def _words(text: str) -> list[str]:
    """The words of a list as people write one, at least one."""
    return [word.strip() for word in re.split(r"[,;]|\s(?:et|and)\s", text)]
