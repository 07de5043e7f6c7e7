"""``tourplanner new``."""

from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples
from tourplanner.workflow.chores import new


@click.command(
    "new",
    epilog=examples(
        "tourplanner new my-plan",
    ),
)
@click.argument("folder", metavar="DIR", type=PATH)
def command(folder: Path) -> None:
    """Write a commented config to start from.

    DIR is made if need be; nothing that is there already is touched. Prints the file written.
    """
    for file in new(folder):
        data_console().print(str(file), soft_wrap=True)
        notice(f"edit it, then: tourplanner plan {file}")
