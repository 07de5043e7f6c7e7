"""Kinds of options that name a half of a day: in the words of any language, or by the evening's own name."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from tourplanner.cli.kinds import Context, Parameter, other_weekday
from tourplanner.cli.usage import BadValue
from tourplanner.domain.period import Half
from tourplanner.inputs.typed.asked_day import AskedDay, asked_day
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay, asked_half_day
from tourplanner.inputs.typed.choices import choice, says_evening
from tourplanner.inputs.typed.text import word
from tourplanner.message import Text, message

PLANS = ("dossier", "plan")
"""The arguments of commands that name a plan. They are eager: its evening may be named before them."""
EVENING = "evening"

Asked = TypeVar("Asked")


class HalfWord(click.ParamType[AskedHalfDay]):
    """A half of a day, in the words of any language: ``matin``, ``afternoon``, ``soir``."""

    name = "half"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """The codes of the halves, and that of an evening, which some plans have."""
        return f"[{'|'.join([*Half, EVENING])}]"

    def convert(self, value: str | AskedHalfDay, _param: Parameter, ctx: Context) -> AskedHalfDay:
        """The half as it is asked of, if it is one."""
        found = _read(value, _half, ctx) if isinstance(value, str) else value
        if found is None:
            late: Text = _name(ctx) or message("term.evening")
            halves = [*(message(f"code.half-{half}") for half in Half), late]
            raise BadValue(message("usage.not-half", value=str(value), halves=halves))
        return found


class AnyDay(click.ParamType[AskedDay]):
    """A day of the week, ``jeudi`` or ``thu``, or a date, its year said or not; and a half of it."""

    name = "day"

    def convert(self, value: str | AskedDay, _param: Parameter, ctx: Context) -> AskedDay:
        """The day, if it is one."""
        found = _read(value, asked_day, ctx) if isinstance(value, str) else value
        if found is None:
            raise BadValue(other_weekday(str(value)) or message("usage.not-day", value=str(value)))
        return found


class AnyHalfDay(click.ParamType[AskedHalfDay]):
    """A half-day of the cycle, or what is to be another one of it: ``S2 jeudi matin``, ``jeudi``, ``S3``."""

    name = "when"

    def convert(self, value: str | AskedHalfDay, _param: Parameter, ctx: Context) -> AskedHalfDay:
        """The half-day, if it is one."""
        found = _read(value, asked_half_day, ctx) if isinstance(value, str) else value
        if found is None:
            raise BadValue(other_weekday(str(value)) or message("usage.not-half-day", value=str(value)))
        return found


def _half(text: str) -> AskedHalfDay | None:
    code = choice(text, tuple(Half), "half")
    return None if code is None else AskedHalfDay(half=Half(code), evening=says_evening(text))


def _read(text: str, read: Callable[[str], Asked | None], ctx: Context) -> Asked | None:
    """What is read of a text, else of the same with a word that is known for the name of the evening."""
    found = read(text)
    if found is not None:
        return found
    said = _with_evening(text, _name(ctx))
    return None if said == text else read(said)


def _with_evening(text: str, name: str) -> str:
    """A text with "evening" where it calls it by its name, of one word or several."""
    words, count, meant = text.split(), len(name.split()), word(name)
    for first in range(len(words) - count + 1) if meant else ():
        if word(" ".join(words[first : first + count])) == meant:
            return " ".join([*words[:first], EVENING, *words[first + count :]])
    return text


def _name(ctx: Context) -> str:
    """What the plan of a command line calls its evening."""
    # Only a word of no language needs a plan, and help is shown without what opens one.
    from tourplanner.workflow.dossier.evening_word import evening_word  # noqa: PLC0415

    given = (ctx.params.get(name) for name in PLANS) if ctx is not None else ()
    path = next((each for each in given if isinstance(each, Path)), None)
    return "" if path is None else evening_word(path)
