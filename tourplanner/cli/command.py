"""Commands and groups whose help comes from the catalogues when it is shown, with examples."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from tourplanner.cli.flags import in_flags
from tourplanner.cli.interrupts import INTERRUPTS
from tourplanner.cli.parameters import Option, metavars
from tourplanner.cli.reading import path_of, say
from tourplanner.cli.usage import Misuse, no_such_command
from tourplanner.errors import InputError
from tourplanner.message import message

KEPT = "\b\n"
"""What tells click to leave the line breaks of a paragraph as they are."""


class Helped(click.Command):
    """What commands and groups have in common: help in the reader's language.

    Its text is the message ``help.<command>``, whose first line stands in lists of commands; a paragraph
    with indented lines keeps its line breaks.

    Parameters
    ----------
    examples
        Command lines for the end of the help.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line; those that are too many are told."""
        extra = super().parse_args(ctx, args)
        if extra and not isinstance(self, click.Group):
            raise Misuse(message("usage.too-many", words=extra), ctx)
        return extra

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('help.usage', ctx)} ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may follow the command: options, then arguments."""
        arguments = [piece for each in self.get_params(ctx) for piece in each.get_usage_pieces(ctx)]
        return [metavars(self.options_metavar or "", ctx), *arguments]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_paragraphs(say(help_id(path_of(ctx)), ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, the last of them ``--help``."""
        with formatter.section(say("help.options", ctx)):
            formatter.write_dl(list(self._option_rows(ctx)))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        if self.examples:
            title = say("help.example" if len(self.examples) == 1 else "help.examples", ctx)
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(KEPT + "\n".join([title, *(f"  {line}" for line in self.examples)]))

    def _option_rows(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        for each in self.get_params(ctx):
            row = each.get_help_record(ctx) if isinstance(each, Option) else None
            if row is not None:
                yield row
        yield ", ".join(self.get_help_option_names(ctx)), say("option.help", ctx)


class Command(Helped):
    """A command, at work between the reading of its words and its end."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        # Too many words are told by `parse_args`, in the reader's language.
        self.allow_extra_args = True

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; from now on a signal ends a search, not the process."""
        try:
            with INTERRUPTS.at_work():
                return super().invoke(ctx)
        except InputError as error:
            raise in_flags(error, ctx) from None


class Group(Helped, click.Group):
    """A command with commands of its own."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may follow the group: options, then a command."""
        return [*Helped.collect_usage_pieces(self, ctx), metavars(self.subcommand_metavar, ctx)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each by the first line of its help, without loading any."""
        path = path_of(ctx)
        with formatter.section(say("help.commands", ctx)):
            formatter.write_dl([(name, first_line([*path, name], ctx)) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word, or a fault of usage that names its likes."""
        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        raise no_such_command(name, self.list_commands(ctx), ctx)


def help_id(path: Sequence[str]) -> str:
    """The id of a command's help in the catalogues."""
    return ".".join(["help", *(path or ["tourplanner"])])


def first_line(path: Sequence[str], ctx: click.Context) -> str:
    """What a command does, in a line."""
    return say(help_id(path), ctx).partition("\n")[0]


def _paragraphs(text: str) -> str:
    """A text for click: paragraphs with indented lines marked as kept."""
    parts = text.split("\n\n")
    return "\n\n".join(KEPT + part if "\n  " in f"\n{part}" else part for part in parts)
