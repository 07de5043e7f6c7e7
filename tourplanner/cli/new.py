"""``tourplanner new``."""

import shlex
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.new import new, new_workbook


@click.command(
    "new",
    cls=Command,
    examples=(
        "tourplanner new my-plan",
        "tourplanner new --xlsx my-plan",
        "tourplanner new --xlsx my-plan --from pilot.toml",
    ),
)
@argument("folder", metavar="DIR", type=PATH)
@option("--xlsx", "as_workbook", is_flag=True)
@option("--from", "config", type=PATH, metavar="CONFIG")
@data_option
@lang_option
def command(folder: Path, as_workbook: bool, config: Path | None, data: Path | None, lang: Language) -> None:
    """Write a commented config to start from.

    DIR is made if need be; nothing that is there already is touched. Prints the file written.
    """
    if not as_workbook and (config or data):
        raise Misuse(message("usage.workbook-only"))
    notify = notices(lang)
    for file in new_workbook(folder, config, data, notify) if as_workbook else new(folder):
        data_console().print(str(file), soft_wrap=True)
        notify(message("door.edit-then", command=shlex.join(["tourplanner", "plan", str(file)])))
