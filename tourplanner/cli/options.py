"""What several commands have in common: options, the reading of their values, examples in help."""

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tourplanner.wording.language import Language

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)

LONGEST_SEARCH = 86_400
"""Seconds; a day is more than any search is worth, and in range of the clocks of all solvers."""


def examples(*lines: str) -> str:
    """The end of a command's help: examples, with the line breaks that they have here."""
    return "\n".join(["\b", "Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)])


def iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The date of an option, ``YYYY-MM-DD``, or a usage error."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date such as 2027-01-04") from None


def search_seconds(_ctx: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    """The seconds of an option, more than 0, or a usage error."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= LONGEST_SEARCH:
        text = f"{value!r} is not a number of seconds, more than 0 and at most {LONGEST_SEARCH}"
        raise click.BadParameter(text)
    return seconds


def lang_option(command: Decorated) -> Decorated:
    """``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice([language.value for language in Language]),
        default=Language.FR.value,
        show_default=True,
        callback=lambda _ctx, _param, value: Language(value),
        help="Language of what is shown and written.",
    )(command)


def quiet_option(command: Decorated) -> Decorated:
    """``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="No notices and no progress.")(command)
