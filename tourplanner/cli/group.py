"""The group of all commands: loads them by name and turns every failure into words and an exit code."""

import importlib
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import click

from tourplanner.cli.interrupts import interrupts_deferred
from tourplanner.errors import TourPlannerError

DEBUG = "TOURPLANNER_DEBUG"
OUR_BUG = TourPlannerError.exit_code
BAD_INPUT = 2
BROKEN_PROMISE = 4
INTERRUPTED = "Stopped by Ctrl-C; nothing more is written."


@dataclass(frozen=True, slots=True)
class CommandPlace:
    """The module whose ``command`` is loaded, and its line in the list of commands."""

    module: str
    help: str


class CommandGroup(click.Group):
    """Commands in modules of their own; the one place where failures become exit codes."""

    def __init__(self, *args: Any, places: Mapping[str, CommandPlace], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which help lists them."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, loaded now."""
        if cmd_name not in self.places:
            return None
        with interrupts_deferred():
            command = importlib.import_module(self.places[cmd_name].module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands in help, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in self.places.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever fails is told in words and becomes the exit code."""
        try:
            result = super().invoke(ctx)
            # Now, and not when Python ends, so that a closed pipe is noticed here.
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit):
            raise
        except TourPlannerError as error:
            _leave(ctx, str(error), error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            _leave(ctx, INTERRUPTED, BAD_INPUT)
        except BrokenPipeError:
            _close_quietly()
            ctx.exit(0)
        except Exception as error:
            if os.environ.get(DEBUG):
                traceback.print_exc()
            what = f"tourplanner failed: {type(error).__name__}: {error}"
            _leave(ctx, f"{what}\nThis is our bug, please report it; {DEBUG}=1 tells more.", OUR_BUG)
        return result


def _leave(ctx: click.Context, message: str, exit_code: int) -> NoReturn:
    click.echo(message, err=True)
    ctx.exit(exit_code)


def _close_quietly() -> None:
    """Let nobody notice that the reader of the standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
