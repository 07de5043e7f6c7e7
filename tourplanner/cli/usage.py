"""Faults of usage as messages: those that click finds, and our own."""

from collections.abc import Iterable
from difflib import get_close_matches

import click

from tourplanner.cli.reading import language_of, say
from tourplanner.message import Message, Text, message
from tourplanner.wording.language import Language


class Misuse(click.UsageError):
    """A command line that cannot be meant."""

    def __init__(self, said: Message, ctx: click.Context | None = None) -> None:
        super().__init__(said.id, ctx)
        self.said = said


class BadValue(click.BadParameter):
    """A value that an option does not take."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.id)
        self.said = said


def no_such_command(name: str, known: Iterable[str], ctx: click.Context) -> Misuse:
    """A command that there is not, with those that look like it."""
    return Misuse(_unknown(message("usage.no-such-command", name=name), name, known), ctx)


def usage_lines(error: click.UsageError, default: Language) -> list[str]:
    """A fault of usage as a person reads it: how the command is used, where help is, what is wrong."""
    # Only a fault needs forms of values, and they take their time to load.
    from tourplanner.wording.words import words_in  # noqa: PLC0415

    lang = default if error.ctx is None else language_of(error.ctx)
    words = words_in(lang)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return [error.ctx.get_help()]
    lines: list[str] = []
    if error.ctx is not None:
        lines = [
            error.ctx.get_usage(),
            say("usage.help", error.ctx).format(command=error.ctx.command_path),
            "",
        ]
    return [*lines, words("usage.error", what=usage_message(error))]


def usage_message(error: click.UsageError) -> Text:
    """What is wrong with a command line."""
    match error:
        case Misuse():
            return error.said
        case click.NoSuchOption():
            return _unknown(
                message("usage.no-such-option", name=error.option_name),
                error.option_name,
                error.possibilities or (),
            )
        case click.BadOptionUsage():
            return _bad_option(error)
        case click.MissingParameter() if error.param is not None:
            kind = (
                "usage.missing-argument"
                if isinstance(error.param, click.Argument)
                else "usage.missing-option"
            )
            return message(kind, name=_name(error.param, error.ctx))
        case BadValue() if error.param is not None:
            return message("usage.bad-value", name=_name(error.param, error.ctx), what=error.said)
        case _ if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            # Of a group nothing else is left that click could find: it says so in English alone.
            return message("usage.missing-command", names=error.ctx.command.list_commands(error.ctx))
        case _:
            return error.format_message()


def _bad_option(error: click.BadOptionUsage) -> Message:
    """A flag with a value, or an option without one."""
    options = error.ctx.command.params if error.ctx is not None else []
    for each in options:
        if isinstance(each, click.Option) and error.option_name in each.opts and each.is_flag:
            return message("usage.no-value-wanted", name=error.option_name)
    return message("usage.value-wanted", name=error.option_name)


def _name(parameter: click.Parameter, ctx: click.Context | None) -> str:
    """An option by its longest name, an argument by the name of its value."""
    if isinstance(parameter, click.Argument) and ctx is not None:
        return parameter.make_metavar(ctx).removesuffix("...").strip("[]")
    return max(parameter.opts, key=len)


def _unknown(said: Message, name: str, known: Iterable[str]) -> Message:
    alike = get_close_matches(name, list(known))
    return message("usage.alike", what=said, names=alike) if alike else said
