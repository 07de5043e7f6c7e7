"""The commands of ``tourplanner``; each is loaded when it is asked for, so that help is quick."""

import click

from tourplanner import __version__
from tourplanner.cli.group import CommandGroup
from tourplanner.cli.options import lang_option
from tourplanner.cli.parameters import Option
from tourplanner.wording.language import Language

MODULES = {"import": "import_timetable"}
"""Modules that cannot be named after their commands: the word is one of Python's own."""

COMMANDS = {
    name: f"tourplanner.cli.{MODULES.get(name, name)}"
    for name in (
        "plan",
        "check",
        "explain",
        "move",
        "swap",
        "park",
        "lock",
        "unlock",
        "choose",
        "whatif",
        "farm",
        "import",
        "improve",
        "coverage",
        "demand",
        "capacity",
        "attendance",
        "map",
        "schedule",
        "event",
        "replan",
        "publish",
        "export",
        "print",
        "stops",
        "roads",
        "data",
        "new",
        "serve",
    )
}
"""The modules of the commands by name, in the order of help: planning first, then what is made of a plan."""


@click.group(
    cls=CommandGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@lang_option
@click.version_option(__version__, prog_name="tourplanner", cls=Option, shared=True)
def cli(lang: Language) -> None:
    """Plan the tours of a mobile public service: which village, which day, in which order, and why."""
