"""The group of all commands: loads them by name and turns every failure into words and an exit code."""

import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from tourplanner.cli.command import KEPT, Group
from tourplanner.cli.interrupts import INTERRUPTS, STOPPED
from tourplanner.cli.reader import asked_language, farewell
from tourplanner.cli.reading import say
from tourplanner.cli.streams import FULL, tolerant_streams
from tourplanner.cli.usage import usage_lines
from tourplanner.errors import TourPlannerError
from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language

DEBUG = "TOURPLANNER_DEBUG"
OUR_BUG = TourPlannerError.exit_code
BAD_INPUT = 2
BROKEN_PROMISE = 4


class Stopped(Exception):  # noqa: N818 - no error: what a person wanted
    """A signal that ended a command, so that click does not take it for its own."""


class CommandGroup(Group):
    """Commands in modules of their own; the one place where failures become words and exit codes.

    Parameters
    ----------
    places
        The module of each command, which it is the ``command`` of, by its name.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which help lists them."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, loaded now."""
        if cmd_name not in self.places:
            return None
        command = importlib.import_module(self.places[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples and exit codes."""
        formatter.write_paragraph()
        with formatter.indentation():
            first, *others = say("help.tourplanner.end", ctx).split("\n\n")
            formatter.write_text("\n\n".join(KEPT + part for part in (first, *others)))

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **attributes: Any
    ) -> NoReturn:
        """Run the command line and leave with its exit code."""
        arguments = list(sys.argv[1:] if args is None else args)
        lang = asked_language(arguments)
        with tolerant_streams() as streams:
            code = self._run(arguments, prog_name, lang, attributes)
            sys.stdout.flush()
            if streams.lost is not None:
                _tell(_lost(streams.lost, lang))
                code = code or BAD_INPUT
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what stops it is kept from click, which would say something of its own."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Stopped from None

    def _run(
        self, arguments: list[str], prog_name: str | None, lang: Language, attributes: Mapping[str, Any]
    ) -> int:
        """The exit code of a command line; whatever fails is told in words."""
        try:
            ended = super().main(arguments, prog_name, standalone_mode=False, obj=lang, **attributes)
        except click.UsageError as error:
            return _told("\n".join(usage_lines(error, lang)), BAD_INPUT)
        except TourPlannerError as error:
            # Only a failure needs the words of faults, and they take their time to load.
            from tourplanner.wording.errors import worded  # noqa: PLC0415

            return _told(worded(error, lang), error.exit_code)
        except (Stopped, KeyboardInterrupt, click.Abort):
            return _told(farewell(lang)(INTERRUPTS.by or "Ctrl-C"), STOPPED)
        except Exception as error:
            if INTERRUPTS.by:
                # A library that was being loaded made another exception of the interrupt.
                return _told(farewell(lang)(INTERRUPTS.by), STOPPED)
            if os.environ.get(DEBUG):
                traceback.print_exc()
            if isinstance(error, OSError) and error.filename is not None:
                # What the system refuses to do with a file is no fault of ours, wherever it was asked.
                return _told(_refused(error, lang), BAD_INPUT)
            words = template("door.our-bug", None, lang)
            return _told(words.format(kind=type(error).__name__, what=error, variable=DEBUG), OUR_BUG)
        return ended if isinstance(ended, int) else 0


def _lost(why: OSError, lang: Language) -> str:
    """What is said of output that could not be written."""
    if why.errno in FULL:
        return template("door.output-full", None, lang)
    return template("door.output-lost", None, lang).format(why=why.strerror)


def _refused(error: OSError, lang: Language) -> str:
    """What is said of a file that the system does not give."""
    # As above: only a failure needs them.
    from tourplanner.files.system_reason import system_reason  # noqa: PLC0415
    from tourplanner.wording.words import words_in  # noqa: PLC0415

    return words_in(lang)("door.file-refused", file=os.fsdecode(error.filename), reason=system_reason(error))


def _told(text: str, exit_code: int) -> int:
    _tell(text)
    return exit_code


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
