"""Options that several commands have, with the same words."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from tourplanner.cli.half_days import HalfWord
from tourplanner.cli.kinds import PATH, Day, OneOf
from tourplanner.cli.parameters import option
from tourplanner.cli.reading import language_of
from tourplanner.wording.language import Language

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def lang_option(command: Decorated) -> Decorated:
    """``--lang``, which may stand before the command as well: its value is that of the whole line."""
    return option(
        "--lang",
        type=OneOf(Language),
        default=lambda: language_of(click.get_current_context()).value,
        callback=lambda ctx, _param, _value: language_of(ctx),
        shared=True,
    )(command)


def data_option(command: Decorated) -> Decorated:
    """``--data``."""
    return option("--data", type=PATH, metavar="DIR", shared=True)(command)


def half_option(command: Decorated) -> Decorated:
    """``--half``: of a visit that is meant."""
    return option("--half", type=HalfWord(), required=True, shared=True)(command)


def json_option(command: Decorated) -> Decorated:
    """``--json``."""
    return option("--json", "as_json", is_flag=True, shared=True)(command)


def incomplete_option(command: Decorated) -> Decorated:
    """``--incomplete``."""
    return option("--incomplete", is_flag=True, shared=True)(command)


def on_option(command: Decorated) -> Decorated:
    """``--on``: the day on which people are told, today unless it is said."""
    return option("--on", type=Day(), metavar="DATE", default=date.today, shared=True)(command)


def draft_option(command: Decorated) -> Decorated:
    """``--draft``."""
    return option("--draft", is_flag=True, shared=True)(command)


def plain_option(command: Decorated) -> Decorated:
    """``--plain``."""
    return option("--plain", is_flag=True, shared=True)(command)


def quiet_option(command: Decorated) -> Decorated:
    """``--quiet``."""
    return option("--quiet", "-q", is_flag=True, shared=True)(command)
