"""Words of help and usage in the language of a command line."""

import click

from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language, default_language


def language_of(ctx: click.Context) -> Language:
    """The language that a command line asked for."""
    return ctx.find_object(Language) or default_language()


def say(id_: str, ctx: click.Context, number: int | None = None) -> str:
    """The words of an id as they stand in the catalogue: help has no values that need a form."""
    return template(id_, number, language_of(ctx))


def path_of(ctx: click.Context) -> list[str]:
    """The words of a command, without the program's: ``["roads", "fetch"]``."""
    words: list[str] = []
    inner: click.Context | None = ctx
    while inner is not None and inner.parent is not None:
        words.insert(0, inner.info_name or "")
        inner = inner.parent
    return words
