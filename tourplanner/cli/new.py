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
from tourplanner.workflow.new import new, new_from, new_workbook


@click.command(
    "new",
    cls=Command,
    examples=(
        "tourplanner new my-plan",
        "tourplanner new --xlsx my-plan",
        "tourplanner new --xlsx my-plan --from pilot.toml",
        "tourplanner new my-plan --from maps/pilote-2020/plan.json",
    ),
)
@argument("folder", metavar="DIR", type=PATH)
@option("--xlsx", "as_workbook", is_flag=True)
@option("--from", "config", type=PATH, metavar="CONFIG")
@data_option
@lang_option
def command(folder: Path, as_workbook: bool, config: Path | None, data: Path | None, lang: Language) -> None:
    """Write a commented config to start from.

    DIR is made if need be; nothing that is there already is touched. With --from, it is that config with
    all comments anew, or the one that a plan.json was made from. Prints the file written.
    """
    if not as_workbook and data and not config:
        raise Misuse(message("usage.tables-of-what"))
    notify = notices(lang)
    if as_workbook:
        files = new_workbook(folder, config, data, lang, notify)
    else:
        files = new_from(folder, config, data, lang, notify) if config else new(folder, lang)
    for file in files:
        data_console().print(str(file), soft_wrap=True)
        notify(message("door.edit-then", command=shlex.join(["tourplanner", "plan", str(file)])))
